import type { CompiledPolicy, ContextKeys, PolicyKind } from '@/lib/iam'
import { compilePolicy, parsePolicy } from '@/lib/iam'
import type { IdentityFormat } from '@/lib/prover/identity-format'
import { charsOf } from '@/lib/prover/letters'
import type { Population } from '@/lib/prover/populations'
import type { ThingOperation, Things } from '@/lib/prover/things'
import { pick } from './random'

/** Random policies about tiny values, so that every request there is can be tried. */
export interface RandomCase {
  readonly population: Population
  readonly things: Things
  readonly operation: ThingOperation
  readonly differIn: string
  /** Every value of each variable: null when it may be absent. */
  readonly values: ReadonlyMap<string, readonly (string | null)[]>
  readonly texts: readonly string[]
}

export const SUB = 'cognito-identity.amazonaws.com:sub'
export const TEAM = 'aws:PrincipalTag/team'
const ACCOUNT = '123456789012'
export const TABLE = `arn:aws:dynamodb:us-east-1:${ACCOUNT}:table/T`
const ROLE = `arn:aws:iam::${ACCOUNT}:role/R`

type Random = () => number

/** Texts over `a`, `b` and the slash with the lengths of a format. */
interface Shape {
  readonly characters: string
  readonly least: number
  readonly most: number | null
}

/** Two moments with one in between, as dates and as seconds. */
const DATES = ['2026-01-01T00:00:00Z', '2026-01-01T00:00:01Z', '2026-01-01T00:00:00.500Z']
const SECONDS = ['1767225600', '1767225601', '1767225600.5']
/** Before, between and after them. */
export const MOMENTS: readonly ContextKeys[] = [
  ...['2025-12-31T23:59:59Z', '2026-01-01T00:00:00.250Z', '2026-01-01T00:00:00.500Z'],
  ...['2026-01-01T00:00:00.750Z', '2026-01-01T00:00:02Z'],
].map((time) => ({ 'aws:CurrentTime': time, 'aws:EpochTime': String(Date.parse(time) / 1000) }))

const SHAPES: readonly Shape[] = [
  { characters: 'ab', least: 1, most: 1 },
  { characters: 'ab', least: 2, most: 2 },
  { characters: 'ab', least: 1, most: 2 },
  { characters: 'ab/', least: 1, most: 2 },
  { characters: 'ab', least: 1, most: null },
  { characters: 'ab/', least: 1, most: null },
]

function formatOf({ characters, least, most }: Shape): IdentityFormat {
  return { says: 'tiny', pieces: [{ set: charsOf(characters), least, most }] }
}

/** All texts of these characters up to a length. */
export function allTexts(characters: string, most: number): readonly string[] {
  const found = ['']
  for (const text of found) if (text.length < most) for (const one of characters) found.push(text + one)
  return found
}

export function randomCase(random: Random): RandomCase {
  const kind = pick(random, ['objects', 'objects', 'put', 'list', 'items', 'batch', 'scan'] as const)
  const [subShape, teamShape] = [pick(random, SHAPES), pick(random, SHAPES)]
  const formats = new Map([
    [SUB, formatOf(subShape)],
    [TEAM.toLowerCase(), formatOf(teamShape)],
  ])
  const makers = statementMakers(random, kind)
  const texts: string[] = []
  const policy = (as: PolicyKind, extra: object = {}): CompiledPolicy => {
    const count = 1 + Math.floor(random() * 3)
    const statements = Array.from({ length: count }, () => ({ ...makers(), ...extra }))
    const text = JSON.stringify({ Version: '2012-10-17', Statement: statements })
    texts.push(`${as}: ${text}`)
    return compilePolicy(parsePolicy(text), as, `${as}${texts.length}`)
  }
  const identity = [policy('identity')]
  const session = random() < 0.2 ? [policy('session')] : null
  const boundary = random() < 0.15 ? [policy('boundary')] : null
  const principal = pick(random, [{ AWS: ROLE }, '*', { AWS: ACCOUNT }])
  const resource = random() < 0.15 ? policy('resource', { Principal: principal }) : null
  const hasTeam = random() < 0.8
  const isItems = kind === 'items' || kind === 'batch' || kind === 'scan'
  const template = pick(random, [
    `\${${SUB}}`,
    `\${${SUB}}`,
    ...(hasTeam ? [`\${${TEAM}}`, `\${${TEAM}}/\${${SUB}}`, `a\${${TEAM}}`] : []),
  ])
  const things: Things = isItems
    ? { kind: 'items', tableArn: TABLE, partitionKey: template, otherIndexes: [] }
    : kind === 'list'
      ? { kind: 'objects', arn: `arn:aws:s3:::b/${template}/*` }
      : {
          kind: 'resources',
          arn: `arn:aws:s3:::b/${template}/*`,
          actions: [kind === 'put' ? 's3:PutObject' : 's3:GetObject'],
        }
  const differIn = template.includes(SUB) ? SUB : TEAM.toLowerCase()
  const listed = ({ characters, least, most }: Shape) =>
    allTexts(characters, most ?? 2).filter((text) => text.length >= least)
  return {
    population: {
      id: 'R',
      says: 'everybody',
      roleName: 'R',
      isGuest: false,
      flow: 'enhanced',
      shape: {
        region: 'us-east-1',
        now: '2026-03-02T12:00:00Z',
        account: ACCOUNT,
        roleArn: ROLE,
        roleId: 'AROA',
        sessionName: 'CognitoIdentityCredentials',
        issuer: 'cognito-identity.amazonaws.com',
        poolId: 'us-east-1:pool',
        isGuest: false,
        plainProviders: [],
        mappedTags: hasTeam ? ['team'] : [],
        hasOpenTags: false,
        roleTags: {},
        formats,
      },
      principal: {
        kind: 'assumed-role',
        sessionArn: `arn:aws:sts::${ACCOUNT}:assumed-role/R/x`,
        roleArn: ROLE,
        account: ACCOUNT,
      },
      hasOpenName: false,
      policies: { identity, session, boundary, scps: null, rcps: null },
      policyOf: () => resource,
    },
    things,
    operation: kind === 'list' ? 'list' : kind === 'scan' ? 'scan' : isItems ? 'read' : 'use',
    differIn,
    values: new Map([
      [SUB, listed(subShape)],
      [TEAM, hasTeam ? [...listed(teamShape), null] : [null]],
    ]),
    texts,
  }
}

