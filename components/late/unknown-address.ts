import { wantedInAddress } from './wanted-in-address'

/** What others hang on to addresses: counters of visits, and how a sign-in came about. Nobody asked for anything by it. */
const OTHERS = /^(utm_.*|.*clid|ref|source|si|mc_[ce]id|_ga|_gl|code|state|session_state|iss)$/

/** Names behind a question mark that mean something to the page. */
const OURS: ReadonlySet<string> = new Set(['present', 'theme'])

/**
 * What of an address asks for something and means nothing here; null when there is no such thing. It is asked where no
 * link to a selection or a design was found.
 *
 * @param isPart is there a part of the page with this id, to which a fragment may lead?
 * @example unknownInAddress({ hash: '#garbage', search: '' }, () => false) // '#garbage'
 */
export function unknownInAddress(
  { hash, search }: Pick<Location, 'hash' | 'search'>,
  isPart: (id: string) => boolean,
): string | null {
  const isKnown =
    hash.length < 2 || isPart(hash.slice(1)) || wantedInAddress(hash) !== null || /[#&]theme=/.test(hash)
  if (!isKnown) return shortened(hash)
  const stranger = [...new URLSearchParams(search).keys()].find(
    (name) => !OURS.has(name) && !OTHERS.test(name),
  )
  return stranger === undefined ? null : shortened(`?${stranger}`)
}

/** As it is meant to be read, and never so long that nobody would. */
function shortened(text: string): string {
  const readable = decoded(text)
  return readable.length > 40 ? `${readable.slice(0, 40)}…` : readable
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
