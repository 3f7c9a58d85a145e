/** An element of an XML document, as far as SAML responses need one. */
export interface XmlElement {
  /** Without its namespace prefix. */
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlElement[]
  /** All text directly inside, joined. */
  readonly text: string
  /** Offsets of the whole element in the text that was read. */
  readonly start: number
  readonly end: number
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
])

/** Text made safe to stand in an XML document, inside an element or a quoted attribute.
 *  Characters that XML cannot hold become U+FFFD. */
export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;')
    .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
}

const MAXIMUM_ELEMENTS = 20_000

interface Open {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: XmlElement[]
  readonly texts: string[]
  readonly start: number
}

/**
 * Reads an XML document, tolerantly; null when there is no sense in it.
 *
 * Knows elements, attributes, text, CDATA, comments and the five entities of XML itself. A document type
 * declaration is refused, so nothing can be expanded. Linear in the size of the text; never throws.
 *
 * @see https://www.w3.org/TR/xml/
 */
export function readXml(text: string): XmlElement | null {
  const open: Open[] = []
  let at = 0
  for (let count = 0; count < MAXIMUM_ELEMENTS; count++) {
    const start = text.indexOf('<', at)
    if (start < 0) return null
    open.at(-1)?.texts.push(decodeEntities(text.slice(at, start)))
    if (text.startsWith('<!--', start)) {
      at = after(text, '-->', start + 4)
    } else if (text.startsWith('<![CDATA[', start)) {
      at = after(text, ']]>', start + 9)
      open.at(-1)?.texts.push(text.slice(start + 9, at - 3))
    } else if (text.startsWith('<?', start)) {
      at = after(text, '?>', start + 2)
    } else if (text.startsWith('<!', start)) {
      return null
    } else {
      const end = endOfTag(text, start)
      if (end < 0) return null
      at = end
      const done = readTag(text.slice(start + 1, end - 1), start, end, open)
      if (done === 'broken') return null
      if (done !== 'goes-on') return done
    }
    if (at < 0) return null
  }
  return null
}

/** All elements of this name, at any depth, in order. */
export function elementsNamed(root: XmlElement, name: string): readonly XmlElement[] {
  const found: XmlElement[] = []
  const waiting: XmlElement[] = [root]
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    if (element.name === name) found.push(element)
    for (let index = element.children.length - 1; index >= 0; index--) {
      const child = element.children[index]
      if (child) waiting.push(child)
    }
  }
  return found
}

function readTag(tag: string, start: number, end: number, open: Open[]): XmlElement | 'goes-on' | 'broken' {
  const close = (element: Open): XmlElement | 'goes-on' => {
    const { name, attributes, children, texts } = element
    const closed = { name, attributes, children, text: texts.join('').trim(), start: element.start, end }
    const parent = open.at(-1)
    if (!parent) return closed
    parent.children.push(closed)
    return 'goes-on'
  }
  if (tag.startsWith('/')) {
    const element = open.pop()
    return element && element.name === localName(tag.slice(1).trim()) ? close(element) : 'broken'
  }
  const isEmpty = tag.endsWith('/')
  const [, name] = /^([^\s/=<>"'&]+)/.exec(tag) ?? []
  if (name === undefined) return 'broken'
  const inside = tag.slice(name.length, isEmpty ? -1 : undefined)
  const element: Open = {
    name: localName(name),
    attributes: readAttributes(inside),
    children: [],
    texts: [],
    start,
  }
  if (isEmpty) return close(element)
  open.push(element)
  return 'goes-on'
}

function readAttributes(text: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>()
  for (const [, name, double, single] of text.matchAll(
    /(?<![^\s"'])([^\s=<>"'&]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g,
  )) {
    if (name !== undefined) attributes.set(name, decodeEntities(double ?? single ?? ''))
  }
  return attributes
}

/** The end of a tag, past a `>` that does not stand in quotes. */
function endOfTag(text: string, start: number): number {
  let quote = ''
  for (let at = start + 1; at < text.length; at++) {
    const character = text[at] as string
    if (quote !== '') {
      if (character === quote) quote = ''
    } else if (character === '"' || character === "'") quote = character
    else if (character === '<') return -1
    else if (character === '>') return at + 1
  }
  return -1
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from)
  return found < 0 ? -1 : found + mark.length
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w{2,4}));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES.get(name) ?? whole
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
