/** Under which name a design waits for the playground, in what only this tab sees. */
export const HANDOVER_KEY = 'idpool:handover'

/** What the address asks to be opened: `#open=design:kiosk`; null when it asks for nothing of ours. */
export function wantedInAddress(hash: string): string | null {
  return /^#open=(handover|(?:design|lesson):[a-z0-9-]{1,64})$/.exec(hash)?.[1] ?? null
}
