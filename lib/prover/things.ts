import { catalog, compilePattern, createRequestContext, type Pattern } from '@/lib/iam'
import { and, atom, type Formula, or } from './formula'
import { RESOURCE } from './key-model'
import {
  type Item,
  languageOf,
  type Slot,
  type SymbolicPattern,
  symbolicPattern,
  textPattern,
} from './language'
import type { Example } from './prove'

/**
 * What belongs to an identity, with variables where its own values stand.
 *
 * `objects`: objects of S3 under `arn:aws:s3:::photos/${cognito-identity.amazonaws.com:sub}/*`. `items`: items of
 * a table with this partition key. `resources`: anything with such an ARN.
 */
export type Things =
  | { readonly kind: 'objects'; readonly arn: string }
  | {
      readonly kind: 'items'
      readonly tableArn: string
      readonly partitionKey: string
      /** Indexes of the table whose partition key is another attribute: their keys say nothing of whose items are read. */
      readonly otherIndexes: readonly string[]
    }
  | { readonly kind: 'resources'; readonly arn: string; readonly actions: readonly string[] }

/** What A might do with things of B: a row of the matrix. */
export type ThingOperation = 'read' | 'write' | 'delete' | 'list' | 'scan' | 'use'

/** An action, and when a request of it touches what belongs to B. */
export interface Touch {
  readonly action: string
  readonly formula: (slots: ReadonlyMap<string, Slot>) => Formula
  /** The same of one request, in plain words: no automata. */
  readonly isTouching: (example: Example) => boolean
}

/** The operations that there are for such things. */
export function operationsOn(things: Things): readonly ThingOperation[] {
  if (things.kind === 'objects') return ['read', 'write', 'delete', 'list']
  return things.kind === 'items' ? ['read', 'write', 'delete', 'scan'] : ['use']
}

/** Keys of the variables in which the things of identities differ, in lower case. */
export function variablesOf(things: Things): readonly string[] {
  const texts = things.kind === 'items' ? [things.tableArn, things.partitionKey] : [things.arn]
  const keys = texts.flatMap((text) => read(text).variables.map(({ key }) => key))
  return [...new Set(keys)]
}

/** The actions of an operation, with what each touches. */
export function touchesOf(things: Things, operation: ThingOperation): readonly Touch[] {
  switch (things.kind) {
    case 'objects':
      return operation === 'list'
        ? LIST_ACTIONS.map((action) => listing(things.arn, action))
        : objectTouches(things.arn, operation)
    case 'items':
      return ITEM_ACTIONS[operation]?.map((action) => itemTouch(things, action, operation)) ?? []
    case 'resources':
      return things.actions.map((action) => onResource(things.arn, action))
  }
}

const LIST_ACTIONS = ['s3:ListBucket', 's3:ListBucketVersions', 's3:ListBucketMultipartUploads']

const ITEM_ACTIONS: Readonly<Partial<Record<ThingOperation, readonly string[]>>> = {
  read: ['GetItem', 'BatchGetItem', 'Query', 'PartiQLSelect', 'ConditionCheckItem'].map(
    (name) => `dynamodb:${name}`,
  ),
  write: ['PutItem', 'UpdateItem', 'BatchWriteItem', 'PartiQLInsert', 'PartiQLUpdate'].map(
    (name) => `dynamodb:${name}`,
  ),
  delete: ['DeleteItem', 'BatchWriteItem', 'PartiQLDelete'].map((name) => `dynamodb:${name}`),
  scan: ['dynamodb:Scan', 'dynamodb:PartiQLSelect'],
}

function objectTouches(arn: string, operation: ThingOperation): readonly Touch[] {
  const actions = catalog.service('s3')?.actions ?? []
  return actions
    .filter(({ resourceTypes }) => resourceTypes?.includes('object') === true)
    .filter(({ name, accessLevel }) => {
      if (/^s3:Delete/.test(name)) return operation === 'delete'
      return operation === (accessLevel === 'Read' || accessLevel === 'List' ? 'read' : 'write')
    })
    .map(({ name }) => onResource(arn, name))
}

function onResource(arn: string, action: string): Touch {
  return {
    action,
    formula: (slots) => resourceIn([patternOf(arn, slots)]),
    isTouching: ({ resource, other }) => matches(arn, other, resource),
  }
}

