import { isRecord } from '@/lib/base/is-record'
import { type DesignDocument, documentsOf } from './documents'
import type { Design } from './schema/design'

/** A policy text that is not the same in two designs. */
export interface DocumentChange {
  readonly id: string
  readonly title: string
  readonly owner: string
  /** Null: the design has no such policy. */
  readonly before: string | null
  readonly after: string | null
  /** The texts differ, and what they say does not. */
  readonly isLayoutOnly: boolean
}

/** A setting that is not the same in two designs; undefined: it is not there. */
export interface SettingChange {
  /** `identityPool.allowUnauthenticatedIdentities`, `requests.get-own.key`. */
  readonly path: string
  readonly before: unknown
  readonly after: unknown
}

export interface DesignDiff {
  readonly documents: readonly DocumentChange[]
  readonly settings: readonly SettingChange[]
}

/**
 * In what do two designs differ?
 *
 * Policies are told by the place where they stand, parts of lists by their id, name or ARN. Of the settings each is
 * named with its path; a policy text is not among them.
 */
export function diffDesigns(before: Design, after: Design): DesignDiff {
  if (before === after) return { documents: [], settings: [] }
  const settings: SettingChange[] = []
  compare('', withoutTexts(before), withoutTexts(after), settings)
  return { documents: diffDocuments(before, after), settings }
}

function diffDocuments(before: Design, after: Design): readonly DocumentChange[] {
  const old = new Map(documentsOf(before).map((document) => [document.id, document]))
  const now = new Map(documentsOf(after).map((document) => [document.id, document]))
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((id) => {
    const left = old.get(id)
    const right = now.get(id)
    const { title, owner } = (right ?? left) as DesignDocument
    if (left?.text === right?.text) return []
    const texts = { before: left?.text ?? null, after: right?.text ?? null }
    return [{ id, title, owner, ...texts, isLayoutOnly: saysTheSame(left?.text, right?.text) }]
  })
}

function saysTheSame(left: string | undefined, right: string | undefined): boolean {
  if (left === undefined || right === undefined) return false
  try {
    return JSON.stringify(JSON.parse(left)) === JSON.stringify(JSON.parse(right))
  } catch {
    return false
  }
}

/** Where policies stand: their texts are compared as documents. */
const TEXTS: ReadonlySet<string> = new Set(['trustPolicy', 'policy', 'text'])
const WITH_TEXTS = ['roles', 'buckets', 'tables', 'resources', 'organization'] as const

function withoutTexts(design: Design): object {
  const held: Record<string, unknown> = { ...design }
  for (const part of WITH_TEXTS) {
    const text = JSON.stringify(design[part], (name, value) => (TEXTS.has(name) ? undefined : value))
    if (text !== undefined) held[part] = JSON.parse(text)
  }
  return held
}

function compare(path: string, before: unknown, after: unknown, found: SettingChange[]): void {
  if (Object.is(before, after)) return
  if (Array.isArray(before) && Array.isArray(after)) {
    const left = keyed(before)
    const right = keyed(after)
    if (left && right) compareKeyed(path, left, right, found)
    else if (JSON.stringify(before) !== JSON.stringify(after)) found.push({ path, before, after })
    return
  }
  if (isRecord(before) && isRecord(after)) {
    for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
      compare(path === '' ? name : `${path}.${name}`, own(before, name), own(after, name), found)
    }
    return
  }
  found.push({ path, before, after })
}

function compareKeyed(
  path: string,
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
  found: SettingChange[],
): void {
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    compare(`${path}.${key}`, before.get(key), after.get(key), found)
  }
  const shared = (list: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>) =>
    [...list.keys()].filter((key) => other.has(key))
  const order = shared(before, after)
  const newOrder = shared(after, before)
  if (order.join('\n') !== newOrder.join('\n')) {
    found.push({ path: `${path} (order)`, before: order, after: newOrder })
  }
}

/** The elements of a list by what they are called; null when they are not called anything, or not each by its own name. */
function keyed(list: readonly unknown[]): ReadonlyMap<string, unknown> | null {
  const found = new Map<string, unknown>()
  for (const element of list) {
    const key = isRecord(element) ? nameOf(element) : null
    if (key === null || found.has(key)) return null
    found.set(key, element)
  }
  return found
}

function nameOf(element: Readonly<Record<string, unknown>>): string | null {
  // An expectation is about a cell.
  if (typeof element.identity === 'string' && typeof element.request === 'string') {
    return `${element.identity} ${element.request}`
  }
  const name = element.id ?? element.name ?? element.arn ?? element.key
  return typeof name === 'string' ? name : null
}

function own(record: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined
}
