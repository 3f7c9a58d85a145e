import type { Design, Request } from '@/lib/design'
import type { Budget } from './budget'
import { exampleRequest } from './example-request'
import {
  formatNamed,
  type IsolationCell,
  type IsolationTopic,
  isMet,
  questionOf,
  topicsOf,
} from './isolation-report'
import { populationsOf, regionOf } from './populations'
import { proofCore } from './proof-core'
import { type Counterexample, proveIsolation } from './question-isolation'
import { formatOf, tellingKeys } from './session-model'
import { type StatementView, statementView } from './statement-view'
import { TAG_FORMATS } from './tag-formats'
import { type ThingOperation, type Things, variablesOf } from './things'
import { NOT_COVERED, REASONS, RESTS_ON } from './words'

/** What a screen shows of isolation: plain data, so that it can travel from a worker. */
export interface IsolationPlan {
  readonly topics: readonly TopicPlan[]
  readonly restsOn: readonly string[]
  readonly notCovered: readonly string[]
}

export interface TopicPlan {
  readonly says: string
  /** Was it stated by the design, or read from its policies? */
  readonly isStated: boolean
  readonly operations: readonly ThingOperation[]
  readonly populations: readonly { readonly id: string; readonly says: string }[]
  readonly variables: readonly VariablePlan[]
}

/** A variable of the identities, with the formats that its values may be taken to have. */
export interface VariablePlan {
  readonly key: string
  readonly says: string
  /** From narrow to wide. */
  readonly choices: readonly { readonly id: string; readonly says: string }[]
  readonly chosen: string
}

export interface CellView {
  readonly verdict: 'proved' | 'counterexample' | 'unknown'
  readonly isMet: boolean | null
  readonly reasons: readonly string[]
  readonly actions: readonly string[]
  /** What makes it so. */
  readonly statements: readonly StatementView[]
  readonly layers: readonly string[]
  /** There was no time to tell of some of these if they are needed. */
  readonly mayHoldMore: boolean
  readonly example: ExampleView | null
}

export interface ExampleView {
  readonly action: string
  /** Once, or where the values of the two lie over each other twice: as A's letters, and as B's. */
  readonly resource: readonly (readonly Part[])[]
  readonly context: readonly { readonly key: string; readonly value: readonly (readonly Part[])[] }[]
  readonly asker: readonly (readonly [key: string, value: string])[]
  readonly owner: readonly (readonly [key: string, value: string])[]
  readonly statement: StatementView | null
  /** To be added to the design's requests. */
  readonly request: Request
}

/** A piece of a text, and whose value it is. */
export interface Part {
  readonly text: string
  readonly of: 'asker' | 'owner' | null
}

/** Names of formats that somebody chose, by condition key in lower case. */
export type ChosenFormats = Readonly<Record<string, string>>

const ID_FORMATS = [
  { id: 'region-uuid', says: 'REGION:UUID' },
  { id: 'documented', says: 'as documented: NAME:HEX, of any length' },
] as const

/** What there is to ask about a design. */
export function isolationPlan(design: Design, chosen: ChosenFormats = {}): IsolationPlan {
  const topics = topicsWith(design, chosen).map((topic): TopicPlan => {
    return {
      says: topic.says,
      isStated: topic.expected !== null,
      operations: topic.operations,
      populations: populationsOf(design, topic.formats).map(({ id, says }) => ({ id, says })),
      variables: variablesOf(topic.things).map((key) => variablePlan(design, topic, key)),
    }
  })
  return { topics, restsOn: RESTS_ON, notCovered: NOT_COVERED }
}

function topicsWith(design: Design, chosen: ChosenFormats): readonly IsolationTopic[] {
  return topicsOf(design).map((topic) => {
    const formats = new Map(topic.formats)
    for (const [key, id] of Object.entries(chosen)) formats.set(key, formatNamed(id, design))
    return { ...topic, formats }
  })
}

function variablePlan(design: Design, { formats }: IsolationTopic, key: string): VariablePlan {
  const isTag = key.startsWith('aws:principaltag/')
  const choices = isTag ? TAG_FORMATS.map(({ id, format }) => ({ id, says: format.says })) : ID_FORMATS
  const current = formatOf({ formats, region: regionOf(design.identityPool) }, key)
  const chosen =
    choices.find(({ id }) => formatNamed(id, design).says === current.says)?.id ?? choices[0]?.id ?? ''
  return {
    key,
    says: isTag ? `the tag ${key.slice('aws:principaltag/'.length)}` : 'the identity id',
    choices,
    chosen,
  }
}

