/** What the address asks to be opened: `#open=design:kiosk`; null when it asks for nothing of ours. */
export function wantedInAddress(hash: string): string | null {
  return /^#open=((?:design|lesson):[a-z0-9-]{1,64})$/.exec(hash)?.[1] ?? null
}

/** What an embed's address calls by a bare name is a design of the gallery. */
export function namedDesign(example: string): string {
  return example.includes(':') ? example : `design:${example}`
}
