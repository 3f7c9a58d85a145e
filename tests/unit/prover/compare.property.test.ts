import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Design } from '@/lib/design'
import { authorize, createRequestContext, type PolicySet } from '@/lib/iam'
import { compareAccess, type Population, populationsOf } from '@/lib/prover'
import { sessionKeys } from '@/lib/prover/session-model'
import { DEFAULT_DESIGN } from '@/lib/scenarios/default-design'
import { runs } from '../../property/runs'

const BUCKET = 'arn:aws:s3:::mybucket'
const STATEMENTS = [
  { Effect: 'Allow', Action: 's3:GetObject', Resource: `${BUCKET}/*` },
  { Effect: 'Allow', Action: 's3:*', Resource: `${BUCKET}/a/*` },
  { Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: `${BUCKET}/?/*` },
  { Effect: 'Allow', NotAction: 's3:PutObject', Resource: '*' },
  { Effect: 'Deny', Action: 's3:*', Resource: `${BUCKET}/a/*` },
  { Effect: 'Deny', Action: 's3:PutObject', NotResource: `${BUCKET}/a/*` },
  {
    Effect: 'Allow',
    Action: 's3:ListBucket',
    Resource: BUCKET,
    Condition: { StringLike: { 's3:prefix': 'a*' } },
  },
  {
    Effect: 'Deny',
    Action: 's3:ListBucket',
    Resource: '*',
    Condition: { StringNotEquals: { 's3:prefix': 'a' } },
  },
]
const REQUESTS = [
  ...['s3:GetObject', 's3:PutObject', 's3:DeleteObject'].flatMap((action) =>
    ['a/x', 'b/x', 'ab/x', 'x'].map((key) => ({ action, resource: `${BUCKET}/${key}`, keys: {} })),
  ),
  ...[undefined, '', 'a', 'ab', 'b'].map((prefix) => ({
    action: 's3:ListBucket',
    resource: BUCKET,
    keys: prefix === undefined ? {} : { 's3:prefix': prefix },
  })),
]

const one = fc.integer({ min: 0, max: STATEMENTS.length - 1 })
const list = fc.uniqueArray(one, { minLength: 1, maxLength: 4 })
/** A version, and which statement the next one has more or less of. */
const versions = fc.record({ identity: list, boundary: fc.option(list), toggled: one })

const toggle = (chosen: readonly number[], index: number) =>
  chosen.includes(index) ? chosen.filter((other) => other !== index) : [...chosen, index]

function designWith({ identity, boundary }: { identity: number[]; boundary: number[] | null }): Design {
  const text = (chosen: readonly number[]) =>
    JSON.stringify({ Version: '2012-10-17', Statement: chosen.map((index) => STATEMENTS[index]) })
  return {
    ...DEFAULT_DESIGN,
    roles: DEFAULT_DESIGN.roles.map((role) =>
      role.name === 'PhotoAppUser'
        ? {
            ...role,
            policies: [{ name: 'P', text: text(identity) }],
            ...(boundary ? { permissionsBoundary: { name: 'B', text: text(boundary) } } : {}),
          }
        : role,
    ),
  }
}

const signedIn = (design: Design) =>
  populationsOf(design).find(({ roleName }) => roleName === 'PhotoAppUser') as Population

test('no request goes through in one version alone where the comparison says that there is none', () => {
  let proved = 0
  fc.assert(
    fc.property(versions, ({ identity, boundary, toggled }) => {
      const before = designWith({ identity, boundary })
      const after = designWith({ identity: toggle(identity, toggled), boundary })
      const change = compareAccess(before, after).find(
        ({ population }) => population.roleName === 'PhotoAppUser',
      )
      const sets = [signedIn(before), signedIn(after)].map(({ policies }) => policies) as [
        PolicySet,
        PolicySet,
      ]
      const { principal, shape } = signedIn(after)
      const session = sessionKeys(shape, shape.account)
      const isAllowed = (set: PolicySet, { action, resource, keys }: (typeof REQUESTS)[number]) =>
        authorize(set, {
          principal,
          action,
          resource,
          resourceAccount: shape.account,
          context: createRequestContext({ ...session, ...keys }),
        }).kind === 'allow'
      for (const request of REQUESTS) {
        const [early, late] = [isAllowed(sets[0], request), isAllowed(sets[1], request)]
        if (change?.newlyAllowed.verdict === 'proved')
          expect([request, !early && late]).toEqual([request, false])
        if (change?.newlyDenied.verdict === 'proved')
          expect([request, early && !late]).toEqual([request, false])
      }
      proved += change?.newlyAllowed.verdict === 'proved' ? 1 : 0
    }),
    runs(15),
  )
  expect(proved).toBeGreaterThan(0)
})
