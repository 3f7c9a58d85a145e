import type { Design } from '@/lib/design'
import { catalog } from '@/lib/iam'
import { compareAccess } from '@/lib/prover'
import { DEFAULT_DESIGN } from '@/lib/scenarios/default-design'
import { pick, randomOf } from './random'

/**
 * Comparisons of policies without variables, as questions to a solver of strings: another program, by other people,
 * that reads the policies by other rules than the prover's. `npm run test:z3` asks both.
 */
export interface SmtCase {
  readonly texts: readonly string[]
  /** What the prover says: is there a request that only the later version allows? */
  readonly verdict: 'proved' | 'counterexample' | 'unknown'
  /** In the language of SMT-LIB 2, a question for each action: satisfiable when there is such a request. */
  readonly questions: readonly string[]
}

interface Statement {
  readonly Effect: 'Allow' | 'Deny'
  readonly Action: readonly string[]
  readonly Resource?: readonly string[]
  readonly NotResource?: readonly string[]
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>
}
type Random = () => number
/** Policies that all have to allow. */
type Layers = readonly (readonly Statement[])[]

const ACTIONS = ['s3:GetObject', 's3:PutObject', 's3:ListBucket']
/** All ARNs begin so: solvers need not read it again and again. */
const BEGINNING = 'arn:aws:s3:'
/** Keys of any text, perhaps absent, that every request may carry. */
const KEYS = ['aws:UserAgent', 'aws:Referer']

export function smtCase(seed: number): SmtCase {
  const random = randomOf(seed)
  const before: Layers = [statements(random), ...(random() < 0.2 ? [statements(random)] : [])]
  const after =
    random() < 0.7 ? before.map((list, index) => (index === 0 ? change(random, list) : list)) : before
  const other = random() < 0.3 ? [statements(random), ...before.slice(1)] : after
  const [found] = compareAccess(designWith(before), designWith(other)).filter(
    ({ population }) => population.roleName === 'PhotoAppUser',
  )
  return {
    texts: [before, other].map((layers) => JSON.stringify(layers)),
    verdict: found?.newlyAllowed.verdict ?? 'unknown',
    questions: actionsOf(other).map((action) => questionOf(action, before, other)),
  }
}

function statements(random: Random): readonly Statement[] {
  return Array.from({ length: 1 + Math.floor(random() * 3) }, () => statement(random))
}

/** One statement more, less or in the place of another. */
function change(random: Random, list: readonly Statement[]): readonly Statement[] {
  const at = Math.floor(random() * list.length)
  const rest = list.filter((_, index) => index !== at)
  return pick(random, [[...list, statement(random)], rest, [...rest, statement(random)]])
}

function statement(random: Random): Statement {
  const several = (make: () => string) => (random() < 0.6 ? [make()] : [make(), make()])
  const pattern = () => {
    const pieces = ['a', 'b', 'ab', '/', '*', '?', 'a*', '*b']
    const count = 1 + Math.floor(random() * 3)
    return `arn:aws:s3:::b${Array.from({ length: count }, () => pick(random, pieces)).join('')}`
  }
  const element = random() < 0.15 ? 'NotResource' : 'Resource'
  const operator = () =>
    pick(random, ['StringEquals', 'StringLike', 'StringNotEquals', 'StringNotLike']) +
    (random() < 0.25 ? 'IfExists' : '')
  const value = () => pick(random, ['a', 'b', 'a*', '?', '*b*', 'ab', ''])
  const test = () =>
    random() < 0.15
      ? { Null: { [pick(random, KEYS)]: [pick(random, ['true', 'false'])] } }
      : { [operator()]: { [pick(random, KEYS)]: several(value) } }
  return {
    Effect: random() < 0.3 ? 'Deny' : 'Allow',
    Action: several(() => pick(random, [...ACTIONS, 's3:*tObject', 's3:ListBucke*'])),
    [element]: several(() => (random() < 0.15 ? '*' : pattern())),
    ...(random() < 0.4 ? { Condition: test() } : {}),
  }
}

function designWith([identity, boundary]: Layers): Design {
  const text = (list: readonly Statement[]) => JSON.stringify({ Version: '2012-10-17', Statement: list })
  return {
    ...DEFAULT_DESIGN,
    roles: DEFAULT_DESIGN.roles.map((role) =>
      role.name === 'PhotoAppUser'
        ? {
            ...role,
            policies: [{ name: 'P', text: text(identity ?? []) }],
            ...(boundary ? { permissionsBoundary: { name: 'B', text: text(boundary) } } : {}),
          }
        : role,
    ),
  }
}

