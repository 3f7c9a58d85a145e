import type { ServiceData } from './data'
import type { Answered, AuthorizationCheck, CheckOutcome, Guard, OperationPlan, ServiceAnswer } from './plan'

/** What a service says when the outcomes hold nothing about a check. */
const NOT_ASKED = 'Access Denied'

/** What a plan is made of. */
export interface PlanParts {
  readonly data: ServiceData
  readonly checks: readonly AuthorizationCheck[]
  readonly guards?: readonly Guard[]
  readonly refuse: (check: AuthorizationCheck, message: string) => ServiceAnswer
  /** What happens once nothing refuses the whole; told what the policies said to each check. */
  readonly run: (isAllowed: (check: number) => boolean) => Answered
}

/** The plan whose answer is a refusal when a guard or a check that refuses all says so, and else what runs. */
export function createPlan({ data, checks, guards = [], refuse, run }: PlanParts): OperationPlan {
  return {
    guards,
    checks,
    answer: (outcomes) => {
      const [guard] = guards
      const guarded = guard && checks[guard.check]
      if (guard && guarded) return { answer: refuse(guarded, guard.message), data }
      for (const [index, check] of checks.entries()) {
        if (check.onRefusal === 'refuse-all' && !isAllowed(outcomes[index])) {
          return { answer: refuse(check, messageOf(outcomes[index])), data }
        }
      }
      return run((index) => isAllowed(outcomes[index]))
    },
  }
}

function isAllowed(outcome: CheckOutcome | undefined): boolean {
  return outcome?.isAllowed === true
}

function messageOf(outcome: CheckOutcome | undefined): string {
  return outcome === undefined || outcome.isAllowed ? NOT_ASKED : outcome.message
}