/** A listing tells of B's objects when its prefix leads to them: none, one that they begin with, or a part of it. */
function listing(arn: string, action: string): Touch {
  const [bucket = '', ...rest] = arn.split('/')
  const keys = rest.join('/')
  return {
    action,
    formula: (slots) => {
      const key = 's3:prefix'
      const leading = languageOf([patternOf(keys, slots, 'arn:aws:s3:::b/')], { isPrefix: true })
      const on = resourceIn([patternOf(bucket, slots)])
      if (action === 's3:ListBucketMultipartUploads') return on
      return and([on, or([atom({ kind: 'absent', key }), atom({ kind: 'all', key, language: leading })])])
    },
    isTouching: ({ resource, keys: carried, other }) => {
      if (!matches(bucket, other, resource)) return false
      const prefix = carried['s3:prefix']
      if (prefix === undefined || action === 's3:ListBucketMultipartUploads') return true
      return typeof prefix === 'string' && mayGoOn(filled(keys, other), prefix)
    },
  }
}

function itemTouch(
  things: Extract<Things, { kind: 'items' }>,
  action: string,
  operation: ThingOperation,
): Touch {
  const { tableArn, partitionKey, otherIndexes } = things
  const key = 'dynamodb:leadingkeys'
  const takesIndexes = /:(?:Query|Scan|PartiQLSelect)$/.test(action)
  const places = [tableArn, ...(takesIndexes ? [`${tableArn}/index/*`] : [])]
  const foreign = takesIndexes ? otherIndexes.map((name) => `${tableArn}/index/${name}`) : []
  return {
    action,
    formula: (slots) => {
      const on = resourceIn(places.map((arn) => patternOf(arn, slots)))
      if (operation === 'scan') {
        return action === 'dynamodb:Scan' ? on : and([on, atom({ kind: 'absent', key })])
      }
      const language = languageOf([patternOf(partitionKey, slots, 'arn:aws:s3:::b/')])
      const direct = and([on, atom({ kind: 'some', key, language })])
      if (foreign.length === 0) return direct
      return or([direct, resourceIn(foreign.map((arn) => patternOf(arn, slots)))])
    },
    isTouching: ({ resource, keys, other }) => {
      if (!places.some((arn) => matches(arn, other, resource))) return false
      const held = keys['dynamodb:LeadingKeys']
      const values = Array.isArray(held) ? held.map(String) : []
      if (operation === 'scan') return action === 'dynamodb:Scan' || values.length === 0
      if (foreign.some((arn) => matches(arn, other, resource))) return true
      return values.some((value) =>
        matches(`arn:aws:s3:::b/${partitionKey}`, other, `arn:aws:s3:::b/${value}`),
      )
    },
  }
}

function resourceIn(patterns: readonly SymbolicPattern[]): Formula {
  return atom({ kind: 'all', key: RESOURCE, language: languageOf(patterns) })
}

/** Variables stand behind the fifth colon of an ARN only; what is no ARN is read behind the beginning of one. */
function read(text: string): Pattern {
  return compilePattern(/^arn:/.test(text) ? text : `arn:aws:s3:::b/${text}`, 'resource', '2012-10-17')
}

function patternOf(text: string, slots: ReadonlyMap<string, Slot>, head = ''): SymbolicPattern {
  const { tokens } = compilePattern(`${head}${text}`, 'resource', '2012-10-17')
  const items = symbolicPattern(tokens, ({ key }): readonly Item[] => {
    const slot = slots.get(key)
    return slot ? [{ kind: 'slot', slot }] : []
  })
  return (items ?? textPattern(text)).slice(head.length)
}

/** The text with B's values in it, as a pattern in which only its own wildcards are alive. */
function filled(text: string, other: ReadonlyMap<string, string>): string {
  return text.replace(/\$\{\s*([^},]*?)\s*(?:,[^}]*)?\}/g, (whole, name: string) => {
    if (/^[*?$]$/.test(name)) return whole
    const value = other.get(name.toLowerCase()) ?? ''
    return value.replace(/[$*?]/g, (one) => `\${${one}}`)
  })
}

function matches(text: string, other: ReadonlyMap<string, string>, value: string): boolean {
  const pattern = compilePattern(filled(text, other), 'resource', '2012-10-17')
  return pattern.resolve(createRequestContext({}), () => {})?.matches(value) ?? false
}

/** Is there a text that begins like this and fits the pattern? */
function mayGoOn(pattern: string, beginning: string): boolean {
  const signs = pattern.match(/\$\{[*?$]\}|[\s\S]/g) ?? []
  let places = withRuns(new Set([0]), signs)
  for (const character of beginning) {
    const next = new Set<number>()
    for (const place of places) {
      const sign = signs[place]
      if (sign === '*') next.add(place)
      else if (sign === '?' || sign === character || sign === `\${${character}}`) next.add(place + 1)
    }
    places = withRuns(next, signs)
  }
  return places.size > 0
}

function withRuns(places: Set<number>, signs: readonly string[]): Set<number> {
  for (const place of places) if (signs[place] === '*') places.add(place + 1)
  return places
}
