import { describe, expect, test } from 'vitest'
import type { Design } from '@/lib/design'
import { type Population, populationsOf, proofCore, proveIsolation } from '@/lib/prover'
import { DEFAULT_DESIGN } from '@/lib/scenarios/default-design'

const SUB = '${cognito-identity.amazonaws.com:sub}'
const FOLDER = `arn:aws:s3:::mybucket/${SUB}/*`
const read = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::mybucket/*' }
const others = (Sid: string) => ({ Sid, Effect: 'Deny', Action: 's3:*', NotResource: FOLDER })
const text = (...Statement: readonly object[]) => JSON.stringify({ Version: '2012-10-17', Statement })

/** Signed-in users who may read a whole bucket, but for what is denied. */
function coreOf(
  own: readonly object[],
  { bucket = [] as readonly object[], boundary = [] as readonly object[], steps = 60_000 } = {},
) {
  const design: Design = {
    ...DEFAULT_DESIGN,
    buckets: [{ name: 'mybucket', objects: [], ...(bucket.length > 0 ? { policy: text(...bucket) } : {}) }],
    roles: DEFAULT_DESIGN.roles.map((role) => ({
      ...role,
      policies: [{ name: 'P', text: text(read, ...own) }],
      ...(boundary.length > 0 ? { permissionsBoundary: { name: 'B', text: text(...boundary) } } : {}),
    })),
  }
  const [population] = populationsOf(design)
  const things = { kind: 'objects', arn: FOLDER } as const
  const question = { design, population: population as Population, things, operation: 'read' } as const
  const answer = proveIsolation(question)
  expect(answer.verdict).toBe('proved')
  const { statements, layers, mayHoldMore } = proofCore(question, answer, { steps })
  return {
    statements: statements.map(({ source }) => source.sid?.value ?? source.effect?.value),
    layers,
    mayHoldMore,
  }
}

describe('what makes a proof', () => {
  test('a deny that it needs, beside the allows that speak of it', () => {
    expect(coreOf([others('Mine'), { ...others('Idle'), NotResource: '*' }])).toEqual({
      statements: ['Allow', 'Mine'],
      layers: [],
      mayHoldMore: false,
    })
  })

  test('of two denies that each would do, one: without both of them it falls', () => {
    expect(coreOf([others('First'), others('Second')]).statements).toEqual(['Allow', 'Second'])
  })

  test('a deny, or a boundary that does the same', () => {
    const boundary = [{ ...read, Resource: FOLDER }]
    expect(coreOf([], { boundary })).toMatchObject({ statements: ['Allow'], layers: ['boundary'] })
    expect(coreOf([others('Mine')], { boundary })).toMatchObject({
      statements: ['Allow', 'Mine'],
      layers: [],
    })
  })

  test('a deny of the bucket, if the role itself has none', () => {
    const bucket = [{ ...others('Bucket'), Principal: '*' }]
    expect(coreOf([], { bucket }).statements).toEqual(['Allow', 'Bucket'])
    const idle = [{ ...others('Bucket'), NotResource: '*', Principal: '*' }]
    expect(coreOf([others('Mine')], { bucket: idle }).statements).toEqual(['Allow', 'Mine'])
  })

  test('what there was no time to look at is among it, and is said', () => {
    const [one, two] = [others('First'), others('Second')]
    expect(coreOf([one, two], { steps: 1 })).toMatchObject({
      statements: ['Allow', 'First', 'Second'],
      mayHoldMore: true,
    })
  })
})
