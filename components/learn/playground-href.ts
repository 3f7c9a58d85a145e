/** The address at which the playground opens something: `design:kiosk`, `lesson:wrong-audience`, or what waits for it. */
export function playgroundHref(what: `design:${string}` | `lesson:${string}` | 'handover'): string {
  return `${process.env.NEXT_PUBLIC_BASE_PATH ?? ''}/#open=${what}`
}
