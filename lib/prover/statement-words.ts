import { type CompiledStatement, statementTitle } from '@/lib/iam'
import type { StatementUse } from './question-statements'
import type { Layer, StatementReason } from './statement-reasons'

/** A use that may be said to be none. */
export type IdleUse = Extract<
  StatementUse,
  { readonly kind: 'never' | 'shadowed' | 'redundant' | 'no-effect' }
>

/** How a finding names itself, for ever. */
export const IDLE_CODES = {
  never: 'never-matches',
  shadowed: 'always-refused',
  redundant: 'adds-nothing',
  'no-effect': 'deny-without-effect',
} as const satisfies Record<IdleUse['kind'], string>

/** Is this statement of any use, and if not, why? One line, as findings are worded. */
export function sayIdle(use: IdleUse, reason: StatementReason | null): string {
  const who = `sessions of the role \`${use.population.roleName}\``
  switch (use.kind) {
    case 'never':
      if (reason?.kind === 'resources') {
        return `no request of ${who} matches this statement: none of its actions acts on its resources`
      }
      if (reason?.kind === 'conditions') {
        return `no request of ${who} matches this statement: none can meet its conditions`
      }
      return `no request of ${who} matches this statement`
    case 'shadowed':
      return `what this statement allows ${who} is always refused: ${refusal(use, reason)}`
    case 'redundant':
      return `what this statement allows ${who}, ${others(use, reason)} too`
    case 'no-effect':
      if (reason?.kind === 'nothing-allows') {
        return `this Deny changes nothing for ${who}: nothing allows what it denies`
      }
      if (reason?.kind === 'statement') {
        return `this Deny changes nothing for ${who}: ${titleBeside(use, reason.statement)} denies all of it too`
      }
      return `this Deny changes nothing for ${who}: what it denies is refused anyway`
  }
}

/** What to do about it. */
export function helpWithIdle({ kind, statement }: IdleUse, reason: StatementReason | null): string {
  const isOnly = !hasNeighbours(statement)
  const removal = isOnly
    ? 'It is the only statement of its policy: the whole policy can be removed from the role.'
    : null
  if (reason?.kind === 'statement' && reason.isMutual) {
    const says = 'Each says all that the other says: either may go, but not both.'
    return removal ? `${says} ${removal}` : says
  }
  switch (kind) {
    case 'never':
      return `Mend what it asks for, or remove it. ${removal ?? 'As it stands, it does nothing.'}`
    case 'shadowed':
      if (reason?.kind === 'pool-sessions')
        return `No policy of yours changes that. ${removal ?? 'As it stands, it does nothing.'}`
      if (reason?.kind === 'layer' && reason.layer === 'session') {
        return `Cognito itself adds these session policies, so no policy of yours widens them. ${removal ?? 'Remove it, or give it to people who sign in.'}`
      }
      return `Widen what refuses it, or remove it. ${removal ?? 'As it stands, it does nothing.'}`
    case 'redundant':
      return (
        removal ?? 'It can be removed. Remove one statement at a time: with it gone, others may be needed.'
      )
    case 'no-effect':
      return `Keep it if it is a guard for what may be allowed later. ${removal ?? 'Otherwise it can be removed.'}`
  }
}

/** Does more than this statement stand in its policy? */
export function hasNeighbours({ policy }: CompiledStatement): boolean {
  return policy.statements.length > 1
}

const LAYERS: Readonly<Record<Layer, string>> = {
  boundary: 'the permissions boundary of the role does not allow it',
  session: 'the session policies with which Cognito narrows guests do not allow it',
  scps: 'the service control policies do not allow it',
}

function refusal(use: IdleUse, reason: StatementReason | null): string {
  if (reason?.kind === 'statement') return `${titleBeside(use, reason.statement)} denies all of it`
  if (reason?.kind === 'layer') return LAYERS[reason.layer]
  if (reason?.kind === 'pool-sessions') return 'Cognito lets no session of an identity pool make these calls'
  return 'other statements or policies refuse it'
}

function others(use: IdleUse, reason: StatementReason | null): string {
  if (reason?.kind === 'statement') return `${titleBeside(use, reason.statement)} allows them`
  if (reason?.kind === 'resource-policies') return 'the policies of resources allow them'
  // True whatever the reason is, and if there was no time to find it.
  return 'other statements allow them'
}

/** `statement 2 "Own"`, and where it stands, if not in the same policy. */
function titleBeside({ statement }: IdleUse, { policy, source }: CompiledStatement): string {
  const title = statementTitle({ index: source.index, sid: source.sid?.value ?? null })
  return policy.id === statement.policy.id ? title : `${title} of \`${policy.name}\``
}
