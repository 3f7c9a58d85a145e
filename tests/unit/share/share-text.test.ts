import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { type Design, withDocumentText } from '@/lib/design'
import { DEFAULT_DESIGN, EVERY_SOURCE } from '@/lib/scenarios'
import {
  looksLikeShareLink,
  readShareLink,
  readShareText,
  shareTextOf,
  toShareLink,
  toShareText,
} from '@/lib/share'
import { toBase64Url } from '@/lib/share/base64url'
import { inflateWithin } from '@/lib/share/inflate-within'
import { MID_SIZED_DESIGN } from '../../fixtures/mid-sized-design'

const textOf = (design: Design) => toShareText(design) ?? ''
const codeOf = (text: string) => {
  const read = readShareText(text)
  return read.ok ? 'ok' : read.error.code
}

describe('a design as a text that fits in an address', () => {
  test('is read again as the same design', () => {
    for (const design of [DEFAULT_DESIGN, EVERY_SOURCE, MID_SIZED_DESIGN]) {
      expect(readShareText(textOf(design))).toEqual({ ok: true, value: design })
    }
  })

  test('holds only what differs from the design that the playground opens with', () => {
    expect(textOf(DEFAULT_DESIGN).length).toBeLessThan(20)
    expect(textOf({ ...DEFAULT_DESIGN, name: 'Mine' }).length).toBeLessThan(30)
    const edited = withDocumentText(DEFAULT_DESIGN, 'roles/PhotoAppGuest/policies/S3PublicRead', '{}')
    expect(textOf(edited).length).toBeLessThan(60)
  })

  test('a part that only the usual design has stays left out', () => {
    const { description: _, ...design } = DEFAULT_DESIGN
    expect(readShareText(textOf(design))).toEqual({ ok: true, value: design })
  })

  test('a link of a mid-sized design, with what is looked at, is not longer than 2,000 characters', () => {
    const view =
      'identity=imke&request=read-colleague&step=6&document=roles/FieldTechnician/policies/OwnReports'
    const link = toShareLink('https://playground.example/', MID_SIZED_DESIGN, view)
    expect(link?.url.length).toBeLessThanOrEqual(2_000)
    expect(link?.fits).toBe('everywhere')
    expect(JSON.stringify(MID_SIZED_DESIGN).length).toBeGreaterThan(9_500)
  })

  test('what is too long for chats and for addresses is told', () => {
    const noise = (length: number) =>
      Array.from({ length }, (_, index) => Math.trunc(1e12 * Math.sin(index + 1) ** 2)).join(' ')
    const withNoise = (length: number) =>
      toShareLink('x', { ...DEFAULT_DESIGN, description: noise(length) }, '')
    expect(withNoise(300)?.fits).toBe('browsers')
    expect(withNoise(1_500)?.fits).toBe('nowhere')
    expect(toShareText({ ...DEFAULT_DESIGN, description: 'x'.repeat(5_000_000) })).toBeNull()
  })
})

describe('links', () => {
  const link = toShareLink('https://a.example/play/', MID_SIZED_DESIGN, 'identity=imke&step=4')?.url ?? ''

  test('carry the design behind what is looked at', () => {
    expect(link).toMatch(/^https:\/\/a\.example\/play\/#identity=imke&step=4&d=v1\.[\w-]+$/)
    expect(readShareLink(link)).toEqual({ ok: true, value: MID_SIZED_DESIGN })
    expect(readShareLink(link.slice(link.indexOf('#')))).toEqual({ ok: true, value: MID_SIZED_DESIGN })
    expect(readShareLink(shareTextOf(link) ?? '')).toEqual({ ok: true, value: MID_SIZED_DESIGN })
  })

  test('are told from names of files', () => {
    expect(looksLikeShareLink(link)).toBe(true)
    expect(looksLikeShareLink(textOf(DEFAULT_DESIGN))).toBe(true)
    for (const name of ['design.json', 'v1.json.txt', './v1.abc', '-', 'a#b.json']) {
      expect(looksLikeShareLink(name), name).toBe(false)
    }
  })

  test('may have a full stop or a bracket behind them, as in a sentence', () => {
    expect(codeOf(`${textOf(MID_SIZED_DESIGN)}).`)).toBe('ok')
  })
})

describe('a text that is no link is explained', () => {
  const good = textOf(MID_SIZED_DESIGN)

  test.each([
    ['nothing', '', 'not-a-link'],
    ['words', 'hello', 'not-a-link'],
    ['a version that never was', 'v0.abcd', 'not-a-link'],
    ['a newer version', 'v2.abcd', 'newer'],
    ['no content', 'v1.', 'damaged'],
    ['a text cut in the middle', good.slice(0, 900), 'damaged'],
    ['a text without its last character', good.slice(0, -1), 'damaged'],
    ['a changed character', good.replace(good[500] as string, good[500] === 'A' ? 'B' : 'A'), 'damaged'],
    ['a text of a megabyte', `v1.${'A'.repeat(1_000_000)}`, 'too-large'],
  ])('%s', (_what, text, code) => {
    expect(codeOf(text)).toBe(code)
  })

  test('a newer version is named', () => {
    const read = readShareText('v7.abcd')
    expect(!read.ok && read.error.message).toContain('version 7')
  })

  test('a design that is none says where', () => {
    const broken = { ...DEFAULT_DESIGN, roles: [{ name: 'A', trustPolicy: 3 }] } as unknown as Design
    const read = readShareText(textOf(broken))
    expect(!read.ok && read.error).toMatchObject({ code: 'not-a-design' })
    expect(!read.ok && read.error.message).toContain('roles.0.trustPolicy')
  })

  test('names that JavaScript keeps for itself are refused', () => {
    const hostile = JSON.parse('{"__proto__":{"name":"x"}}')
    const read = readShareText(textOf({ ...DEFAULT_DESIGN, ...hostile, identityPool: hostile }))
    expect(read.ok).toBe(false)
  })

  test('a bomb of 100 MB in 100 kB is refused, and is not unpacked', () => {
    const bomb = deflateRawSync(new Uint8Array(100_000_000), { level: 9 })
    expect(bomb.length).toBeLessThan(110_000)
    const packed = new Uint8Array([0, 0, 0, ...bomb.subarray(0, 70_000)])
    expect(codeOf(`v1.${toBase64Url(packed)}`)).toBe('too-large')
    expect(inflateWithin(bomb, new Uint8Array(0), 1_000_000)).toBe('too-large')
  })

  test('words that become longer than any design are not written out', () => {
    const signs = deflateRawSync(new Uint8Array(3_900_000).fill(1), { level: 9 })
    expect(codeOf(`v1.${toBase64Url(new Uint8Array([0, 0, 0, ...signs]))}`)).toBe('too-large')
  })
})
