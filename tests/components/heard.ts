import { waitFor } from '@testing-library/react'
import { beforeEach, expect } from 'vitest'

/**
 * All that the page said to a screen reader during this test. A live region holds one announcement at a time, and on a
 * busy machine the next may be there before a test has looked.
 */
const said = new Set<string>()

const listen = () => {
  for (const region of document.querySelectorAll('[role="status"]')) said.add(region.textContent ?? '')
}

beforeEach(() => {
  said.clear()
  const observer = new MutationObserver(listen)
  observer.observe(document, { subtree: true, childList: true, characterData: true })
  return () => observer.disconnect()
})

/** Waits until the page has said this: what is said after a promise is drawn a moment later. */
export const heard = (sentence: string) =>
  waitFor(() => {
    listen()
    expect([...said].join('\n')).toContain(sentence)
  })
