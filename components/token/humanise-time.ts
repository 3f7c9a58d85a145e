/**
 * A moment for people: "2 March 2026, 09:00:00 UTC". Spelled by hand: the server and every browser must
 * print the same, or hydration fails.
 */
export function humaniseTime(seconds: number): string {
  const at = new Date(seconds * 1000)
  if (Number.isNaN(at.getTime())) return String(seconds)
  const [, time = ''] = /T(\d\d:\d\d:\d\d)/.exec(at.toISOString()) ?? []
  return `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}, ${time} UTC`
}

/** "1 hour later", "10 minutes later"; null when there is nothing to compare. */
export function humaniseDistance(from: number, to: number): string | null {
  const seconds = to - from
  if (!Number.isFinite(seconds) || seconds === 0) return null
  const size = Math.abs(seconds)
  const [amount, unit] =
    size >= 86_400
      ? [size / 86_400, 'day']
      : size >= 3_600
        ? [size / 3_600, 'hour']
        : size >= 60
          ? [size / 60, 'minute']
          : [size, 'second']
  const rounded = Math.round(amount * 10) / 10
  return `${rounded} ${unit}${rounded === 1 ? '' : 's'} ${seconds > 0 ? 'later' : 'earlier'}`
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)
