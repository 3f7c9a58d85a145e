/** A moment: whole seconds since 1970, and the digits of the fraction without zeros at the end. */
export interface Instant {
  readonly seconds: bigint
  readonly fraction: string
  /** The text names no time zone, so UTC is an assumption. */
  readonly isZoneAssumed: boolean
}

const ISO =
  /^(\d{4})-(\d{2})(?:-(\d{2})(?:[Tt](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?(?:(Z)|([+-])(\d{2}):(\d{2}))?)?)?$/
const EPOCH = /^\d{1,19}$/
const LAST_EPOCH = 2n ** 63n - 1n

/**
 * Which moment does this text stand for? Null when it is no date.
 *
 * IAM reads a text with a `T` or a dash by the W3C profile of ISO 8601, and everything else as seconds since
 * 1970: a bare `2017` is half past midnight on the first of January 1970, not a year.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date
 * @see https://www.w3.org/TR/NOTE-datetime
 * @example
 * parseInstant('1970-01-01T00:01:00Z')?.seconds // 60n
 */
export function parseInstant(text: string): Instant | null {
  if (!/[Tt-]/.test(text)) {
    if (!EPOCH.test(text)) return null
    const seconds = BigInt(text)
    return seconds <= LAST_EPOCH ? { seconds, fraction: '', isZoneAssumed: false } : null
  }
  const found = ISO.exec(text)
  if (found === null) return null
  const [
    ,
    yearText,
    monthText,
    dayText,
    hour,
    minute,
    second,
    fraction = '',
    zulu,
    sign,
    zoneHour,
    zoneMinute,
  ] = found
  const year = Number(yearText)
  const month = Number(monthText)
  const day = Number(dayText ?? 1)
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null
  const isClock =
    below(hour, 24) && below(minute, 60) && below(second, 60) && below(zoneHour, 24) && below(zoneMinute, 60)
  if (!isClock) return null
  const offset = (Number(zoneHour ?? 0) * 60 + Number(zoneMinute ?? 0)) * (sign === '-' ? -60 : 60)
  const clock = Number(hour ?? 0) * 3600 + Number(minute ?? 0) * 60 + Number(second ?? 0)
  return {
    seconds: BigInt(daysSince1970(year, month, day) * 86_400 + clock - offset),
    fraction: fraction.replace(/0+$/, ''),
    isZoneAssumed: zulu === undefined && sign === undefined,
  }
}

/** Negative when the left one is earlier, 0 for the same moment, positive when it is later. */
export function compareInstants(left: Instant, right: Instant): number {
  if (left.seconds !== right.seconds) return left.seconds < right.seconds ? -1 : 1
  if (left.fraction === right.fraction) return 0
  return left.fraction < right.fraction ? -1 : 1
}

function below(text: string | undefined, limit: number): boolean {
  return text === undefined || Number(text) < limit
}

function daysIn(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

/** Counted by hand: the language's own dates read the years 0 to 99 as 1900 to 1999. */
function daysSince1970(year: number, month: number, day: number): number {
  let days = day - 1
  for (let earlier = 1; earlier < month; earlier++) days += daysIn(year, earlier)
  const before = year - 1
  const leaps = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400)
  return days + year * 365 + leaps - DAYS_BEFORE_1970
}

/** 1970 years of 365 days, and the 477 leap days from the year 1 on. */
const DAYS_BEFORE_1970 = 1970 * 365 + 477
