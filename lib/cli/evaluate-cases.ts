import { lineAndColumn, type SourceRange } from '@/lib/base/source-range'
import {
  type AuthorizationRequest,
  authorize,
  type CompiledPolicy,
  type ContextKeys,
  compilePolicy,
  createRequestContext,
  type Decision,
  type Diagnostic,
  explain,
  type LayerKind,
  matchedStatements,
  type PolicyKind,
  type PolicySet,
  parseJson,
  parsePolicy,
  parsePrincipal,
  refusalMessage,
  summarize,
  validatePolicy,
} from '@/lib/iam'

/**
 * Answers authorisation cases, one JSON object a line, with one decision a line, in order.
 *
 * Total: a line that is no case is answered with `{"id": ..., "error": ...}`, and the rest goes on. Blank
 * lines are passed over. Nothing is kept but the policies that were met lately, so a stream may be endless.
 *
 * @example
 * for await (const answer of evaluateCases(lines)) console.log(answer)
 */
export async function* evaluateCases(lines: AsyncIterable<string>): AsyncGenerator<string> {
  const policies = createPolicyCache()
  for await (const line of lines) {
    if (line.trim() !== '') yield JSON.stringify(answerLine(line, policies))
  }
}

/** What a line of the input asks, as far as it is one. */
type Members = Readonly<Record<string, unknown>>

/** Thrown and caught in this file only: the line is no authorisation case. */
class BadCase extends Error {}

function answerLine(line: string, policies: PolicyCache): object {
  let id: unknown = null
  try {
    const one = readObject(readJson(line), 'a case')
    id = one.id ?? null
    return { id, ...answerCase(one, policies) }
  } catch (error) {
    if (error instanceof BadCase) return { id, error: error.message }
    throw error
  }
}

function answerCase(one: Members, cache: PolicyCache): object {
  const request = readRequest(readObject(one.request, '`request`'), one.roleArn)
  const diagnostics: object[] = []
  const set = readPolicies(one.policies ?? {}, request.action, cache, diagnostics)
  const decision = authorize(set, request)
  const { kind, deniedBy, assumptions } = decision
  if (kind === 'undetermined') diagnostics.push(reasonOf(decision, set, request))
  return {
    decision: kind,
    deniedBy,
    message: messageOf(decision, request),
    matched: matchedStatements(set, request).map(({ kind: layer, policy, statement }) => ({
      kind: layer,
      policy,
      statement: statement.source.index,
      sid: statement.source.sid?.value ?? null,
      effect: statement.effect,
    })),
    assumptions,
    diagnostics,
  }
}

function messageOf({ kind, deniedBy }: Decision, request: AuthorizationRequest): string | null {
  if ((kind !== 'implicit-deny' && kind !== 'explicit-deny') || deniedBy === null) return null
  return refusalMessage(request, kind, deniedBy)
}

/** What cannot be told always says why. */
function reasonOf(decision: Decision, set: PolicySet, request: AuthorizationRequest): object {
  return {
    kind: decision.undeterminedIn,
    policy: null,
    code: 'undetermined',
    severity: 'info',
    message: summarize(explain(set, request)),
    range: null,
  }
}

function readRequest(request: Members, outerRoleArn: unknown): AuthorizationRequest {
  const roleArn = readOptionalText(request.roleArn ?? outerRoleArn, '`roleArn`')
  const canonicalUserId = readOptionalText(request.canonicalUserId, '`canonicalUserId`')
  const principal = parsePrincipal(request.principal, {
    ...(roleArn === null ? {} : { roleArn }),
    ...(canonicalUserId === null ? {} : { canonicalUserId }),
  })
  if (!principal.ok) throw new BadCase(`\`principal\`: ${principal.error}`)
  return {
    principal: principal.value,
    action: readText(request.action, '`action`'),
    resource: readOptionalText(request.resource, '`resource`') ?? '*',
    resourceAccount: readOptionalText(request.resourceAccount, '`resourceAccount`'),
    // Values of a wrong type are kept as such: what rests on them is undetermined.
    context: createRequestContext(readObject(request.context ?? {}, '`context`') as ContextKeys),
  }
}

const LISTS = ['identity', 'boundary', 'session', 'endpoint'] as const
const LEVELS = ['scps', 'rcps'] as const
const KNOWN: ReadonlySet<string> = new Set([...LISTS, ...LEVELS, 'resource'])

