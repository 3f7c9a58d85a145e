/** Longer texts are rare, and their number could fill the memory. */
const LONGEST = 300
const MOST = 20_000

/**
 * Remembers what was made of a text: the same few actions, keys and ARNs stand in every policy, and every edit
 * of a document asks about all of them again.
 */
export function remembering<Made>(make: (text: string) => Made): (text: string) => Made {
  const made = new Map<string, Made>()
  return (text) => {
    const known = made.get(text)
    if (known !== undefined) return known
    const fresh = make(text)
    if (text.length <= LONGEST) {
      if (made.size >= MOST) made.clear()
      made.set(text, fresh)
    }
    return fresh
  }
}
