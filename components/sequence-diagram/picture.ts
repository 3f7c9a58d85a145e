/** A drawn diagram, with the elements of each message found once so that marking a step is cheap. */
export interface Picture {
  svg: SVGSVGElement
  width: number
  height: number
  messages: readonly MessageParts[]
}

interface MessageParts {
  elements: readonly Element[]
  line: Element
}

export type MessageState = 'past' | 'current' | 'future' | 'plain'

/** Reads Mermaid's SVG text: the picture is decoration, so it loses its roles and its tooltip. */
export function readPicture(svgText: string): Picture | null {
  const template = document.createElement('template')
  template.innerHTML = svgText
  const svg = template.content.querySelector('svg')
  if (!svg) return null
  const [, , width = 0, height = 0] = (svg.getAttribute('viewBox') ?? '').split(/[\s,]+/).map(Number)
  for (const name of [
    'role',
    'aria-roledescription',
    'aria-labelledby',
    'aria-describedby',
    'style',
    'width',
    'height',
  ]) {
    svg.removeAttribute(name)
  }
  svg.querySelector(':scope > title')?.remove()
  svg.querySelector(':scope > desc')?.remove()
  svg.setAttribute('aria-hidden', 'true')
  svg.setAttribute('focusable', 'false')
  const messages = findMessages(svg)
  addAccentMarkers(svg)
  return { svg, width, height, messages }
}

/** Mermaid draws each message as its text, its line and its number, in this order, message after message. */
function findMessages(svg: SVGSVGElement): MessageParts[] {
  const messages: MessageParts[] = []
  let texts: Element[] = []
  let open: Element[] | null = null
  for (const element of svg.querySelectorAll(
    '.messageText, [data-et="message"], [marker-start*="sequencenumber"], .sequenceNumber',
  )) {
    if (element.matches('.messageText')) {
      open = null
      texts.push(element)
    } else if (element.matches('[data-et="message"]')) {
      // Mermaid puts the number of a message to oneself onto the last line of its text.
      if (element.tagName === 'path')
        for (const text of texts) text.setAttribute('transform', 'translate(0 -8)')
      open = [...texts, element]
      texts = []
      messages.push({ elements: open, line: element })
    } else open?.push(element)
  }
  messages.forEach(({ elements }, index) => {
    for (const element of elements) element.setAttribute('data-message', String(index))
  })
  return messages
}

/** Arrow heads do not inherit the colour of their line, so the current message gets heads of its own. */
function addAccentMarkers(svg: SVGSVGElement): void {
  for (const marker of svg.querySelectorAll('marker[id]')) {
    const accented = marker.cloneNode(true) as Element
    accented.id = `${marker.id}-current`
    accented.setAttribute('data-accent', '')
    marker.after(accented)
  }
}

/** A wide invisible target behind each message: its line alone is too thin to click. Needs the svg laid out. */
export function addTargets({ svg, messages }: Picture): void {
  // React may run the effect that calls this twice.
  for (const earlier of svg.querySelectorAll('.messageTarget')) earlier.remove()
  messages.forEach(({ elements }, index) => {
    const boxes = elements
      .filter((element) => element instanceof SVGGraphicsElement)
      .map((element) => element.getBBox())
    if (boxes.length === 0) return
    const left = Math.min(...boxes.map((box) => box.x)) - 12
    const right = Math.max(...boxes.map((box) => box.x + box.width)) + 12
    const top = Math.min(...boxes.map((box) => box.y)) - 5
    const bottom = Math.max(...boxes.map((box) => box.y + box.height)) + 9
    const target = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
    const place = { x: left, y: top, width: right - left, height: bottom - top, rx: 6 }
    for (const [name, value] of Object.entries(place)) target.setAttribute(name, String(value))
    target.setAttribute('class', 'messageTarget')
    target.setAttribute('data-message', String(index))
    elements[0]?.before(target)
  })
}

/** Marks every message with its state. Nothing is drawn again. */
export function markMessages({ svg }: Picture, stateOf: (message: number) => MessageState): void {
  for (const element of svg.querySelectorAll('[data-message]')) {
    const state = stateOf(Number(element.getAttribute('data-message')))
    element.setAttribute('data-state', state)
    for (const name of ['marker-start', 'marker-end']) {
      const reference = element.getAttribute(name)
      if (!reference) continue
      const plain = reference.replace(/(-current)?\)$/, ')')
      element.setAttribute(name, state === 'current' ? plain.replace(/\)$/, '-current)') : plain)
    }
  }
}

/** Which message stands under this element of the picture? */
export function messageAt(target: EventTarget | null): number | null {
  const found = target instanceof Element ? target.closest('[data-message]') : null
  return found ? Number(found.getAttribute('data-message')) : null
}
