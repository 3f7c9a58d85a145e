/** An address range: the address as 16-bit groups (2 for IPv4, 8 for IPv6) and how many bits of it count. */
export interface IpRange {
  readonly groups: readonly number[]
  readonly prefix: number
  /** An IPv6 address without a prefix: that all its bits count is an assumption. */
  readonly isPrefixAssumed: boolean
}

/**
 * Which addresses does this text stand for? Null when it is no address or CIDR range.
 *
 * Without a prefix it is the one address. Bits behind the prefix are ignored.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress
 * @example
 * parseIpRange('203.0.113.0/24')?.prefix // 24
 */
export function parseIpRange(text: string): IpRange | null {
  const slash = text.indexOf('/')
  const groups = parseIpAddress(slash < 0 ? text : text.slice(0, slash))
  if (groups === null) return null
  const bits = groups.length * 16
  if (slash < 0) return { groups, prefix: bits, isPrefixAssumed: bits === 128 }
  const written = text.slice(slash + 1)
  if (!/^\d{1,3}$/.test(written) || Number(written) > bits) return null
  return { groups, prefix: Number(written), isPrefixAssumed: false }
}

/** The groups of one address; null when the text is none, or a range. */
export function parseIpAddress(text: string): readonly number[] | null {
  return text.includes(':') ? parseIpv6(text) : parseIpv4(text)
}

/** Does the address lie in the range? Addresses of the other family never do. */
export function isInIpRange(address: readonly number[], { groups, prefix }: IpRange): boolean {
  if (address.length !== groups.length) return false
  for (let index = 0, bits = prefix; bits > 0; index++, bits -= 16) {
    const ignored = Math.max(0, 16 - bits)
    if ((address[index] as number) >> ignored !== (groups[index] as number) >> ignored) return false
  }
  return true
}

/** A part with a leading zero could be meant as octal: it is no part at all. */
const PART = '(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)'
const IPV4 = new RegExp(`^${PART}\\.${PART}\\.${PART}\\.${PART}$`)

function parseIpv4(text: string): readonly number[] | null {
  const found = IPV4.exec(text)
  if (found === null) return null
  const [first, second, third, fourth] = found.slice(1).map(Number) as [number, number, number, number]
  return [first * 256 + second, third * 256 + fourth]
}

/** The longest written form, with an IPv4 address at its end. */
const LONGEST_IPV6 = 45

function parseIpv6(text: string): readonly number[] | null {
  if (text.length > LONGEST_IPV6) return null
  const gap = text.indexOf('::')
  if (gap < 0) {
    const groups = groupsOf(text)
    return groups?.length === 8 ? groups : null
  }
  if (text.includes('::', gap + 1)) return null
  const head = text.slice(0, gap)
  // An IPv4 address stands at the very end or nowhere.
  if (head.includes('.')) return null
  const before = groupsOf(head)
  const after = groupsOf(text.slice(gap + 2))
  if (before === null || after === null || before.length + after.length > 7) return null
  return [...before, ...new Array<number>(8 - before.length - after.length).fill(0), ...after]
}

function groupsOf(text: string): number[] | null {
  if (text === '') return []
  const parts = text.split(':')
  const groups: number[] = []
  for (const [index, part] of parts.entries()) {
    if (index === parts.length - 1 && part.includes('.')) {
      const embedded = parseIpv4(part)
      if (embedded === null) return null
      groups.push(...embedded)
    } else if (/^[0-9a-fA-F]{1,4}$/.test(part)) groups.push(Number.parseInt(part, 16))
    else return null
  }
  return groups
}
