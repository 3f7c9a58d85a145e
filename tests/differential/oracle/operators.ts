import { type Answer, all, any, asList, isReadable, type Json, not, sure } from './terms'
import { fits, type Lookup, type PlaceRules, patternOf, type Sign, textOf } from './wildcard-regexp'

/** The condition operators: iam-evaluation.md sections 2.2 to 2.5, one test at a time. */

const NAME = new RegExp(
  '^(ForAllValues:|ForAnyValue:)?(' +
    'String(?:Not)?(?:Equals|EqualsIgnoreCase|Like)|Arn(?:Not)?(?:Equals|Like)|(?:Not)?IpAddress|' +
    '(?:Numeric|Date)(?:(?:Not)?Equals|(?:Less|Greater)Than(?:Equals)?)|Bool|BinaryEquals|Null' +
    ')(IfExists)?$',
)

/** @param value what the request holds of the key; undefined when it has no such key. */
export function testCondition(
  operator: string,
  value: Json,
  wanted: readonly Json[],
  variables: PlaceRules['variables'],
  lookup: Lookup,
): Answer {
  const [, set, base, ifExists] = NAME.exec(operator) ?? []
  if (base === undefined || (base === 'Null' && ifExists)) return 'unknown'
  if (base === 'Null') {
    if (set) return sure(set === 'ForAllValues:')
    const isAbsent = String(value === undefined)
    return sure(wanted.some((one) => String(one).toLowerCase() === isAbsent))
  }
  const rules = { wildcards: /Like|Arn/.test(base), isArn: false, variables }
  const patterns = wanted.map((one) =>
    /String|Arn|Bool/.test(base) ? patternOf(String(one), rules, lookup) : signsOf(String(one)),
  )
  if (patterns.includes('malformed')) return 'unknown'
  const isNegated = base.includes('Not')
  if (value === undefined) {
    if (ifExists || set === 'ForAllValues:') return 'yes'
    return sure(isNegated && set === undefined)
  }
  if (!isReadable(value)) return 'unknown'

  const compare = COMPARISONS[base.replace('Not', '')] as Comparison
  const meets = (one: string): Answer => {
    const found = any(
      patterns.map((pattern) => {
        if (typeof pattern === 'string') return pattern === 'missing' ? 'no' : 'unknown'
        return sure(compare(one, pattern))
      }),
    )
    return isNegated ? not(found) : found
  }
  const values = asList(value).map(String)
  if (set === 'ForAllValues:') return values.every((one) => one === '') ? 'yes' : all(values.map(meets))
  if (set === 'ForAnyValue:') return any(values.map(meets))
  return isNegated ? all(values.map(meets)) : any(values.map(meets))
}

type Comparison = (value: string, pattern: readonly Sign[]) => boolean

const signsOf = (text: string): Sign[] => text.split('').map((char) => ({ char, isLive: false }))

/** Both sides read in the same way, then compared; what cannot be read never matches. */
function reading<Value>(
  read: (text: string) => Value | null,
  holds: (value: Value, wanted: Value) => boolean,
): Comparison {
  return (text, pattern) => {
    const value = read(text)
    const wanted = read(textOf(pattern))
    return value !== null && wanted !== null && holds(value, wanted)
  }
}

const ordered = (family: string, read: (text: string) => Decimal | null): Record<string, Comparison> => ({
  [`${family}Equals`]: reading(read, (value, wanted) => order(value, wanted) === 0),
  [`${family}LessThan`]: reading(read, (value, wanted) => order(value, wanted) < 0),
  [`${family}LessThanEquals`]: reading(read, (value, wanted) => order(value, wanted) <= 0),
  [`${family}GreaterThan`]: reading(read, (value, wanted) => order(value, wanted) > 0),
  [`${family}GreaterThanEquals`]: reading(read, (value, wanted) => order(value, wanted) >= 0),
})

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  StringEquals: (value, pattern) => value === textOf(pattern),
  StringEqualsIgnoreCase: (value, pattern) => value.toLowerCase() === textOf(pattern).toLowerCase(),
  StringLike: (value, pattern) => fits(pattern, value),
  ArnEquals: arnFits,
  ArnLike: arnFits,
  ...ordered('Numeric', readDecimal),
  ...ordered('Date', readInstant),
  Bool: reading(
    (text) => (/^(true|false)$/i.test(text) ? text.toLowerCase() : null),
    (value, wanted) => value === wanted,
  ),
  BinaryEquals: reading(readBase64, (value, wanted) => value.equals(wanted)),
  IpAddress: (value, pattern) => {
    const address = value.includes('/') ? null : readRange(value)
    const range = readRange(textOf(pattern))
    if (!address || !range || address.bits !== range.bits) return false
    return address.number >> range.hostBits === range.number >> range.hostBits
  },
}

