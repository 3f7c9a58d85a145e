import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import {
  type AuthorizationRequest,
  type CompiledPolicy,
  compilePolicy,
  createRequestContext,
  type PolicyKind,
  type PolicySet,
  parsePolicy,
  parsePrincipal,
} from '@/lib/iam'
import type { CaseFile, ConformanceCase, Place, PoliciesInput, PolicyText, RequestInput } from './case-format'

const folder = import.meta.dirname

/** A case with its address, `cases/evaluate/s3.json#87`. */
export interface AddressedCase {
  readonly address: string
  readonly one: ConformanceCase
}

/** Every case of every file, with the defaults of its file filled in. */
export function readCases(): readonly AddressedCase[] {
  return ['cases', 'corpus'].flatMap((part) =>
    readdirSync(path.join(folder, part), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.json'))
      .sort()
      .flatMap((name) => readFile(path.join(part, name))),
  )
}

function readFile(name: string): AddressedCase[] {
  const file = JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as CaseFile
  const address = name.split(path.sep).join('/')
  return file.cases.map((one) => ({
    address: `${address}#${one.id}`,
    one: one.evaluate
      ? withDefaults(one, file.defaults)
      : one.plan
        ? withPlanDefaults(one, file.defaults)
        : one,
  }))
}

function withDefaults(one: ConformanceCase, defaults: CaseFile['defaults']): ConformanceCase {
  const request = withDefaultRequest(defaults?.request, one.request)
  return defaults?.policies
    ? { ...one, policies: { ...defaults.policies, ...one.policies }, request }
    : { ...one, request }
}

/** The data, caller and session of the file, unless the case brings its own; policies are always its own. */
function withPlanDefaults(one: ConformanceCase, defaults: CaseFile['defaults']): ConformanceCase {
  const { policies: _policies, request: _request, ...rest } = defaults ?? {}
  return { ...rest, ...one }
}

/** A principal of its own brings its own context; otherwise the keys are added to the default ones. */
function withDefaultRequest(defaults: RequestInput | undefined, own: RequestInput | undefined): RequestInput {
  if (own?.principal !== undefined) return own
  return { ...defaults, ...own, context: { ...defaults?.context, ...own?.context } }
}

export function textOf(policy: PolicyText): string {
  return typeof policy === 'string' ? policy : JSON.stringify(policy, null, 2)
}

/** The text with one piece of it repeated. */
export function lengthened(text: string, by: ConformanceCase['lengthen']): string {
  return by === undefined ? text : text.replace(by.piece, () => by.piece.repeat(by.times))
}

/** The range of a place in a text; throws when the text has no such place, since the case is wrong then. */
export function rangeOf(text: string, place: Place): { start: number; end: number } {
  if (!('at' in place)) return { start: place.from, end: place.to }
  let start = -1
  for (let count = place.nth ?? 1; count > 0; count--) {
    start = text.indexOf(place.at, start + 1)
    if (start < 0) throw new Error(`the text has no \`${place.at}\` (occurrence ${place.nth ?? 1})`)
  }
  return { start, end: start + place.at.length }
}

/** The policies of a case, compiled; policies of a layer are named `identity 0`, `identity 1`. */
export function toPolicySet(input: PoliciesInput): PolicySet {
  const compile = (policy: PolicyText, kind: PolicyKind, index: number): CompiledPolicy =>
    compilePolicy(parsePolicy(textOf(policy)), kind, `${kind} ${index}`)
  const list = (policies: readonly PolicyText[] | null | undefined, kind: PolicyKind) =>
    policies ? policies.map((policy, index) => compile(policy, kind, index)) : null
  const levels = (list: readonly (readonly PolicyText[])[] | undefined, kind: PolicyKind) =>
    list?.map((level, index) => level.map((policy) => compile(policy, kind, index))) ?? null
  return {
    identity: list(input.identity, 'identity'),
    boundary: list(input.boundary, 'boundary'),
    session: list(input.session, 'session'),
    ...(input.trust === undefined
      ? {}
      : { trust: input.trust === null ? null : compile(input.trust, 'trust', 0) }),
    endpoint: list(input.endpoint, 'endpoint'),
    resource: input.resource ? compile(input.resource, 'resource', 0) : null,
    scps: levels(input.scps, 'scp'),
    rcps: levels(input.rcps, 'rcp'),
  }
}

export function toAuthorizationRequest(input: RequestInput): AuthorizationRequest {
  const details = input.roleArn === undefined ? {} : { roleArn: input.roleArn }
  const parsed = parsePrincipal(input.principal, details)
  if (!parsed.ok) throw new Error(parsed.error)
  return {
    principal: parsed.value,
    action: input.action ?? '',
    resource: input.resource ?? '*',
    resourceAccount: input.resourceAccount ?? null,
    context: createRequestContext(input.context ?? {}),
  }
}
