import { expect, test } from 'vitest'
import { editorColors } from '@/components/policy-editor/monaco/themes'

const texts = [
  'text',
  'key',
  'string',
  'variable',
  'escape',
  'number',
  'keyword',
  'punctuation',
  'invalid',
] as const

const backgrounds = ['background', 'currentLine', 'selection', 'selectionInactive', 'occurrence'] as const

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/** The accent at 12 % over the background, which marks the deciding statement. */
function tinted({ background, accent }: { background: string; accent: string }): string {
  const mixed = [1, 3, 5].map((at) => {
    const [below, above] = [background, accent].map((hex) => Number.parseInt(hex.slice(at, at + 2), 16))
    return Math.round(below! * 0.88 + above! * 0.12)
      .toString(16)
      .padStart(2, '0')
  })
  return `#${mixed.join('')}`
}

for (const theme of ['light', 'dark'] as const) {
  const colors = editorColors[theme]

  test.each(texts)(`%s can be read on every background of the ${theme} theme`, (text) => {
    for (const background of backgrounds) {
      expect(contrast(colors[text], colors[background]), background).toBeGreaterThanOrEqual(4.5)
    }
    expect(contrast(colors[text], tinted(colors)), 'deciding statement').toBeGreaterThanOrEqual(4.5)
  })

  test(`line numbers and squiggles can be seen in the ${theme} theme`, () => {
    expect(contrast(colors.lineNumber, colors.background)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(colors.lineNumberActive, colors.currentLine)).toBeGreaterThanOrEqual(4.5)
    for (const name of ['error', 'warning', 'info'] as const) {
      expect(contrast(colors[name], colors.background)).toBeGreaterThanOrEqual(3)
    }
  })
}
