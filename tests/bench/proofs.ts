import type { Design } from '@/lib/design'
import { accessChangesOf, cellsOf, statementsOfRoles, statementUse, topicsOf } from '@/lib/prover'
import { KnownWords } from '@/lib/prover/marked-word'
import { trustFindingsOf } from '@/lib/prover/question-trust'
import { DEFAULT_DESIGN, DESIGNS } from '@/lib/scenarios'

/** A kind of question to the prover, asked about every design that ships: each step of the work is one answer. */
export interface ProofQuestion {
  readonly name: string
  readonly what: string
  readonly ask: (design: Design) => Generator<unknown>
}

export const PROOF_QUESTIONS: readonly ProofQuestion[] = [
  { name: 'prove-isolation', what: 'Q1: one cell, everybody against everybody', ask: askIsolation },
  { name: 'prove-trust', what: 'Q2: who can assume one role, all four kinds of people', ask: askTrust },
  {
    name: 'prove-compare',
    what: 'Q3: no more permissive for one kind of session than before an edit, both ways',
    ask: askCompare,
  },
  { name: 'prove-statements', what: 'Q4 and Q5: what one statement does', ask: askStatements },
]

/** The designs that ship. */
const ALL: readonly Design[] = [DEFAULT_DESIGN, ...DESIGNS.map(({ design }) => design)]

/**
 * How long an answer takes in milliseconds: of all answers about all designs, the time within which 19 of 20 come.
 *
 * `cold`: the first answer about a design that has only just come, nothing of it read. `warm`: all later ones.
 */
export function timeProofs({ ask }: ProofQuestion, kind: 'cold' | 'warm'): number {
  const times: number[] = []
  for (let turn = 0; turn < (kind === 'cold' ? 5 : 3); turn++) {
    for (const design of ALL) {
      const fresh = structuredClone(design)
      if (kind === 'cold') {
        times.push(...timed(ask(fresh), 1))
        continue
      }
      for (const _answer of ask(fresh));
      times.push(...timed(ask(fresh)))
    }
  }
  times.sort((left, right) => left - right)
  return times[Math.ceil(times.length * 0.95) - 1] ?? Number.NaN
}

function timed(answers: Generator<unknown>, most = Number.POSITIVE_INFINITY): readonly number[] {
  const times: number[] = []
  while (times.length < most) {
    const start = performance.now()
    if (answers.next().done) break
    times.push(performance.now() - start)
  }
  return times
}

function* askIsolation(design: Design): Generator<unknown> {
  for (const topic of topicsOf(design)) yield* cellsOf(design, topic)
}

function* askTrust(design: Design): Generator<unknown> {
  const words = new KnownWords()
  for (const role of design.roles) yield [...trustFindingsOf(design, role, undefined, words)]
}

function* askCompare(design: Design): Generator<unknown> {
  yield* accessChangesOf(design, withMoreListing(design))
}

function* askStatements(design: Design): Generator<unknown> {
  for (const { populations, statement } of statementsOfRoles(design)) {
    yield statementUse(design, populations, statement)
  }
}

/** The design after an edit: reading of objects is more than reading. */
function withMoreListing(design: Design): Design {
  return {
    ...design,
    roles: design.roles.map((role) => ({
      ...role,
      policies: role.policies.map((policy) => ({
        ...policy,
        text: policy.text
          .replace('"s3:GetObject"', '"s3:GetObject*"')
          .replace('"dynamodb:Query"', '"dynamodb:Query", "dynamodb:Scan"'),
      })),
    })),
  }
}
