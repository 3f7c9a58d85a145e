import { fail, type Result } from '@/lib/base/result'
import type { Design } from '@/lib/design'

/** Does this fragment carry a design? Asked of every page, so that reading it can come late. */
export function carriesDesign(fragment: string): boolean {
  return /[#&]d=/.test(fragment)
}

/** A design that came with a link. */
export interface SharedDesign {
  readonly design: Design
  /** Its text in the address. */
  readonly text: string
}

const WHAT_TO_DO = {
  'not-a-link': 'Ask for the link again.',
  damaged: 'Ask for it again, or for the design as a file.',
  newer: 'Open it in the playground in which it was made.',
  'too-large': 'Ask for the design as a file.',
  'not-a-design': 'Ask for it again, or for the design as a file.',
} as const

/** The design of a fragment that carries one, or why there is none, in sentences for people. Never throws. */
export async function readSharedDesign(fragment: string): Promise<Result<SharedDesign, string>> {
  try {
    const { readShareText, shareTextOf } = await import('@/lib/share')
    const text = shareTextOf(fragment) ?? ''
    const read = readShareText(text)
    if (read.ok) return { ok: true, value: { design: read.value, text } }
    const { code, message } = read.error
    return fail(`This link could not be opened: ${message}. ${WHAT_TO_DO[code]}`)
  } catch {
    return fail(
      'This link could not be opened: a part of this page could not be loaded. Check the connection.',
    )
  }
}
