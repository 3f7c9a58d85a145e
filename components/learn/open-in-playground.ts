/** Under which name a design waits for the playground, in what only this tab sees. */
export const HANDOVER_KEY = 'idpool:handover'

/** Goes to the playground, which opens this design; undo there brings back what the person had. */
export function openInPlayground(designText: string) {
  try {
    sessionStorage.setItem(HANDOVER_KEY, designText)
  } catch {
    // Where storage is blocked the playground opens as it is.
  }
  location.assign(`${process.env.NEXT_PUBLIC_BASE_PATH ?? ''}/#open=handover`)
}
