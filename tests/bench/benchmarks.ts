import { withDocumentText } from '@/lib/design'
import {
  type AuthorizationRequest,
  authorize,
  compilePolicy,
  createRequestContext,
  type Diagnostic,
  explain,
  type PolicySet,
  parsePolicy,
  validatePolicy,
} from '@/lib/iam'
import { compileGlob, type GlobToken } from '@/lib/iam/match/glob'
import { createSimulator, type Simulation } from '@/lib/simulation'
import { manifold } from '../fixtures/manifold'
import { PROOF_QUESTIONS, timeProofs } from './proofs'
import workloads from './workloads.json'

/** What was measured: how many in a second, or how long one takes. */
export type Measurement =
  | { readonly name: string; readonly opsPerSecond: number }
  | { readonly name: string; readonly milliseconds: number }

export interface Benchmark {
  readonly name: string
  /** What the work is, for the table. */
  readonly what: string
  /** Checks that the work gives the right answers, then measures it. */
  run(): Measurement | Promise<Measurement>
}

type Workload = (typeof workloads)[number]

/** What a design of 8 identities and 40 requests, or more, costs after each edit. */
const SIZES = [
  [8, 40],
  [100, 1_000],
] as const

/** Every benchmark, in the order of the table of bars. */
export const benchmarks: readonly Benchmark[] = [
  ...workloads.map((workload) => ({
    name: workload.name,
    what: 'decisions a second, policies compiled and requests prepared once',
    run: () => measureDecisions(workload),
  })),
  ...workloads.map((workload) => ({
    name: `${workload.name}-explained`,
    what: 'decisions with full explanation a second',
    run: () => measureExplanations(workload),
  })),
  ...workloads.map((workload) => ({
    name: `${workload.name}-from-text`,
    what: 'parse, validate, compile and decide, a second',
    run: () => measureFromText(workload),
  })),
  ...SIZES.map(([identities, requests]) => ({
    name: `simulate-${identities}x${requests}`,
    what: `${identities} identities and ${requests} requests after one edit`,
    run: () => measureSimulation(identities, requests),
  })),
  {
    name: 'wildcard-worst-case',
    what: '`*a` fifty times and `*b` against 10,000 characters',
    run: measureWildcards,
  },
  ...PROOF_QUESTIONS.flatMap((question): Benchmark[] =>
    (['warm', 'cold'] as const).map((kind) => {
      const name = kind === 'warm' ? question.name : `${question.name}-cold`
      const what = `${question.what}; 19 of 20 answers about the designs that ship are as fast`
      return { name, what, run: () => ({ name, milliseconds: timeProofs(question, kind) }) }
    }),
  ),
]

function prepare(workload: Workload): { policies: PolicySet; requests: readonly AuthorizationRequest[] } {
  const policies: PolicySet = {
    identity: workload.identity.map((policy, index) =>
      compilePolicy(parsePolicy(JSON.stringify(policy)), 'identity', `policy ${index}`),
    ),
  }
  const requests = workload.decisions.map(({ request }) => toRequest(request))
  for (const [index, request] of requests.entries()) {
    expectDecision(workload, index, authorize(policies, request).kind)
  }
  return { policies, requests }
}

function toRequest(request: Workload['decisions'][number]['request']): AuthorizationRequest {
  const [, , , , account = '', resource = ''] = request.principal.split(':')
  return {
    principal: {
      kind: 'assumed-role',
      sessionArn: request.principal,
      roleArn: `arn:aws:iam::${account}:role/${resource.split('/')[1]}`,
      account,
    },
    action: request.action,
    resource: request.resource,
    resourceAccount: request.resourceAccount,
    context: createRequestContext(request.context),
  }
}

function expectDecision(workload: Workload, index: number, found: string): void {
  const expected = workload.decisions[index]?.decision
  if (found !== expected) {
    throw new Error(`${workload.name}, request ${index}: ${found}, and the workload expects ${expected}`)
  }
}

function measureDecisions(workload: Workload): Measurement {
  const { policies, requests } = prepare(workload)
  const opsPerSecond = perSecond((turn) => {
    authorize(policies, requests[turn % requests.length] as AuthorizationRequest)
  })
  return { name: workload.name, opsPerSecond }
}

