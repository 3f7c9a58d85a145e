import type { ContextKeys } from '@/lib/iam'
import type { Frame } from './box'
import { type Budget, Meter, OutOfBudget, USUAL_BUDGET } from './budget'
import { and, atom, type Formula, or, type UnsureReason } from './formula'
import { ANY_TEXT, fits, type IdentityFormat, mayHold, sampleOf } from './identity-format'
import { type KeyFacts, type KeyModel, RESOURCE } from './key-model'
import { type Language, languageOf, type Slot, textPattern } from './language'
import { KnownWords } from './marked-word'
import { type Candidate, search } from './search'
import type { Surroundings, VariableMeaning } from './statement-formula'

/** A request that has been looked for, with the two identities. */
export interface Example {
  readonly resource: string
  /** All condition keys of the request, those of the session too. */
  readonly keys: ContextKeys
  /** The values of B's variables, by key. */
  readonly other: ReadonlyMap<string, string>
}

/** The answer to "is there such a request?" */
export type Answer<Found> =
  | { readonly verdict: 'proved'; readonly steps: number }
  | { readonly verdict: 'counterexample'; readonly found: Found; readonly steps: number }
  | { readonly verdict: 'unknown'; readonly reasons: readonly UnknownReason[]; readonly steps: number }

export type UnknownReason =
  | UnsureReason
  | 'out-of-budget'
  | 'no-example-confirmed'
  | 'resource-policy-not-clear'
  | 'session-differs'

/** What is looked for. */
export interface Task<Found> {
  readonly model: KeyModel
  readonly caller: Surroundings['caller']
  readonly hasOpenName: boolean
  readonly hasBoundary: boolean
  /** Keys that stand as variables in the statements and the target, in lower case. */
  readonly variables: readonly string[]
  /** Keys that conditions test, in lower case. */
  readonly tested: readonly string[]
  /** Texts to which conditions compare a key: each is a case of its own, and so is anything else. */
  readonly named: ReadonlyMap<string, readonly string[]>
  /** Formats of B's variables; empty when there is only one identity. */
  readonly other: ReadonlyMap<string, IdentityFormat>
  /** The variable in which A and B differ; null when there is only one identity. */
  readonly differIn: string | null
  /** What the request has to be. */
  readonly goal: (around: Surroundings, other: ReadonlyMap<string, Slot>) => Formula
  /** The keys that every such request carries, before anything is asked of them. */
  readonly keys: ContextKeys
  /** The usual spelling of keys, by name in lower case. */
  readonly spelling: ReadonlyMap<string, string>
  /** The judge: what does the real engine make of the example? Null when it is none. */
  readonly confirm: (example: Example) => Found | null
  /** What related questions have looked for: none of it is worked out again. */
  readonly words?: KnownWords
}

/** Values of A's variables that are tried one after another when those of all at once are not enough. */
const TRIED_VALUES = 6

/**
 * Is there a request of this kind, for any values of the variables? None at all is proved; one that is found has
 * been confirmed; anything else is unknown, and says why.
 */
export function prove<Found>(asked: Task<Found>, budget: Budget = USUAL_BUDGET): Answer<Found> {
  const task = { words: new KnownWords(), ...asked }
  const meter = new Meter(budget)
  const reasons = new Set<UnknownReason>()
  let isUnclear = false
  try {
    for (const meanings of environments(task)) {
      const attempt = new Attempt(task, meanings)
      const outcome = attempt.run(meter)
      if (outcome.kind === 'found') {
        return { verdict: 'counterexample', found: outcome.found, steps: meter.used }
      }
      if (outcome.kind === 'none') continue
      for (const values of attempt.tried.slice(0, TRIED_VALUES)) {
        const bound = new Map(meanings)
        for (const [key, text] of values) bound.set(key, { kind: 'text', text })
        const again = new Attempt(task, bound).run(meter)
        if (again.kind === 'found')
          return { verdict: 'counterexample', found: again.found, steps: meter.used }
      }
      isUnclear = true
      for (const reason of outcome.reasons) reasons.add(reason)
    }
  } catch (error) {
    if (!(error instanceof OutOfBudget)) throw error
    return { verdict: 'unknown', reasons: ['out-of-budget'], steps: meter.used }
  }
  if (!isUnclear) return { verdict: 'proved', steps: meter.used }
  return {
    verdict: 'unknown',
    reasons: reasons.size > 0 ? [...reasons] : ['no-example-confirmed'],
    steps: meter.used,
  }
}

/**
 * One answer to several questions, asked one after another: the first example, or proved when all of them are.
 *
 * @param reasons why it could not be proved anyway
 */