/** Pieces of patterns; variables are frequent, since they are what it is about. */
function patternOf(random: Random): string {
  const pieces = [`\${${SUB}}`, `\${${SUB}}`, `\${${TEAM}}`, `\${${TEAM}, 'a'}`, 'a', 'b', '/', '/', '*', '?']
  const count = 1 + Math.floor(random() * 4)
  let text = ''
  for (let index = 0; index < count; index++) text += pick(random, pieces)
  return random() < 0.5 ? `${text}/*` : text
}

function statementMakers(random: Random, kind: string): () => object {
  const several = (make: () => string) => (random() < 0.7 ? [make()] : [make(), make()])
  const value = () =>
    pick(random, ['a', 'b', 'ab', 'a*', '?', '*', 'A', `\${${SUB}}`, `\${${TEAM}}`, `\${${SUB}}/*`, ''])
  const operator = () =>
    pick(random, [
      'StringEquals',
      'StringNotEquals',
      'StringLike',
      'StringNotLike',
      'StringEqualsIgnoreCase',
      'StringNotEqualsIgnoreCase',
    ])
  const suffix = () => (random() < 0.25 ? 'IfExists' : '')
  const qualifier = () => pick(random, ['', 'ForAllValues:', 'ForAllValues:', 'ForAnyValue:'])
  const test = (key: string, isMany: boolean): object => {
    if (random() < 0.15) return { Null: { [key]: pick(random, ['true', 'false']) } }
    const name = `${isMany || random() < 0.1 ? qualifier() : ''}${operator()}${suffix()}`
    return { [name]: { [key]: several(value) } }
  }
  const condition = (): object => {
    switch (kind) {
      case 'objects':
        return test(pick(random, [TEAM, SUB, 's3:ExistingObjectTag/k']), false)
      case 'put':
        return random() < 0.5 ? test(TEAM, false) : test('s3:RequestObjectTagKeys', true)
      case 'list':
        return random() < 0.8 ? test('s3:prefix', false) : test('s3:max-keys', false)
      default:
        return random() < 0.85 ? test('dynamodb:LeadingKeys', true) : test(TEAM, false)
    }
  }
  const numeric = () => ({
    [`${pick(random, ['NumericLessThan', 'NumericGreaterThanEquals', 'NumericEquals', 'NumericNotEquals'])}${suffix()}`]:
      {
        's3:max-keys': several(() => pick(random, ['1', '5', '5.5'])),
      },
  })
  const moment = () => {
    const by = pick(random, ['LessThan', 'GreaterThan', 'GreaterThanEquals', 'NotEquals'])
    if (random() < 0.2) return { [`Numeric${by}`]: { 'aws:EpochTime': several(() => pick(random, SECONDS)) } }
    const key = pick(random, ['aws:CurrentTime', 'aws:CurrentTime', 'aws:EpochTime'])
    return { [`Date${by}${suffix()}`]: { [key]: several(() => pick(random, DATES)) } }
  }
  const resources = () => {
    if (kind === 'list') return ['arn:aws:s3:::b']
    if (kind === 'items' || kind === 'batch' || kind === 'scan') return [TABLE]
    return several(() => `arn:aws:s3:::b/${patternOf(random)}`)
  }
  const always = kind === 'list' || kind === 'items' || kind === 'batch' || kind === 'scan'
  return () => {
    const isDeny = random() < 0.3
    const element = !always && random() < (isDeny ? 0.4 : 0.1) ? 'NotResource' : 'Resource'
    const count = always ? (random() < 0.7 ? 1 : 2) : pick(random, [0, 0, 0, 1, 1, 2])
    const tests = Array.from({ length: count }, () => {
      if (kind === 'list' && random() < 0.4) return numeric()
      return kind === 'objects' && random() < 0.35 ? moment() : condition()
    })
    return {
      Effect: isDeny ? 'Deny' : 'Allow',
      Action: '*',
      [element]: resources(),
      ...(tests.length > 0 ? { Condition: Object.assign({}, ...tests) } : {}),
    }
  }
}
