import { expect, test } from 'vitest'
import { authorize, compilePolicy, createRequestContext, parsePolicy, parsePrincipal } from '@/lib/iam'
import { benchmarks } from './benchmarks'
import workloads from './workloads.json'

// Times are never asserted: machines are noisy. What is measured has to be right, and has its agreed name.

test.each(
  workloads.flatMap((workload) =>
    workload.decisions.map((decision, index) => ({ name: workload.name, index, workload, ...decision })),
  ),
)('$name, request $index: $decision', ({ workload, request, decision }) => {
  const identity = workload.identity.map((policy) =>
    compilePolicy(parsePolicy(JSON.stringify(policy)), 'identity', 'policy'),
  )
  const principal = parsePrincipal(request.principal)
  if (!principal.ok) throw new Error(principal.error)
  const found = authorize(
    { identity },
    {
      principal: principal.value,
      action: request.action,
      resource: request.resource,
      context: createRequestContext(request.context),
    },
  )
  expect(found.kind).toBe(decision)
})

test('the rows have the names of the table of bars', () => {
  expect(benchmarks.map(({ name }) => name)).toEqual([
    ...['s3-folder', 'leading-keys', 'fifty-statements'],
    ...['s3-folder-explained', 'leading-keys-explained', 'fifty-statements-explained'],
    ...['s3-folder-from-text', 'leading-keys-from-text', 'fifty-statements-from-text'],
    ...['simulate-8x40', 'simulate-100x1000', 'wildcard-worst-case'],
    ...['prove-isolation', 'prove-isolation-cold', 'prove-trust', 'prove-trust-cold'],
    ...['prove-compare', 'prove-compare-cold', 'prove-statements', 'prove-statements-cold'],
  ])
})