export function answerOfAll<Found>(
  answers: Iterable<Answer<Found>>,
  reasons = new Set<UnknownReason>(),
): Answer<Found> {
  let steps = 0
  for (const answer of answers) {
    steps += answer.steps
    if (answer.verdict === 'counterexample') return { ...answer, steps }
    if (answer.verdict === 'unknown') for (const reason of answer.reasons) reasons.add(reason)
  }
  return reasons.size === 0
    ? { verdict: 'proved', steps }
    : { verdict: 'unknown', reasons: [...reasons], steps }
}

type Meanings = ReadonlyMap<string, VariableMeaning>

/** Every way in which the variables can have values or none: a variable without a value changes what patterns fit. */
function* environments<Found>({ model, variables, named }: Task<Found>): Generator<Meanings> {
  const choices = variables.map((key): readonly VariableMeaning[] => {
    const facts = model(key)
    const format = facts.format ?? ANY_TEXT
    const slot: VariableMeaning = {
      kind: 'slot',
      slot: { id: `A ${key}`, of: 'A', key, format },
    }
    const none: VariableMeaning = { kind: 'none' }
    if (facts.is === 'never' || facts.holds === 'many' || facts.isList) return [none]
    const texts = facts.constants?.map(
      (text): VariableMeaning => (text === '' ? none : { kind: 'text', text }),
    )
    const beside = facts.also?.filter((text) => text !== '') ?? []
    const cases = [...beside, ...casesOf(named, key, format)].map(
      (text): VariableMeaning => ({ kind: 'text', text }),
    )
    return [...(texts ?? [...cases, slot]), ...(facts.is === 'maybe' ? [none] : [])]
  })
  const all = function* (index: number, chosen: Meanings): Generator<Meanings> {
    const key = variables[index]
    if (key === undefined) return yield chosen
    for (const meaning of choices[index] as readonly VariableMeaning[]) {
      yield* all(index + 1, new Map(chosen).set(key, meaning))
    }
  }
  yield* all(0, new Map())
}

/** More cases than this for one key would be more work than they save. */
const MOST_CASES = 6

/** The texts that make cases of their own for a variable. */
function casesOf(named: Task<unknown>['named'], key: string, format: IdentityFormat): readonly string[] {
  const texts = (named.get(key) ?? []).filter((text) => text !== '' && fits(text, format))
  return texts.length > MOST_CASES ? [] : texts
}

/** One way to give the variables values, and the search in it. */
class Attempt<Found> {
  /** Values of A's variables that a candidate had and that were no example: worth a closer look. */
  readonly tried: (readonly (readonly [string, string])[])[] = []
  private readonly task: Required<Task<Found>>
  private readonly meanings: Meanings
  private readonly others: ReadonlyMap<string, Slot>
  private readonly triedNames = new Set<string>()

  constructor(task: Required<Task<Found>>, meanings: Meanings) {
    this.task = task
    this.meanings = meanings
    this.others = new Map(
      [...task.other].map(([key, format]): [string, Slot] => [key, { id: `B ${key}`, of: 'B', key, format }]),
    )
  }

  run(meter: Meter) {
    const { task, meanings } = this
    // Variables whose values are wildcards reach more than any other value does.
    for (const [key, meaning] of meanings) {
      if (meaning.kind === 'slot' && mayHold(meaning.slot.format, '*')) this.tryValues([[key, '*']])
    }
    const around: Surroundings = {
      model: (key) => this.factsOf(key),
      variable: (key) => meanings.get(key) ?? { kind: 'none' },
      caller: task.caller,
      hasOpenName: task.hasOpenName,
      hasBoundary: task.hasBoundary,
    }
    const formula = and([task.goal(around, this.others), ...this.keysWithoutValue()])
    return search(formula, this.frame(), meter, (candidate) => this.check(candidate))
  }

  private tryValues(values: readonly (readonly [string, string])[]): void {
    const name = values.map((pair) => pair.join('=')).join('&')
    if (values.length === 0 || this.triedNames.has(name)) return
    this.triedNames.add(name)
    this.tried.push(values)
  }

  /** A variable with a value is a key that is there, with that one value. */
  private factsOf(key: string): KeyFacts {
    const facts = this.task.model(key)
    const meaning = this.meanings.get(key)
    if (meaning?.kind === 'slot') return { ...facts, is: 'always', holds: 'one' }
    if (meaning?.kind === 'text') return { is: 'always', holds: 'one', constants: [meaning.text] }
    return facts
  }

  /** A variable without a value: its key is absent, or holds nothing but an empty text. */
  private keysWithoutValue(): readonly Formula[] {
    const { meanings, task } = this
    return task.tested.flatMap((key) => {
      const { is, holds, isList } = task.model(key)
      if (meanings.get(key)?.kind !== 'none' || is !== 'maybe' || holds !== 'one' || isList) return []
      const empty = atom({ kind: 'all', key, language: languageOf([textPattern('')]) })
      return [or([atom({ kind: 'absent', key }), empty])]
    })
  }

