import type { Located, SourceRange } from '@/lib/base/source-range'
import type {
  ConditionElement,
  ConditionTest,
  Effect,
  ListElement,
  Malformed,
  MalformedCode,
  PolicyDocument,
  PrincipalElement,
  PrincipalType,
  Statement,
} from '../ast'
import { type JsonError, type JsonMember, type JsonNode, parseJson } from './json-tree'

/** What a policy text says. `document` is null only when the text is not JSON at all places. */
export interface ParsedPolicy {
  readonly text: string
  /** Null when the text is not JSON; otherwise the tree, with its malformed parts named in it. */
  readonly document: PolicyDocument | null
  /** Where the text is not JSON, in order. */
  readonly errors: readonly JsonError[]
}

/**
 * What does this policy text say, part by part, and where can it not be understood?
 *
 * Total: any text gives a result and nothing is thrown. JSON errors leave `document` null, because a guess
 * at what broken JSON means would be a wrong answer; every error is reported, each at its place. Mistakes
 * of grammar stay in the tree as malformed parts, so that evaluation can say that it cannot tell.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 * @example
 * parsePolicy('{"Version":"2012-10-17","Statement":[]}').document?.malformed[0].code // 'empty-statement-list'
 */
export function parsePolicy(text: string): ParsedPolicy {
  const { root, errors } = parseJson(text)
  if (errors.length > 0) return { text, document: null, errors }
  if (root === null) {
    return {
      text,
      document: null,
      errors: [{ range: { start: 0, end: text.length }, message: 'the policy is empty' }],
    }
  }
  return { text, document: new Reader().document(root), errors }
}

const DOCUMENT_ELEMENTS: ReadonlySet<string> = new Set(['Version', 'Id', 'Statement'])
/** The elements by which a statement without its document is known. */
const STATEMENT_NAMES: ReadonlySet<string> = new Set([
  'Effect',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Principal',
  'Condition',
])
const STATEMENT_ELEMENTS: ReadonlySet<string> = new Set([...STATEMENT_NAMES, 'NotPrincipal', 'Sid'])
const PRINCIPAL_TYPES: ReadonlySet<string> = new Set<PrincipalType>([
  'AWS',
  'Federated',
  'Service',
  'CanonicalUser',
])

/** Turns the JSON tree into the policy tree; keeps what it cannot read in `malformed`. */
class Reader {
  private malformed: Malformed[] = []

  document(root: JsonNode): PolicyDocument {
    const nothing = { range: root.range, version: null, id: null, statements: [] }
    if (root.kind !== 'object') {
      return { ...nothing, malformed: [{ code: 'not-an-object', range: root.range, subject: '' }] }
    }
    const members = this.members(root.members, DOCUMENT_ELEMENTS, 'quiet')
    const statementNode = members.get('Statement')?.value
    if (!statementNode && root.members.some((member) => STATEMENT_NAMES.has(member.name))) {
      return {
        ...nothing,
        malformed: [{ code: 'statement-without-document', range: root.range, subject: '' }],
      }
    }
    for (const member of root.members) {
      if (!DOCUMENT_ELEMENTS.has(member.name)) {
        this.report('unknown-element', member.nameRange, member.name)
      }
    }
    const version = this.text(members.get('Version'), 'Version')
    if (version && version.value !== '2012-10-17' && version.value !== '2008-10-17') {
      this.report('invalid-version', version.range, version.value)
    }
    const id = this.text(members.get('Id'), 'Id')
    if (!statementNode) this.report('missing-statement', root.range)
    const documentMalformed = this.malformed
    const nodes = statementNode
      ? statementNode.kind === 'array'
        ? statementNode.items
        : [statementNode]
      : []
    if (statementNode?.kind === 'array' && nodes.length === 0) {
      documentMalformed.push({ code: 'empty-statement-list', range: statementNode.range, subject: '' })
    }
    const statements = nodes.map((node, index) => this.statement(node, index))
    return { range: root.range, version, id, statements, malformed: documentMalformed }
  }

  private statement(node: JsonNode, index: number): Statement {
    this.malformed = []
    const empty = { index, range: node.range, sid: null, effect: null, principal: null, action: null }
    if (node.kind !== 'object') {
      const malformed: Malformed[] = [{ code: 'statement-not-an-object', range: node.range, subject: '' }]
      return { ...empty, resource: null, condition: null, malformed }
    }
    const members = this.members(node.members, STATEMENT_ELEMENTS, 'report')
    const firstName = node.members[0]?.nameRange ?? { start: node.range.start, end: node.range.start + 1 }

    const effect = this.effect(members.get('Effect'), firstName)
    const action = this.either(members, 'Action', 'NotAction', 'action-and-not-action')
    if (!action) this.report('missing-action', firstName)
    const resource = this.either(members, 'Resource', 'NotResource', 'resource-and-not-resource')
    const principal = this.principal(members)
    const condition = this.condition(members.get('Condition'))
    const sid = this.text(members.get('Sid'), 'Sid')
    return {
      index,
      range: node.range,
      sid,
      effect,
      principal,
      action,
      resource,
      condition,
      malformed: this.malformed,
    }
  }

  private effect(member: JsonMember | undefined, fallback: SourceRange): Located<Effect> | null {
    if (!member) {
      this.report('missing-effect', fallback)
      return null
    }
    const text = this.text(member, 'Effect')
    if (!text) return null
    if (text.value === 'Allow' || text.value === 'Deny') return { value: text.value, range: text.range }
    this.report('invalid-effect', text.range, text.value)
    return null
  }

