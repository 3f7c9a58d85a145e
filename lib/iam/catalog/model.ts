import type { BitCoder } from './bit-coder'

/**
 * Guesses each decision from what came before, seen in several ways at once (its *contexts*), and learns from what it
 * then was. The better the guess, the shorter the text: the catalogue is a third smaller than what gzip makes of the
 * best plain text of it.
 *
 * Reader and writer must guess alike to the last bit in every JavaScript engine. So this uses additions,
 * multiplications and divisions alone, which are exact by the standard of floating point; `Math.exp` is not.
 *
 * `kind` (below 8) and `mode` (below 128) choose what is learned together; each context is a hash of something that
 * the answer may depend on.
 */
export interface Model {
  /** Codes 0 or 1. */
  flag(kind: number, mode: number, contexts: readonly number[], value: number): number
  /**
   * Codes a number from 0 on, the smaller in the fewer steps: first its group (of `2 ** spread` numbers, then twice as
   * many each time), then its place in the group.
   */
  number(kind: number, mode: number, spread: number, contexts: readonly number[], value: number): number
}

const MOST_CONTEXTS = 10
const MOST_INPUTS = 2 * MOST_CONTEXTS + 1
const KINDS = 8
const MODES = 128
/** Decisions that one number may take, told apart: which group, and which way at each fork inside it. */
const NODES = 544
const SLOT_BITS = 20
const SLOTS = 2 ** SLOT_BITS
const FIRST_WEIGHT = 0.15
const LEARNING_RATE = 0.018

// A slot holds the chance of a 1 in 15 bits, how often it was met in 5, and whose it is in 10: 30 bits together, which
// engines keep as a plain integer.
const ONE = 2 ** 15 - 1
const EVEN = 2 ** 14
const MOST_MET = 31
/** How much a chance that was met so often is to be trusted, and how far the next answer moves it. */
const CONFIDENCE = Float64Array.from({ length: MOST_MET + 1 }, (_, met) => (Math.min(met, 12) * 0.3) / ONE)
const RATE = Float64Array.from({ length: MOST_MET + 1 }, (_, met) => 1 / (met + 1.4))

// The logistic curve from -12 to 12, and the way back.
const END = 12
const STEPS = 64
const SQUASHED = Float64Array.from({ length: 2 * END * STEPS + 2 }, (_, index) =>
  Math.max(0.0002, Math.min(0.9998, logistic(index / STEPS - END))),
)
const STRETCHED = stretched()