  private frame(): Frame {
    const { meanings, others, task } = this
    const slots = new Map<string, Slot>()
    for (const [key, meaning] of meanings) if (meaning.kind === 'slot') slots.set(key, meaning.slot)
    const right = task.differIn === null ? undefined : others.get(task.differIn)
    const left = task.differIn === null ? undefined : meanings.get(task.differIn)
    const excluded: { slot: string; language: Language }[] = []
    for (const slot of slots.values()) {
      const texts = casesOf(task.named, slot.key, slot.format)
      if (texts.length === 0) continue
      excluded.push({ slot: slot.id, language: languageOf(texts.map(textPattern), { isNegated: true }) })
    }
    if (right && left?.kind === 'text') {
      excluded.push({ slot: right.id, language: languageOf([textPattern(left.text)], { isNegated: true }) })
    }
    return {
      model: (key) => this.factsOf(key),
      slots,
      different: right && left?.kind === 'slot' ? [left.slot, right] : null,
      excluded,
      words: task.words,
    }
  }

  /** Makes a request of the shortest values and asks the judge. */
  private check({ answers }: Candidate): Found | null {
    const values = new Map<string, readonly string[]>()
    // The resource says most about what the values are; a variable's own key says it last.
    const order = [...answers.keys()].sort((left, right) => this.rankOf(left) - this.rankOf(right))
    for (const key of order) {
      const answer = answers.get(key)
      if (answer?.kind !== 'values') continue
      for (const word of answer.words) {
        for (const { slot, text, isWhole } of word.values) {
          if (!values.has(slot.id)) values.set(slot.id, isWhole ? [text] : completions(text, slot.format))
        }
      }
    }
    const mine = this.valuesOfA(values)
    const other = this.valuesOfB(values, mine)
    const keys: Record<string, ContextKeys[string]> = {}
    for (const [key, value] of Object.entries(this.task.keys)) keys[this.spell(key.toLowerCase())] = value
    for (const [key, text] of mine) keys[this.spell(key)] = text
    for (const [key, answer] of answers) {
      if (key === RESOURCE || mine.has(key)) continue
      if (answer.kind === 'absent') keys[this.spell(key)] = undefined
      if (answer.kind === 'values')
        keys[this.spell(key)] = this.valueOf(
          key,
          answer.words.map(({ text }) => text),
        )
    }
    const resource = answers.get(RESOURCE)
    const text = resource?.kind === 'values' ? (resource.words[0]?.text ?? '') : '*'
    const found = this.task.confirm({ resource: text, keys, other })
    if (found === null) {
      this.tryValues([...mine].filter(([key]) => this.meanings.get(key)?.kind === 'slot'))
    }
    return found
  }

  private rankOf(key: string): number {
    return key === RESOURCE ? 0 : this.meanings.has(key) ? 2 : 1
  }

  private valueOf(key: string, texts: readonly string[]): ContextKeys[string] {
    const { holds, isList } = this.factsOf(key)
    const isSingle = holds === 'one' || (holds === 'either' && texts.length === 1)
    return isSingle && !isList ? texts[0] : [...new Set(texts)]
  }

  private spell(key: string): string {
    return this.task.spelling.get(key) ?? key
  }

  private valuesOfA(found: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, string> {
    const values = new Map<string, string>()
    for (const [key, meaning] of this.meanings) {
      if (meaning.kind === 'text') values.set(key, meaning.text)
      if (meaning.kind === 'slot') {
        values.set(
          key,
          found.get(meaning.slot.id)?.[0] ?? this.sample(meaning.slot, 0, found.get(`B ${key}`)?.[0]),
        )
      }
    }
    return values
  }

  private valuesOfB(found: ReadonlyMap<string, readonly string[]>, mine: ReadonlyMap<string, string>) {
    const values = new Map<string, string>()
    for (const [key, slot] of this.others) {
      const known = found.get(slot.id)
      const avoided = key === this.task.differIn ? mine.get(key) : undefined
      const fitting = known?.find((text) => text !== avoided) ?? known?.[0]
      values.set(key, fitting ?? this.sample(slot, 1, avoided))
    }
    return values
  }

  private sample({ format, key }: Slot, which: number, avoided: string | undefined): string {
    const named = casesOf(this.task.named, key, format)
    const choices = [0, 1, 2, 3].map((more) => sampleOf(format, which + more))
    return choices.find((text) => text !== avoided && !named.includes(text)) ?? (choices[0] as string)
  }
}

/** Values that begin like this; the shortest first. */
function completions(beginning: string, format: IdentityFormat): readonly string[] {
  const tails = ['', 'a', '0', 'b', '1', ':0', '-0', '/a']
  const padded = [0, 1].map((which) => sampleOf(format, which).slice(beginning.length))
  const found = [...tails, ...padded].map((tail) => beginning + tail).filter((text) => fits(text, format))
  return found.length > 0 ? [...new Set(found)] : [beginning]
}
