import type { Design, IsolationExpectation } from '@/lib/design'
import type { Budget } from './budget'
import { DOCUMENTED_IDS, type IdentityFormat, identityIdsOf } from './identity-format'
import { type Formats, type Population, populationsOf, regionOf } from './populations'
import { type IsolationAnswer, type IsolationQuestion, proveIsolation } from './question-isolation'
import { withReadableNames } from './readable-names'
import { TAG_FORMATS } from './tag-formats'
import { operationsOn, type ThingOperation, type Things } from './things'

/** Things that belong to identities, and what is asked about them. */
export interface IsolationTopic {
  /** For people: "objects under app/${…}/". */
  readonly says: string
  readonly things: Things
  readonly operations: readonly ThingOperation[]
  readonly formats: Formats
  readonly differIn?: string
  /** What the design says should be; null: it was read from the policies. */
  readonly expected: 'isolated' | 'reachable' | null
}

/** One cell of the matrix "A to the things of B". */
export interface IsolationCell {
  readonly topic: IsolationTopic
  readonly population: Population
  readonly operation: ThingOperation
  readonly answer: IsolationAnswer
}

/** The format that goes by this name, for the ids of the design's pool. */
export function formatNamed(id: string, { identityPool }: Pick<Design, 'identityPool'>): IdentityFormat {
  if (id === 'documented') return DOCUMENTED_IDS
  return TAG_FORMATS.find((each) => each.id === id)?.format ?? identityIdsOf(regionOf(identityPool))
}

/**
 * What should be asked about this design? The expectations that it states; without any, what its policies make
 * look like a thing of one's own: a variable in the ARN of an object, or in a condition on the partition key.
 */
export function topicsOf(design: Design): readonly IsolationTopic[] {
  const stated = design.isolation ?? []
  return stated.length > 0 ? stated.map((one) => topicOf(design, one)) : guessedTopics(design)
}

function topicOf(design: Design, stated: IsolationExpectation): IsolationTopic {
  const things = thingsOf(design, stated)
  return {
    says: stated.name ?? nameOf(things),
    things,
    operations: stated.operations ?? operationsOn(things),
    formats: new Map(
      Object.entries(stated.formats ?? {}).map(([key, id]) => [key.toLowerCase(), formatNamed(id, design)]),
    ),
    ...(stated.differIn === undefined ? {} : { differIn: stated.differIn.toLowerCase() }),
    expected: stated.expect ?? 'isolated',
  }
}

function thingsOf(design: Design, stated: IsolationExpectation): Things {
  if ('objects' in stated) return { kind: 'objects', arn: stated.objects }
  if ('resources' in stated) return { kind: 'resources', ...stated.resources }
  return itemsOf(design, stated.items.table, stated.items.partitionKey)
}

function itemsOf(design: Design, reference: string, partitionKey: string): Things {
  const name = reference.slice(reference.lastIndexOf('/') + 1)
  const table = design.tables.find((one) => one.name === name)
  const account = table?.account ?? design.account
  return {
    kind: 'items',
    tableArn: reference.startsWith('arn:')
      ? reference
      : `arn:aws:dynamodb:${design.region}:${account}:table/${name}`,
    partitionKey,
    otherIndexes: (table?.indexes ?? [])
      .filter((index) => index.partitionKey !== table?.partitionKey)
      .map((index) => index.name),
  }
}

function nameOf(things: Things): string {
  if (things.kind === 'objects')
    return `objects under ${things.arn.replace(/^arn:[^:]*:s3:::/, '').replace(/\*$/, '')}`
  if (things.kind === 'items') {
    return `items of ${things.tableArn.slice(things.tableArn.lastIndexOf('/') + 1)} with the key ${things.partitionKey}`
  }
  return things.arn
}

const VARIABLE = /\$\{[^}*?$]+\}/g

function guessedTopics(design: Design): readonly IsolationTopic[] {
  const found = new Map<string, Things>()
  const add = (things: Things) => {
    const name = nameOf(things)
    if (!found.has(name)) found.set(name, things)
  }
  for (const { policies } of populationsOf(design)) {
    for (const statement of (policies.identity ?? []).flatMap((policy) => policy.statements)) {
      if (statement.effect !== 'Allow') continue
      for (const { source, variables } of statement.resources) {
        if (variables.length > 0 && /^arn:[^:]*:s3:::[^/]+\/./.test(source))
          add({ kind: 'objects', arn: folderOf(source) })
      }
      for (const { key, values } of statement.conditions) {
        if (key !== 'dynamodb:leadingkeys') continue
        for (const { source, variables } of values) {
          if (variables.length === 0) continue
          for (const table of tablesIn(
            design,
            statement.resources.map((one) => one.source),
          )) {
            add(itemsOf(design, table, source.replace(/\*.*$/, '')))
          }
        }
      }
    }
  }
  return [...found.values()].map((things) => ({
    says: nameOf(things),
    things,
    operations: operationsOn(things),
    formats: new Map(),
    expected: null,
  }))
}

/** Up to the last variable, and what is under it: a forgotten slash is what one looks for. */
function folderOf(arn: string): string {
  const last = [...arn.matchAll(VARIABLE)].at(-1)
  const end = (last?.index ?? 0) + (last?.[0].length ?? 0)
  const rest = /^[^/*?]*/.exec(arn.slice(end))?.[0] ?? ''
  return `${arn.slice(0, end)}${rest}/*`
}

function tablesIn(design: Design, resources: readonly string[]): readonly string[] {
  const named = resources.flatMap((arn) => /:table\/([\w.-]+)$/.exec(arn)?.[1] ?? [])
  return named.length > 0 ? [...new Set(named)] : design.tables.map(({ name }) => name)
}

/** All cells of a topic: each population and each operation. */
export function* cellsOf(design: Design, topic: IsolationTopic, budget?: Budget): Generator<IsolationCell> {
  for (const population of populationsOf(design, topic.formats)) {
    for (const operation of topic.operations) {
      const answer = proveIsolation(questionOf(design, topic, population, operation), budget)
      yield { topic, population, operation, answer }
    }
  }
}

/** What is asked in one cell. */
export function questionOf(
  design: Design,
  { things, differIn }: IsolationTopic,
  population: Population,
  operation: ThingOperation,
): IsolationQuestion {
  return {
    design,
    population,
    things,
    operation,
    retell: (example) => withReadableNames(design, example),
    ...(differIn === undefined ? {} : { differIn }),
  }
}

/** Is the cell as the design says? Null: it says nothing. What is unknown meets no expectation. */
export function isMet({ topic, answer }: IsolationCell): boolean | null {
  if (topic.expected === null) return null
  return topic.expected === 'isolated' ? answer.verdict === 'proved' : answer.verdict === 'counterexample'
}