export function createModel(bits: BitCoder): Model {
  const memory = new Int32Array(SLOTS)
  const hashes = new Int32Array(MOST_CONTEXTS)
  const slots = new Int32Array(MOST_CONTEXTS)
  const contents = new Int32Array(MOST_CONTEXTS)
  const inputs = new Float64Array(MOST_INPUTS)
  // Two mixers weigh the same inputs: by the place in the number, and by the mode.
  const byNode = new Float64Array(KINDS * NODES * MOST_INPUTS).fill(FIRST_WEIGHT)
  const byMode = new Float64Array(KINDS * MODES * MOST_INPUTS).fill(FIRST_WEIGHT)
  let used = 0
  let coded = 0

  function setContexts(kind: number, contexts: readonly number[]) {
    used = contexts.length
    for (let each = 0; each < used; each++) {
      const mixed = Math.imul(
        (contexts[each] as number) + Math.imul(kind * 16 + each, 0x2f0b4c47),
        0x1e3779b1,
      )
      hashes[each] = mixed ^ (mixed >>> 15)
    }
    inputs[2 * used] = 0.3
  }

  /**
   * Asks every context what it knows about a node. That stands in its own slot, or in the first free one after it;
   * nodes that follow each other stand together, for the processor's cache.
   */
  function look(node: number) {
    const far = Math.imul(node >> 4, 0x3c6ef35f)
    const near = node & 15
    // In a loop of its own: the processor waits for all these places of the memory at once.
    for (let each = 0; each < used; each++) {
      const slot = (Math.imul((hashes[each] as number) + far, 0x2c1b3c6d) >>> (32 - SLOT_BITS)) ^ near
      slots[each] = slot
      contents[each] = memory[slot] as number
    }
    const spread = Math.imul(node, 0x45ebca6b)
    for (let each = 0; each < used; each++) {
      const own = ((hashes[each] as number) ^ spread) & 1023
      let content = contents[each] as number
      // INVARIANT: the whole catalogue fills half of the slots, so a free one is near.
      while (content !== 0 && (content & 1023) !== own) {
        const next = ((slots[each] as number) + 1) & (SLOTS - 1)
        slots[each] = next
        content = memory[next] as number
      }
      if (content === 0) content = (EVEN << 15) | own
      contents[each] = content
      const chance = content >> 15
      inputs[2 * each] = STRETCHED[chance >> 3] as number
      inputs[2 * each + 1] = (chance - EVEN) * (CONFIDENCE[(content >> 10) & MOST_MET] as number)
    }
  }

  /** Tells every context what it should have said. */
  function learn(actual: number) {
    for (let each = 0; each < used; each++) {
      const content = contents[each] as number
      const met = (content >> 10) & MOST_MET
      const chance = content >> 15
      const learned = (chance + (actual * ONE - chance) * (RATE[met] as number)) | 0
      memory[slots[each] as number] = (learned << 15) | (Math.min(met + 1, MOST_MET) << 10) | (content & 1023)
    }
  }

  function decide(kind: number, mode: number, node: number, value: number): number {
    look(node)
    const nodeBase = (kind * NODES + node) * MOST_INPUTS
    const modeBase = (kind * MODES + mode) * MOST_INPUTS
    const last = 2 * used
    let nodeSum = 0
    let modeSum = 0
    for (let each = 0; each <= last; each++) {
      const input = inputs[each] as number
      nodeSum += (byNode[nodeBase + each] as number) * input
      modeSum += (byMode[modeBase + each] as number) * input
    }
    const actual = bits.code(squash((nodeSum + modeSum) / 2), value)
    // Quick to learn at first, steady later.
    const rate = LEARNING_RATE * (1 + 2 / (1 + coded / 2000))
    coded++
    const nodeError = (actual - squash(nodeSum)) * rate
    const modeError = (actual - squash(modeSum)) * rate
    for (let each = 0; each <= last; each++) {
      const input = inputs[each] as number
      byNode[nodeBase + each] = (byNode[nodeBase + each] as number) + nodeError * input
      byMode[modeBase + each] = (byMode[modeBase + each] as number) + modeError * input
    }
    learn(actual)
    return actual
  }

  return {
    flag(kind, mode, contexts, value) {
      setContexts(kind, contexts)
      return decide(kind, mode, 0, value)
    },
    number(kind, mode, spread, contexts, value) {
      setContexts(kind, contexts)
      let first = 0
      let group = spread
      while (decide(kind, mode, group, value < first + 2 ** group ? 1 : 0) === 0) {
        first += 2 ** group
        // After the end of the data a reader may see anything; it must come back all the same.
        if (group === 8) break
        group++
      }
      let node = 1
      for (let place = group - 1; place >= 0; place--) {
        node = node * 2 + decide(kind, mode, 16 + 2 ** group + node, ((value - first) >> place) & 1)
      }
      return first + node - 2 ** group
    },
  }
}

/** Any number to 0..1. */
function logistic(x: number): number {
  // (1 - x / 1024) ** 1024 is close to e ** -x, and the same everywhere.
  let power = 1 - x / 1024
  for (let count = 0; count < 10; count++) power *= power
  return 1 / (1 + power)
}

function squash(x: number): number {
  const place = (Math.max(-END, Math.min(END, x)) + END) * STEPS
  const index = place | 0
  const low = SQUASHED[index] as number
  return low + ((SQUASHED[index + 1] as number) - low) * (place - index)
}

function stretched(): Float64Array {
  const table = new Float64Array(4096).fill(8.3)
  let filled = 0
  for (const [index, chance] of SQUASHED.entries()) {
    while (filled <= chance * 4096) table[filled++] = index / STEPS - END
  }
  return table
}