function questionOf(action: string, before: Layers, after: Layers): string {
  const names = KEYS.map((_, index) => `k${index}`)
  return [
    '(declare-const r String)',
    ...names.flatMap((name) => [`(declare-const ${name} String)`, `(declare-const has-${name} Bool)`]),
    `(assert ${isResourceOf(action)})`,
    `(assert ${allowed(action, after)})`,
    `(assert (not ${allowed(action, before)}))`,
  ].join('\n')
}

/** Every layer allows it, and none denies. */
function allowed(action: string, layers: Layers): string {
  const any = (list: readonly Statement[], effect: Statement['Effect']) =>
    some(list.filter((one) => one.Effect === effect && covers(one, action)).map(applies))
  return every([
    ...layers.map((list) => any(list, 'Allow')),
    ...layers.map((list) => `(not ${any(list, 'Deny')})`),
  ])
}

/** What the later version speaks of: nothing else can be newly allowed. */
function actionsOf(layers: Layers): readonly string[] {
  const all = catalog.service('s3')?.actions ?? []
  const names = all.map(({ name }) => (name.includes(':') ? name : `s3:${name}`))
  return names.filter((name) => layers[0]?.some((one) => one.Effect === 'Allow' && covers(one, name)))
}

function covers({ Action }: Statement, action: string): boolean {
  return Action.some((one) => new RegExp(`^${one.replaceAll('*', '.*')}$`, 'i').test(action))
}

function applies({ Resource, NotResource, Condition = {} }: Statement): string {
  const listed = some((Resource ?? NotResource ?? []).map((one) => `(str.in_re r ${like(one)})`))
  const tests = Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => holds(operator, `k${KEYS.indexOf(key)}`, values)),
  )
  return every([NotResource ? `(not ${listed})` : listed, ...tests])
}

function holds(operator: string, key: string, values: readonly string[]): string {
  const has = `has-${key}`
  if (operator === 'Null') return values[0] === 'true' ? `(not ${has})` : has
  const name = operator.replace('IfExists', '')
  const matches = some(
    values.map((value) =>
      name.endsWith('Like') ? `(str.in_re ${key} ${like(value)})` : `(= ${key} ${quoted(value)})`,
    ),
  )
  if (name.includes('Not')) return `(or (not ${has}) (not ${matches}))`
  return operator === name ? `(and ${has} ${matches})` : `(or (not ${has}) ${matches})`
}

/** The form of resources that AWS publishes for the action. */
function isResourceOf(action: string): string {
  const service = catalog.service('s3')
  const types = catalog.action(action)?.resourceTypes ?? []
  const arns = types.flatMap((type) => service?.resourceTypes.find(({ name }) => name === type)?.arns ?? [])
  // Printable characters but for the slash and the colon.
  const noSlash = '(re.union (re.range " " ".") (re.range "0" "9") (re.range ";" "~"))'
  return some(
    arns.map((arn) => {
      const parts = arn
        .replace('arn:${Partition}:s3:', '')
        .split(/(\$\{[^}]*\})/)
        .filter((part) => part !== '')
      const pieces = parts.map((part) => {
        if (!part.startsWith('${')) return `(str.to_re ${quoted(part)})`
        const one = part === '${BucketName}' ? noSlash : 're.allchar'
        return /Region|Account/.test(part) ? `(re.* ${one})` : `(re.+ ${one})`
      })
      return `(str.in_re r ${together(pieces)})`
    }),
  )
}

/** A pattern with stars and question marks as a regular expression. Of ARNs, what comes after the name of the service. */
function like(pattern: string): string {
  return together(
    (pattern.replace(BEGINNING, '').match(/[*?]|[^*?]+/g) ?? []).map((piece) =>
      piece === '*' ? 're.all' : piece === '?' ? 're.allchar' : `(str.to_re ${quoted(piece)})`,
    ),
  )
}

function together(pieces: readonly string[]): string {
  if (pieces.length === 0) return '(str.to_re "")'
  return pieces.length === 1 ? (pieces[0] as string) : `(re.++ ${pieces.join(' ')})`
}

const quoted = (text: string) => `"${text}"`
const some = (list: readonly string[]) => (list.length === 0 ? 'false' : `(or false ${list.join(' ')})`)
const every = (list: readonly string[]) => `(and true ${list.join(' ')})`
