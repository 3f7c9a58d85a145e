/** Pixels of a picture for each of the drawing: sharp on paper and on good screens. */
const SCALE = 2

/**
 * A sequence diagram as a picture of its own, light as paper whatever the theme of the page.
 *
 * @param bench an empty element that is laid out: Mermaid measures text in it
 */
export async function diagramSvg(source: string, bench: HTMLElement): Promise<string> {
  const { renderSequence } = await import('@/components/sequence-diagram/mermaid/render')
  await document.fonts?.ready
  const { fontFamily } = getComputedStyle(bench)
  const { signal } = new AbortController()
  const drawn = await renderSequence({ source, theme: 'light', fontFamily, bench, signal })
  const template = document.createElement('template')
  template.innerHTML = drawn ?? ''
  const svg = template.content.querySelector('svg')
  if (!svg) throw new Error('Mermaid gave no picture')
  const { left, top, width, height } = boxOf(svg)
  svg.removeAttribute('style')
  svg.setAttribute('width', String(width))
  svg.setAttribute('height', String(height))
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
  for (const [name, value] of Object.entries({ x: left, y: top, width, height, fill: '#ffffff' })) {
    paper.setAttribute(name, String(value))
  }
  svg.prepend(paper)
  return new XMLSerializer().serializeToString(svg)
}

/** The picture as pixels. */
export async function svgToPng(svgText: string): Promise<Blob> {
  const image = new Image()
  // Not a blob: the page's policy lets pictures come from here or from data.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = image.naturalWidth * SCALE
  canvas.height = image.naturalHeight * SCALE
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'),
  )
}

function boxOf(svg: SVGSVGElement) {
  const [left = 0, top = 0, width = 0, height = 0] = (svg.getAttribute('viewBox') ?? '')
    .split(/[\s,]+/)
    .map(Number)
  return { left, top, width: Math.ceil(width), height: Math.ceil(height) }
}