/** The cells one after another, with their place. */
export function* isolationCells(
  design: Design,
  chosen: ChosenFormats,
  budget?: () => Budget,
): Generator<{
  readonly topic: number
  readonly population: number
  readonly operation: number
  readonly cell: CellView
}> {
  for (const [topicIndex, topic] of topicsWith(design, chosen).entries()) {
    for (const [populationIndex, population] of populationsOf(design, topic.formats).entries()) {
      for (const [operationIndex, operation] of topic.operations.entries()) {
        const question = questionOf(design, topic, population, operation)
        const answer = proveIsolation(question, budget?.())
        const core = answer.verdict === 'proved' ? proofCore(question, answer, budget?.()) : null
        const cell = viewOf(design, { topic, population, operation, answer }, core)
        yield { topic: topicIndex, population: populationIndex, operation: operationIndex, cell }
      }
    }
  }
}

function viewOf(design: Design, cell: IsolationCell, core: ReturnType<typeof proofCore> | null): CellView {
  const { answer } = cell
  return {
    verdict: answer.verdict,
    isMet: isMet(cell),
    reasons: answer.verdict === 'unknown' ? answer.reasons.map((reason) => REASONS[reason]) : [],
    actions: answer.actions,
    statements: (core?.statements ?? []).map(statementView),
    layers: core?.layers ?? [],
    mayHoldMore: core?.mayHoldMore ?? false,
    example: answer.verdict === 'counterexample' ? exampleView(design, answer.found, cell) : null,
  }
}

function exampleView(
  design: Design,
  found: Counterexample,
  { topic: { things }, population }: Pick<IsolationCell, 'topic' | 'population'>,
): ExampleView {
  const { action, resource, asker, owner, keys, statement, scene } = found
  const context = tellingKeys(keys, population.shape, scene.resourceAccount).map(([key, value]) => ({
    key,
    value: readingsOf(Array.isArray(value) ? value.join(', ') : String(value), found),
  }))
  // What is not there may be the very reason.
  const missing = MISSING.find(([pattern, key]) => pattern.test(action) && keys[key] === undefined)
  const absent = missing ? [{ key: missing[1], value: [[{ text: '(not in the request)', of: null }]] }] : []
  return {
    action,
    resource: readingsOf(resource, found, headOf(things)),
    context: [...context, ...absent],
    asker: Object.entries(asker),
    owner: Object.entries(owner),
    statement: statement && statementView(statement),
    request: exampleRequest(design, found),
  }
}

/** Keys that one would look for in a request. */
const MISSING: readonly (readonly [RegExp, string])[] = [
  [/^s3:ListBucket/, 's3:prefix'],
  [/^dynamodb:(?:Scan|PartiQLSelect)$/, 'dynamodb:LeadingKeys'],
]

/** What comes before the first variable, or the first wildcard: no value of anybody stands in it, whatever it looks like. */
function headOf(things: Things): string {
  return /^[^$*?]*/.exec(things.kind === 'items' ? things.tableArn : things.arn)?.[0] ?? ''
}

/** A text with the values of the two in it; twice where one of them lies within the other. */
function readingsOf(text: string, found: Counterexample, head = ''): readonly (readonly Part[])[] {
  const { asker, owner } = found
  for (const [key, mine] of Object.entries(asker)) {
    const theirs = owner[key]
    if (mine === '' || !theirs || mine === theirs) continue
    const [long, short] = mine.length > theirs.length ? [mine, theirs] : [theirs, mine]
    const at = text.lastIndexOf(long)
    const within = long.indexOf(short)
    if (at < 0 || within < 0 || (text.startsWith(head) && at < head.length)) continue
    const marked = (value: string, of: 'asker' | 'owner'): readonly Part[] => {
      const from = at + (value === long ? 0 : within)
      const parts: readonly Part[] = [
        { text: text.slice(0, from), of: null },
        { text: value, of },
        { text: text.slice(from + value.length), of: null },
      ]
      return parts.filter((part) => part.text !== '')
    }
    return [marked(mine, 'asker'), marked(theirs, 'owner')]
  }
  return [partsOf(text, found, head)]
}

/** Where the values of the two stand in a text, behind its head; B's first, since it is B's thing. */
function partsOf(
  text: string,
  { asker, owner }: Pick<Counterexample, 'asker' | 'owner'>,
  head = '',
): readonly Part[] {
  if (head !== '' && text.startsWith(head)) {
    const rest = text.slice(head.length)
    return [{ text: head, of: null }, ...(rest === '' ? [] : partsOf(rest, { asker, owner }))]
  }
  let parts: readonly Part[] = [{ text, of: null }]
  const mark = (value: string, of: 'asker' | 'owner') => {
    // Of a single letter one could not tell where it is meant.
    if (value.length < 2) return
    parts = parts.flatMap((part): readonly Part[] => {
      if (part.of !== null || !part.text.includes(value)) return [part]
      return part.text
        .split(value)
        .flatMap((piece, index): Part[] => [
          ...(index > 0 ? [{ text: value, of }] : []),
          { text: piece, of: null },
        ])
        .filter((one) => one.text !== '')
    })
  }
  for (const value of Object.values(owner)) mark(value, 'owner')
  for (const value of Object.values(asker)) mark(value, 'asker')
  return parts
}
