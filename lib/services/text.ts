/** Text that XML reads back as it is. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** `1 item`, `2 items`. */
export function counted(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${count} ${what}s`
}

/** How many bytes a text takes on the wire, in UTF-8; a half of a pair takes three, as its replacement does. */
export function byteLength(text: string): number {
  let bytes = text.length
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code < 0x80) continue
    if (code < 0x800) bytes += 1
    else if (code >= 0xd800 && code < 0xdc00 && isLowHalf(text.charCodeAt(index + 1))) {
      // Both halves together take four bytes.
      bytes += 2
      index++
    } else bytes += 2
  }
  return bytes
}

function isLowHalf(code: number): boolean {
  return code >= 0xdc00 && code < 0xe000
}
