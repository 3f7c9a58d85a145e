import { describe, expect, test } from 'vitest'
import { once } from '@/lib/base/once'
import { createPlan } from '@/lib/services/create-plan'
import { keysIn } from '@/lib/services/lazy-keys'
import type { AuthorizationCheck, CheckOutcome, Guard, ServiceAnswer } from '@/lib/services/plan'

const data = { account: '1', region: 'r', buckets: [], tables: [] }
const check = (resource: string, onRefusal: AuthorizationCheck['onRefusal'] = 'refuse-all') =>
  ({ action: 'a:B', resource, resourceAccount: '1', policyOf: null, keys: () => ({}), onRefusal }) as const
const said = (summary: string): ServiceAnswer => ({ status: 200, summary, body: '' })
const no = (message: string): CheckOutcome => ({ isAllowed: false, message })
const yes: CheckOutcome = { isAllowed: true }
const plan = (checks: readonly AuthorizationCheck[], guards: readonly Guard[] = []) =>
  createPlan({
    data,
    checks,
    guards,
    refuse: ({ resource }, message) => said(`refused ${resource}: ${message}`),
    run: (isAllowed) => ({
      answer: said(checks.map((_, index) => isAllowed(index)).join()),
      data: { ...data },
    }),
  })
const answer = (of: ReturnType<typeof plan>, outcomes: readonly CheckOutcome[]) =>
  of.answer(outcomes).answer.summary

describe('the answer of a plan', () => {
  test('is what runs when every check is allowed', () => {
    expect(answer(plan([check('x'), check('y')]), [yes, yes])).toBe('true,true')
  })

  test('is the refusal of the first check that refuses all, and leaves the data', () => {
    const two = plan([check('x'), check('y')])
    expect(answer(two, [yes, no('why')])).toBe('refused y: why')
    expect(answer(two, [no('first'), no('second')])).toBe('refused x: first')
    expect(two.answer([no('first')]).data).toBe(data)
  })

  test('counts a check that was not asked as refused', () => {
    expect(answer(plan([check('x'), check('y')]), [yes])).toBe('refused y: Access Denied')
  })

  test('tells what runs which parts were refused', () => {
    const parts = plan([check('x', 'refuse-part'), check('y', 'refuse-part')])
    expect(answer(parts, [no('why'), yes])).toBe('false,true')
    expect(answer(parts, [])).toBe('false,false')
  })

  test('is that of a guard, whatever the policies say', () => {
    const guard = {
      check: 1,
      setting: 'RestrictPublicBuckets',
      kind: 'explicit-deny',
      message: 'shut',
    } as const
    expect(answer(plan([check('x'), check('y')], [guard]), [yes, yes])).toBe('refused y: shut')
  })

  test('without checks is what runs', () => {
    expect(answer(plan([]), [])).toBe('')
  })
})

test('keys are made once, and only when they are asked for', () => {
  let made = 0
  const keys = once(() => {
    made++
    return { 'a:b': 'c' }
  })
  expect(made).toBe(0)
  expect(keysIn(keys)).toBe(keysIn(keys))
  expect(made).toBe(1)
  expect(keysIn({ x: '1' })).toEqual({ x: '1' })
})