/** Split at the first five colons, part by part. */
function arnFits(value: string, pattern: readonly Sign[]): boolean {
  const parts: Sign[][] = [[]]
  for (const sign of pattern) {
    if (sign.char === ':' && parts.length < 6) parts.push([])
    else parts.at(-1)?.push(sign)
  }
  const [, ...own] = /^([^:]*):([^:]*):([^:]*):([^:]*):([^:]*):([\s\S]*)$/.exec(value) ?? []
  return own.length === 6 && parts.length === 6 && parts.every((part, index) => fits(part, own[index] ?? ''))
}

/** A number as digits times a power of ten. */
interface Decimal {
  readonly digits: bigint
  readonly exponent: bigint
}

function readDecimal(text: string): Decimal | null {
  const [, sign, whole = '', fraction = '', exponent = '0'] =
    /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? []
  if (whole + fraction === '') return null
  const digits = BigInt(whole + fraction)
  return {
    digits: sign === '-' ? -digits : digits,
    exponent: BigInt(exponent.replace('+', '')) - BigInt(fraction.length),
  }
}

/** Below zero when the left one is less. Numbers of unlike size are not written out: they may be enormous. */
function order(left: Decimal, right: Decimal): number {
  const sign = ({ digits }: Decimal) => Number(digits > 0n) - Number(digits < 0n)
  if (sign(left) !== sign(right) || sign(left) === 0) return sign(left) - sign(right)
  const size = ({ digits, exponent }: Decimal) => BigInt(String(digits).replace('-', '').length) + exponent
  if (size(left) !== size(right)) return size(left) < size(right) ? -sign(left) : sign(left)
  const least = left.exponent < right.exponent ? left.exponent : right.exponent
  const scaled = ({ digits, exponent }: Decimal) => digits * 10n ** (exponent - least)
  const difference = scaled(left) - scaled(right)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** Seconds since 1970. */
function readInstant(text: string): Decimal | null {
  if (!/[Tt-]/.test(text)) {
    if (!/^\d+$/.test(text) || BigInt(text) >= 2n ** 63n) return null
    return { digits: BigInt(text), exponent: 0n }
  }
  const [, year, month, day = '01', time = '00:00', second = '00', fraction = '', zone = 'Z'] =
    /^(\d{4})-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d)(?::(\d\d)(?:\.(\d+))?)?(Z|[+-]\d\d:\d\d)?)?)?$/.exec(text) ?? []
  // Date.parse knows a day 31 in every month, an hour 24, and no offset of 24 hours and more.
  const milliseconds = Date.parse(`${year}-${month}-${day}T${time}:${second}${zone}`)
  const lastDay = new Date(Date.UTC(2000 + (Number(year) % 400), Number(month), 0)).getUTCDate()
  if (Number.isNaN(milliseconds) || Number(day) > lastDay || time.startsWith('24')) return null
  const scale = 10n ** BigInt(fraction.length)
  return {
    digits: BigInt(milliseconds / 1000) * scale + BigInt(`0${fraction}`),
    exponent: -BigInt(fraction.length),
  }
}

function readBase64(text: string): Buffer | null {
  const [, digits, padding = ''] = /^([A-Za-z0-9+/]*)(={0,2})$/.exec(text) ?? []
  if (digits === undefined || digits.length % 4 === 1) return null
  if (padding !== '' && text.length % 4 !== 0) return null
  return Buffer.from(digits, 'base64')
}

/** An address of 32 or 128 bits, and how many of them a range leaves open. */
function readRange(text: string): { number: bigint; bits: number; hostBits: bigint } | null {
  const [, address = '', prefix] = /^([^/]*)(?:\/(\d+))?$/.exec(text) ?? []
  const bits = address.includes(':') ? 128 : 32
  const number = bits === 32 ? readFour(address) : readSix(address)
  if (number === null || Number(prefix ?? bits) > bits) return null
  return { number, bits, hostBits: BigInt(bits - Number(prefix ?? bits)) }
}

function readFour(text: string): bigint | null {
  const bytes = text.split('.')
  if (bytes.length !== 4 || !bytes.every((byte) => /^(0|[1-9]\d?\d?)$/.test(byte) && Number(byte) < 256)) {
    return null
  }
  return bytes.reduce((number, byte) => number * 256n + BigInt(byte), 0n)
}

function readSix(text: string): bigint | null {
  const tail = /^(.*:)([^:]*\.[^:]*)$/.exec(text)
  const four = tail ? readFour(tail[2] ?? '') : 0n
  if (four === null) return null
  const plain = tail ? `${tail[1]}${(four >> 16n).toString(16)}:${(four & 0xffffn).toString(16)}` : text
  const halves = plain.split('::').map((half) => (half === '' ? [] : half.split(':')))
  const [head = [], rest] = halves
  const given = head.length + (rest?.length ?? 0)
  if (halves.length > 2 || (rest ? given > 7 : given !== 8)) return null
  const groups = [...head, ...Array<string>(8 - given).fill('0'), ...(rest ?? [])]
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return null
  return BigInt(`0x${groups.map((group) => group.padStart(4, '0')).join('')}`)
}
