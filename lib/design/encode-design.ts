import type { Design } from './schema/design'

/** A design as the text of a file: the same design always gives the same text. */
export function encodeDesign(design: Design): string {
  return `${JSON.stringify(design, null, 2)}\n`
}
