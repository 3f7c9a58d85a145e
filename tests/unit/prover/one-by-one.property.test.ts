import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Design } from '@/lib/design'
import { compilePolicy, parsePolicy } from '@/lib/iam'
import { compareAccess, type Population, populationsOf } from '@/lib/prover'
import { actionsOf } from '@/lib/prover/actions'
import { allows, findRequest } from '@/lib/prover/any-request'
import { and } from '@/lib/prover/formula'
import { allowFormula, type Decision, refuseFormula } from '@/lib/prover/question'
import { DEFAULT_DESIGN } from '@/lib/scenarios/default-design'
import { PATIENCE, runs } from '../../property/runs'

const BUCKET = 'arn:aws:s3:::mybucket'
const TABLE = 'arn:aws:dynamodb:us-east-1:123456789012:table/MyTable'
const SUB = '${cognito-identity.amazonaws.com:sub}'

/** Actions that differ in who speaks to them, in the keys that they carry, or in what they act on. */
const ACTIONS = [
  ...['s3:GetObject*', 's3:GetObject', 's3:GetObjectVersion', 's3:PutObject', 's3:*BucketVersions'],
  ...['s3:ListBucket', 's3:ListBucketMultipartUploads', 's3:GetBucketLocation'],
  ...['dynamodb:*Item', 'dynamodb:Query', 'dynamodb:Scan', 'dynamodb:GetItem'],
]
const actions = fc.uniqueArray(fc.constantFrom(...ACTIONS), { minLength: 1, maxLength: 3 })
const resource = fc.constantFrom('*', BUCKET, `${BUCKET}/*`, `${BUCKET}/${SUB}/*`, TABLE, `${TABLE}/index/*`)
const condition = fc.constantFrom(
  {},
  { Condition: { StringLike: { 's3:prefix': ['a*', SUB] } } },
  { Condition: { Null: { 's3:prefix': 'true' } } },
  { Condition: { StringEquals: { 's3:VersionId': 'v' } } },
  { Condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [SUB] } } },
  { Condition: { 'ForAnyValue:StringEquals': { 'dynamodb:LeadingKeys': [SUB] } } },
)
const statement = fc
  .record({
    Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
    Action: actions,
    Resource: resource,
    more: condition,
  })
  .map(({ more, ...one }) => ({ ...one, ...more }))
const anyPolicy = fc.array(statement, { minLength: 1, maxLength: 3 })
/** Two versions with statements in common, and a boundary and a policy of the bucket that are in both. */
const versions = fc.record({
  both: anyPolicy,
  early: fc.option(statement, { nil: null }),
  late: fc.option(statement, { nil: null }),
  boundary: fc.option(anyPolicy, { nil: null }),
  bucket: fc.option(anyPolicy, { nil: null }),
})
type Versions = typeof versions extends fc.Arbitrary<infer Made> ? Made : never

/** In one version more is allowed than in the other. */
const KNOWN: Versions = {
  both: [{ Effect: 'Allow', Action: ['s3:GetObject'], Resource: `${BUCKET}/*` }],
  early: null,
  late: { Effect: 'Allow', Action: ['s3:GetObject*'], Resource: `${BUCKET}/*` },
  boundary: null,
  bucket: null,
}

const text = (Statement: readonly object[]) => JSON.stringify({ Version: '2012-10-17', Statement })

function designWith({ both, boundary, bucket }: Versions, own: object | null): Design {
  return {
    ...DEFAULT_DESIGN,
    buckets: DEFAULT_DESIGN.buckets.map(({ policy: _policy, ...one }) =>
      bucket && one.name === 'mybucket'
        ? { ...one, policy: text(bucket.map((each) => ({ ...each, Principal: '*' }))) }
        : one,
    ),
    roles: DEFAULT_DESIGN.roles
      .filter(({ name }) => name === 'PhotoAppUser')
      .map((role) => ({
        ...role,
        policies: [{ name: 'P', text: text([...(own ? [own] : []), ...both]) }],
        ...(boundary ? { permissionsBoundary: { name: 'B', text: text(boundary) } } : {}),
      })),
  }
}

const EACH = actionsOf(compiled(ACTIONS))

function compiled(Action: readonly string[]) {
  const made = text([{ Effect: 'Allow', Action, Resource: '*' }])
  return compilePolicy(parsePolicy(made), 'identity', 'asked').statements
}

const signedIn = (design: Design) => populationsOf(design)[0] as Population

/** Each action by itself, without a look at what the statements have in common: is it allowed in one version alone? */
function verdictsOneByOne(design: Design, other: Design): ReadonlySet<string> {
  const [population, otherwise] = [signedIn(design), signedIn(other)]
  return new Set(
    EACH.map(
      (action) =>
        findRequest({
          design,
          population,
          alongside: other,
          among: compiled([action]),
          sets: ({ policy, arns }) => [
            { ...population.policies, resource: policy },
            {
              ...otherwise.policies,
              resource: arns?.[0] === BUCKET ? otherwise.policyOf('buckets', 'mybucket') : null,
            },
          ],
          goal: ([one, another], around) =>
            and([allowFormula(one as Decision, around), refuseFormula(another as Decision, around)]),
          confirm: (request, [one, another]) => allows(one, request) && !allows(another, request),
        }).verdict,
    ),
  )
}

const joined = (verdicts: ReadonlySet<string>) =>
  ['counterexample', 'unknown', 'proved'].find((one) => verdicts.has(one))

test(
  'what is said of all actions at once is what is said of each of them by itself',
  () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(versions, (made) => {
        const [before, after] = [designWith(made, made.early), designWith(made, made.late)]
        const [change] = compareAccess(before, after)
        const said = [change?.newlyAllowed.verdict, change?.newlyDenied.verdict]
        expect(said).toEqual([
          joined(verdictsOneByOne(after, before)),
          joined(verdictsOneByOne(before, after)),
        ])
        for (const one of said) seen.add(one ?? 'nobody')
      }),
      { ...runs(4), examples: [[KNOWN]] },
    )
    expect(seen).toContain('proved')
    expect(seen).toContain('counterexample')
  },
  PATIENCE,
)