  private either<Positive extends string, Negative extends string>(
    members: ReadonlyMap<string, JsonMember>,
    positive: Positive,
    negative: Negative,
    both: MalformedCode,
  ): ListElement<Positive | Negative> | null {
    const first = members.get(positive)
    const second = members.get(negative)
    if (first && second) this.report(both, second.nameRange)
    const member = first ?? second
    if (!member) return null
    const name = first ? positive : negative
    const values = this.texts(member, name)
    if (member.value?.kind === 'array' && member.value.items.length === 0) {
      this.report('empty-list', member.value.range, name)
    }
    return { name, range: spanOf(member), values }
  }

  private principal(members: ReadonlyMap<string, JsonMember>): PrincipalElement | null {
    const positive = members.get('Principal')
    const negative = members.get('NotPrincipal')
    if (positive && negative) this.report('principal-and-not-principal', negative.nameRange)
    const member = positive ?? negative
    if (!member) return null
    const name = positive ? 'Principal' : 'NotPrincipal'
    const base = { name, range: spanOf(member) } as const
    const node = member.value
    if (node?.kind === 'string' && node.value === '*') return { ...base, everyone: true, entries: [] }
    if (node?.kind !== 'object') {
      const code = node?.kind === 'string' ? 'invalid-principal-format' : 'wrong-type'
      this.report(code, node?.range ?? member.nameRange, node?.kind === 'string' ? node.value : name)
      return { ...base, everyone: false, entries: [] }
    }
    const empty: Located<PrincipalType>[] = []
    const entries: { type: PrincipalType; value: Located<string> }[] = []
    const saidBefore = this.malformed.length
    for (const entry of this.members(node.members, PRINCIPAL_TYPES, 'unknown-principal-type').values()) {
      const type = entry.name as PrincipalType
      for (const value of this.texts(entry, type)) entries.push({ type, value })
      if (entry.value?.kind === 'array' && entry.value.items.length === 0) {
        empty.push({ value: type, range: spanOf(entry) })
      }
    }
    const isEmpty = entries.length === 0 && this.malformed.length === saidBefore
    if (isEmpty) this.report('empty-list', node.range, name)
    return { ...base, everyone: false, entries, ...(isEmpty || empty.length === 0 ? {} : { empty }) }
  }

  private condition(member: JsonMember | undefined): ConditionElement | null {
    if (!member) return null
    const node = member.value
    if (node?.kind !== 'object') {
      this.report('wrong-type', node?.range ?? member.nameRange, 'Condition')
      return { range: spanOf(member), tests: [] }
    }
    const tests: ConditionTest[] = []
    for (const operator of this.unique(node.members)) {
      const operatorName = { value: operator.name, range: operator.nameRange }
      if (operator.value?.kind !== 'object') {
        this.report('wrong-type', operator.value?.range ?? operator.nameRange, operator.name)
        continue
      }
      for (const key of this.unique(operator.value.members)) {
        const values = this.texts(key, key.name, 'scalars')
        tests.push({
          range: spanOf(key),
          operator: operatorName,
          key: { value: key.name, range: key.nameRange },
          values,
        })
      }
    }
    return { range: spanOf(member), tests }
  }

  /** The members by name; repeated and unknown names are reported. */
  private members(
    list: readonly JsonMember[],
    known: ReadonlySet<string>,
    unknown: 'report' | 'quiet' | 'unknown-principal-type',
  ): Map<string, JsonMember> {
    const found = new Map<string, JsonMember>()
    for (const member of this.unique(list)) {
      if (known.has(member.name)) found.set(member.name, member)
      else if (unknown === 'report') this.report('unknown-element', member.nameRange, member.name)
      else if (unknown !== 'quiet') this.report(unknown, member.nameRange, member.name)
    }
    return found
  }

  private unique(list: readonly JsonMember[]): readonly JsonMember[] {
    if (hasNoRepetition(list)) return list
    const seen = new Set<string>()
    return list.filter((member) => {
      if (seen.has(member.name)) {
        this.report('duplicate-key', member.nameRange, member.name)
        return false
      }
      seen.add(member.name)
      return true
    })
  }

  private text(member: JsonMember | undefined, name: string): Located<string> | null {
    if (!member) return null
    if (member.value?.kind === 'string') return { value: member.value.value, range: member.value.range }
    this.report('wrong-type', member.value?.range ?? member.nameRange, name)
    return null
  }

  private texts(
    member: JsonMember,
    name: string,
    accept: 'strings' | 'scalars' = 'strings',
  ): Located<string>[] {
    const node = member.value
    if (!node) {
      this.report('wrong-type', member.nameRange, name)
      return []
    }
    const values: Located<string>[] = []
    for (const item of node.kind === 'array' ? node.items : [node]) {
      if (item.kind === 'string') values.push({ value: item.value, range: item.range })
      else if (accept === 'scalars' && item.kind === 'number')
        values.push({ value: item.text, range: item.range })
      else if (accept === 'scalars' && item.kind === 'boolean') {
        values.push({ value: String(item.value), range: item.range })
      } else this.report('wrong-type', item.range, name)
    }
    return values
  }

  private report(code: MalformedCode, range: SourceRange, subject = ''): void {
    this.malformed.push({ code, range, subject })
  }
}

/** Short lists, which are nearly all, are compared pair by pair: a set would cost more than it saves. */
function hasNoRepetition(list: readonly JsonMember[]): boolean {
  if (list.length > 8) return false
  for (let index = 1; index < list.length; index++) {
    const { name } = list[index] as JsonMember
    for (let earlier = 0; earlier < index; earlier++) if (list[earlier]?.name === name) return false
  }
  return true
}

function spanOf(member: JsonMember): SourceRange {
  return { start: member.nameRange.start, end: member.value?.range.end ?? member.nameRange.end }
}
