/** Writes a bit, or reads one: what is written is what is read, as long as both know the same chances. */
export interface BitCoder {
  /** `chance`: how likely a 1 is, between 0 and 1, both excluded. `bit` is what to write; a reader ignores it. */
  code(chance: number, bit: number): number
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
/** Five digits of six bits each. */
const RANGE = 2 ** 30
/** All but the first of them. */
const REST = 2 ** 24 - 1

/** Writes bits as text, six a character: arithmetic coding, so that a likely bit costs a fraction of one. */
export function createBitWriter(): BitCoder & { finish(): string } {
  let low = 0
  let high = RANGE - 1
  let text = ''
  return {
    code(chance, bit) {
      const middle = split(low, high, chance)
      if (bit === 1) high = middle
      else low = middle + 1
      while (low >> 24 === high >> 24) {
        text += DIGITS[low >> 24]
        low = (low & REST) << 6
        high = ((high & REST) << 6) | 63
      }
      return bit
    },
    finish() {
      // The first digits differ here, so this number stands inside the range, whatever a reader sees after the end.
      return text + DIGITS[(low >> 24) + 1]
    },
  }
}

/** Reads what `createBitWriter` wrote. Total: after the end, or from any other text, it reads on without failing. */
export function createBitReader(text: string): BitCoder {
  let low = 0
  let high = RANGE - 1
  let index = 0
  const next = () => Math.max(0, DIGITS.indexOf(text[index++] ?? 'A'))
  let value = 0
  for (let count = 0; count < 5; count++) value = value * 64 + next()
  return {
    code(chance) {
      const middle = split(low, high, chance)
      const bit = value <= middle ? 1 : 0
      if (bit === 1) high = middle
      else low = middle + 1
      while (low >> 24 === high >> 24) {
        low = (low & REST) << 6
        high = ((high & REST) << 6) | 63
        value = ((value & REST) << 6) | next()
      }
      return bit
    },
  }
}

// INVARIANT: low <= middle < high, so both bits keep a range of their own.
function split(low: number, high: number, chance: number): number {
  return low + (((high - low) * chance) | 0)
}
