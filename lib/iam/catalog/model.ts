import type { BitCoder } from './bit-coder'

/**
 * Guesses each bit of a number from what came before, seen in several ways at once (its *contexts*), and learns from
 * the bit that it then was. The better the guess, the shorter the text: the catalogue is a third smaller than what
 * gzip makes of the best plain text of it.
 *
 * Reader and writer must guess alike to the last bit in every JavaScript engine. So this uses additions,
 * multiplications and divisions alone, which are exact by the standard of floating point; `Math.exp` is not.
 */
export interface Model {
  /**
   * Codes a number below `2 ** bits`. `kind` (below 8) and `mode` (below 128) choose what is learned together; each
   * context is a hash of something that the next number may depend on.
   */
  number(kind: number, mode: number, bits: number, contexts: readonly number[], value: number): number
}

const MOST_CONTEXTS = 13
const MOST_INPUTS = 2 * MOST_CONTEXTS + 1
const KINDS = 8
const MODES = 128
const NODES = 512
const SLOTS = 2 ** 20
const STEPS = 4096
const HALF = 0x8000 << 16
/** How much a chance that was met so often is to be trusted. */
const CONFIDENCE = Float64Array.from({ length: 256 }, (_, count) => Math.min(count, 12) * 0.3)
const BUCKETS = 49

const FIRST_WEIGHT = 0.15
const LEARNING_RATE = 0.015
const SHARPNESS = 1 / 3

export function createModel(bits: BitCoder): Model {
  const stretch = createStretch()
  // One slot for each context and each place in the tree of a number's bits: the chance of a 1 in 16 bits, how often
  // the slot was met in 8, and whose it is in 8; together, for the sake of the processor's cache. 0 is a free slot.
  const memory = new Uint32Array(SLOTS)
  const slots = new Int32Array(MOST_CONTEXTS)
  const contents = new Uint32Array(MOST_CONTEXTS)
  const inputs = new Float64Array(MOST_INPUTS)
  // Three mixers weigh the same inputs: by how many contexts are known, by the place in the tree, by the mode.
  const byKnown = new Float64Array(KINDS * (MOST_CONTEXTS + 1) * MOST_INPUTS).fill(FIRST_WEIGHT)
  const byNode = new Float64Array(KINDS * NODES * MOST_INPUTS).fill(FIRST_WEIGHT)
  const byMode = new Float64Array(KINDS * MODES * MOST_INPUTS).fill(FIRST_WEIGHT)
  // What the mixed guess turned out to be worth.
  const outcomes = new Float64Array(KINDS * MODES * BUCKETS)
  const outcomeCounts = new Uint8Array(KINDS * MODES * BUCKETS)
  let coded = 0

  function codeBit(kind: number, mode: number, node: number, contexts: readonly number[], bit: number) {
    const used = contexts.length
    let known = 0
    for (let each = 0; each < used; each++) {
      let hash = Math.imul((contexts[each] as number) + Math.imul(each + 1, 0x2f0b4c47), 0x9e3779b1)
      hash ^= hash >>> 15
      hash = Math.imul(hash + Math.imul(node, 0x85ebca6b) + kind * 0x3c6ef35, 0xc2b2ae35)
      hash ^= hash >>> 13
      const check = hash >>> 24 || 1
      let slot = hash & (SLOTS - 1)
      // INVARIANT: the whole catalogue fills three fifths of the slots, so a free one is near.
      let content = memory[slot] as number
      for (let tried = 0; content !== 0 && (content & 255) !== check && tried < 64; tried++) {
        slot = (slot + 1) & (SLOTS - 1)
        content = memory[slot] as number
      }
      if (content === 0) content = (HALF | check) >>> 0
      const count = (content >>> 8) & 255
      slots[each] = slot
      contents[each] = content
      if (count > 0) known++
      inputs[2 * each] = count === 0 ? 0 : (stretch[content >>> 20] as number)
      inputs[2 * each + 1] = ((content >>> 16) / 65536 - 0.5) * CONFIDENCE[count]!
    }
    inputs[2 * used] = 0.3

    const knownBase = (kind * (MOST_CONTEXTS + 1) + known) * MOST_INPUTS
    const nodeBase = (kind * NODES + node) * MOST_INPUTS
    const modeBase = (kind * MODES + mode) * MOST_INPUTS
    let knownSum = 0
    let nodeSum = 0
    let modeSum = 0
    for (let each = 0; each <= 2 * used; each++) {
      const input = inputs[each] as number
      knownSum += (byKnown[knownBase + each] as number) * input
      nodeSum += (byNode[nodeBase + each] as number) * input
      modeSum += (byMode[modeBase + each] as number) * input
    }
    const sum = (knownSum + nodeSum + modeSum) * SHARPNESS
    const mixed = squash(sum)
    const bucket = Math.max(0, Math.min(BUCKETS - 1, Math.floor((sum + 12) * 2)))
    const outcome = (kind * MODES + mode) * BUCKETS + bucket
    const seen = outcomeCounts[outcome] as number
    const corrected = mixed + ((outcomes[outcome] as number) - mixed) * (seen / (seen + 60))
    const actual = bits.code(Math.max(0.0002, Math.min(0.9998, corrected)), bit)

    outcomes[outcome] =
      seen === 0
        ? mixed + (actual - mixed) * 0.02
        : (outcomes[outcome] as number) + (actual - (outcomes[outcome] as number)) / (seen + 1.5)
    if (seen < 200) outcomeCounts[outcome] = seen + 1
    // Quick to learn at first, steady later.
    const rate = LEARNING_RATE * (1 + 2 / (1 + coded++ / 4000))
    const knownError = (actual - squash(knownSum)) * rate
    const nodeError = (actual - squash(nodeSum)) * rate
    const modeError = (actual - squash(modeSum)) * rate
    for (let each = 0; each <= 2 * used; each++) {
      const input = inputs[each] as number
      byKnown[knownBase + each] = (byKnown[knownBase + each] as number) + knownError * input
      byNode[nodeBase + each] = (byNode[nodeBase + each] as number) + nodeError * input
      byMode[modeBase + each] = (byMode[modeBase + each] as number) + modeError * input
    }
    for (let each = 0; each < used; each++) {
      const content = contents[each] as number
      const count = (content >>> 8) & 255
      const chance = content >>> 16
      const learned = Math.round(chance + ((actual === 1 ? 65535 : 0) - chance) / (count + 1.4))
      memory[slots[each] as number] =
        ((learned << 16) | (Math.min(count + 1, 250) << 8) | (content & 255)) >>> 0
    }
    return actual
  }

  return {
    number(kind, mode, width, contexts, value) {
      let node = 1
      for (let place = width - 1; place >= 0; place--) {
        node = node * 2 + codeBit(kind, mode, node, contexts, (value >> place) & 1)
      }
      return node - 2 ** width
    },
  }
}

/** Any number to 0..1, along the logistic curve. */
function squash(x: number): number {
  const bounded = Math.max(-11.9, Math.min(11.9, x))
  // (1 - x / 1024) ** 1024 is close to e ** -x, and the same everywhere.
  let power = 1 - bounded / 1024
  for (let count = 0; count < 10; count++) power *= power
  return 1 / (1 + power)
}

/** The way back from `squash`, as a table. */
function createStretch(): Float64Array {
  const table = new Float64Array(STEPS + 1).fill(12)
  let filled = 0
  for (let x = -12; x <= 12; x += 1 / 256) {
    const reached = Math.min(STEPS - 1, Math.floor(squash(x) * STEPS))
    while (filled <= reached) table[filled++] = x
  }
  return table
}