/** The actions for which the policy of the resource is the trust policy of a role. */
const ASSUMES =
  /^sts:(assumerole|assumerolewithwebidentity|assumerolewithsaml|tagsession|setsourceidentity)$/i

function readPolicies(value: unknown, action: string, cache: PolicyCache, diagnostics: object[]): PolicySet {
  const policies = readObject(value, '`policies`')
  // A layer under a wrong name would be left out without a word.
  const stray = Object.keys(policies).find((name) => !KNOWN.has(name))
  if (stray !== undefined) throw new BadCase(`\`policies\` has no \`${stray}\``)
  const compile = (policy: unknown, kind: PolicyKind, index: number, path: string) => {
    const { compiled, findings } = cache.get(textOf(policy, path), kind, index)
    for (const finding of findings) diagnostics.push(toEntry(finding, kind, index))
    return compiled
  }
  const list = (name: (typeof LISTS)[number]) =>
    readList(policies[name], `\`${name}\``)?.map((policy, index) => compile(policy, name, index, name)) ??
    null
  const levels = (name: (typeof LEVELS)[number], kind: PolicyKind) => {
    let count = 0
    return (
      readList(policies[name], `\`${name}\``)?.map((level) =>
        (readList(level, `each level of \`${name}\``) ?? []).map((policy) =>
          compile(policy, kind, count++, name),
        ),
      ) ?? null
    )
  }
  const owner = ASSUMES.test(action) ? 'trust' : 'resource'
  const resource = policies.resource ?? null
  return {
    identity: list('identity'),
    boundary: list('boundary'),
    session: list('session'),
    endpoint: list('endpoint'),
    [owner]: resource === null ? null : compile(resource, owner, 0, 'resource'),
    scps: levels('scps', 'scp'),
    rcps: levels('rcps', 'rcp'),
  } as PolicySet
}

function toEntry({ code, severity, message, range }: Diagnostic, kind: LayerKind, policy: number) {
  return { kind, policy, code, severity, message, range }
}

/** A policy as the text that its ranges count in: an object is written without blanks. */
function textOf(policy: unknown, path: string): string {
  if (typeof policy === 'string') return policy
  if (typeof policy === 'object' && policy !== null) return JSON.stringify(policy)
  throw new BadCase(`a policy in \`${path}\` is an object or a text`)
}

function readJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    const [first] = parseJson(line).errors
    throw new BadCase(first ? `${placeIn(line, first.range)}: ${first.message}` : 'the line is not JSON')
  }
}

function placeIn(line: string, { start }: SourceRange): string {
  return `column ${lineAndColumn(line, start).column}`
}

function readObject(value: unknown, what: string): Members {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new BadCase(`${what} is a JSON object`)
  }
  return value as Members
}

function readList(value: unknown, what: string): readonly unknown[] | null {
  if (value === undefined || value === null) return null
  if (!Array.isArray(value)) throw new BadCase(`${what} is a list, or null when none is attached`)
  return value
}

function readText(value: unknown, what: string): string {
  if (typeof value !== 'string' || value === '') throw new BadCase(`${what} is a text`)
  return value
}

function readOptionalText(value: unknown, what: string): string | null {
  if (value === undefined || value === null) return null
  if (typeof value !== 'string') throw new BadCase(`${what} is a text`)
  return value
}

interface ReadyPolicy {
  readonly compiled: CompiledPolicy
  readonly findings: readonly Diagnostic[]
}

interface PolicyCache {
  get(text: string, kind: PolicyKind, index: number): ReadyPolicy
}

/** What is kept ready; a stream repeats few policies, and may bring endless others. */
const KEPT_POLICIES = 500
const KEPT_CHARACTERS = 500_000
/** Findings are for people: no answer lists more of one policy. */
const LISTED_FINDINGS = 100

function createPolicyCache(): PolicyCache {
  const ready = new Map<string, ReadyPolicy>()
  let kept = 0
  return {
    get(text, kind, index) {
      const key = `${kind} ${index} ${text}`
      const known = ready.get(key)
      if (known) return known
      const parsed = parsePolicy(text)
      const made = {
        compiled: compilePolicy(parsed, kind, `${kind} policy ${index + 1}`, `${kind} ${index}`),
        findings: validatePolicy(parsed, kind).slice(0, LISTED_FINDINGS),
      }
      if (ready.size >= KEPT_POLICIES || kept + key.length > KEPT_CHARACTERS) {
        ready.clear()
        kept = 0
      }
      ready.set(key, made)
      kept += key.length
      return made
    },
  }
}
