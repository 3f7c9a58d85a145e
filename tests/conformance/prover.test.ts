import { describe, expect, test } from 'vitest'
import { authorize } from '@/lib/iam'
import { touchesOf } from '@/lib/prover/things'
import { ISOLATION_CASES } from './cases/prover/isolation-cases'
import { askCase } from './run-prover'

describe('isolation of designs is answered as is known of them', () => {
  test('there are enough of them', () => {
    expect(ISOLATION_CASES.length).toBeGreaterThanOrEqual(120)
    expect(new Set(ISOLATION_CASES.map(({ name }) => name)).size).toBe(ISOLATION_CASES.length)
  })

  test.each(ISOLATION_CASES.map((one) => [one.name, one] as const))('%s', (_name, one) => {
    const { answer, things, operation } = askCase(one)
    expect(answer.verdict === 'unknown' ? answer.reasons : answer.verdict).toEqual(
      one.verdict === 'unknown' ? expect.any(Array) : one.verdict,
    )
    if (answer.verdict !== 'counterexample') return
    const { action, resource, request, scene, keys, asker, owner, statement } = answer.found
    // The judge is asked once more here: nothing is shown that it does not allow.
    expect(authorize(scene.policies, request).kind).toBe('allow')
    const touch = touchesOf(things, operation).find((candidate) => candidate.action === action)
    const other = new Map(Object.entries(owner).map(([key, value]) => [key.toLowerCase(), value]))
    expect(touch?.isTouching({ resource, keys, other })).toBe(true)
    const { shape = {} } = one
    if (shape.action) expect(action).toBe(shape.action)
    if (shape.statement !== undefined) expect(statement?.source.index).toBe(shape.statement)
    if (shape.absent) expect(keys[shape.absent]).toBeUndefined()
    if (shape.resource) expect(resource).toMatch(shape.resource)
    if (shape.prefix === 'absent') expect(keys['s3:prefix']).toBeUndefined()
    else if (shape.prefix) expect(keys['s3:prefix']).toMatch(shape.prefix)
    if (shape.holds) expect(shape.holds(asker, owner)).toBe(true)
  })
})