function measureExplanations(workload: Workload): Measurement {
  const { policies, requests } = prepare(workload)
  for (const [index, request] of requests.entries()) {
    expectDecision(workload, index, explain(policies, request).decision.kind)
  }
  const opsPerSecond = perSecond((turn) => {
    explain(policies, requests[turn % requests.length] as AuthorizationRequest)
  })
  return { name: `${workload.name}-explained`, opsPerSecond }
}

/** A workload may be longer than IAM would save it: that is what it is there for. */
function isFlaw({ severity, code }: Diagnostic): boolean {
  return severity === 'error' && code !== 'inline-policy-too-long'
}

function measureFromText(workload: Workload): Measurement {
  const { requests } = prepare(workload)
  const texts = workload.identity.map((policy) => JSON.stringify(policy, null, 2))
  const opsPerSecond = perSecond((turn) => {
    const identity = texts.map((text, index) => {
      const parsed = parsePolicy(text)
      const findings = validatePolicy(parsed, 'identity')
      if (findings.some(isFlaw)) throw new Error('a workload is not sound')
      return compilePolicy(parsed, 'identity', `policy ${index}`)
    })
    authorize({ identity }, requests[turn % requests.length] as AuthorizationRequest)
  })
  return { name: `${workload.name}-from-text`, opsPerSecond }
}

/** Times the simulation after an edit that changes what the policy grants: in turn without listing and with it. */
async function measureSimulation(identities: number, requests: number): Promise<Measurement> {
  const design = manifold(identities, requests)
  const document = 'roles/PhotoAppUser/policies/S3UserFolder'
  const text = design.roles[0]?.policies[0]?.text ?? ''
  const narrower = text.replace('s3:ListBucket', 's3:ListBucketVersions')
  if (narrower === text) throw new Error('the default design has changed its policy')
  const simulator = createSimulator()
  const before = await simulator.simulate(design)
  let edit = 0
  const once = async () => {
    edit++
    // Copied, as it comes into a worker, and a text that was never seen before.
    const edited = structuredClone(
      withDocumentText(design, document, (edit % 2 === 0 ? text : narrower) + ' '.repeat(edit)),
    )
    const since = performance.now()
    const simulation = await simulator.simulate(edited)
    const took = performance.now() - since
    if (simulation.cells.length !== identities * requests) throw new Error('cells are missing')
    const allowed = (cells: Simulation['cells']) => cells.filter(({ verdict }) => verdict === 'allow').length
    const hasFewer = allowed(simulation.cells) < allowed(before.cells)
    if (hasFewer !== (edit % 2 === 1)) throw new Error('the edit has not come through')
    return took
  }
  await repeatFor(500, once)
  const milliseconds = median(await repeatFor(2_000, once))
  return { name: `simulate-${identities}x${requests}`, milliseconds }
}

function measureWildcards(): Measurement {
  const star: GlobToken = { kind: 'star' }
  const letter = (text: string): GlobToken => ({ kind: 'text', text })
  const worst = compileGlob([
    ...Array.from({ length: 50 }, () => [star, letter('a')]).flat(),
    star,
    letter('b'),
  ])
  const almost = compileGlob([
    ...Array.from({ length: 50 }, () => [star, letter('a')]).flat(),
    star,
    letter('b'),
    star,
  ])
  const value = 'a'.repeat(10_000)
  if (worst(value) || almost(value) || !worst(`${value}b`)) throw new Error('the wildcards are wrong')
  const perSecondOfBoth = perSecond(() => {
    worst(value)
    almost(value)
  })
  return { name: 'wildcard-worst-case', milliseconds: 1_000 / perSecondOfBoth / 2 }
}

/** How often the work is done in a second: the median of several goes, after a warm-up. */
function perSecond(work: (turn: number) => void): number {
  let turn = 0
  let batch = 1
  const timed = () => {
    const since = performance.now()
    for (let count = 0; count < batch; count++) work(turn++)
    return performance.now() - since
  }
  // Batches of some milliseconds, so that reading the clock costs nothing.
  while (timed() < 5) batch *= 2
  const goes = (milliseconds: number) => {
    const end = performance.now() + milliseconds
    const rates: number[] = []
    while (performance.now() < end) rates.push((batch * 1_000) / timed())
    return rates
  }
  goes(300)
  return median(goes(1_000))
}

async function repeatFor(milliseconds: number, work: () => Promise<number>): Promise<number[]> {
  const end = performance.now() + milliseconds
  const times: number[] = []
  while (performance.now() < end || times.length < 3) times.push(await work())
  return times
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
