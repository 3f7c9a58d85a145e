import { listed } from '@/lib/base/listed'
import type { Design } from '@/lib/design'
import { auditTrail, type Json, type Simulation, type TrailOfUse } from '@/lib/simulation'

/** One set of temporary credentials: who had them, and what was done with them. */
export interface TrailView {
  readonly accessKeyId: string
  /** The identity of the design; null for credentials of others. */
  readonly identityId: string | null
  readonly who: string
  /** Under this name the calls stand in a trail; null when the credentials are not those of a session here. */
  readonly sessionArn: string | null
  /** The identity id of the pool that they were given to. */
  readonly cognitoId: string | null
  /** "5 calls to Amazon S3 and Amazon DynamoDB, 2 of them failed". */
  readonly purpose: string
  readonly events: readonly TrailLine[]
}

/** One event of CloudTrail. */
export interface TrailLine {
  /** `issue`: it gave the credentials out. `use`: it is a call made with them. */
  readonly part: 'issue' | 'use'
  /** "09:00:00". */
  readonly time: string
  readonly source: string
  readonly name: string
  /** The ARN of what it was about. */
  readonly resource: string | null
  readonly category: 'Management' | 'Data'
  readonly isLoggedByDefault: boolean
  readonly error: { readonly code: string; readonly message: string } | null
  /** The event as it stands in a trail. */
  readonly record: Json
}

const SERVICES: ReadonlyMap<string, string> = new Map([
  ['s3.amazonaws.com', 'Amazon S3'],
  ['dynamodb.amazonaws.com', 'Amazon DynamoDB'],
  ['cognito-identity.amazonaws.com', 'the identity pool'],
])

/**
 * Who used which credentials for what? As CloudTrail would tell if every event of it were logged.
 *
 * @param onlyOf the credentials of this identity alone
 */
export function toTrail(
  design: Design,
  simulation: Simulation,
  onlyOf: string | null = null,
): readonly TrailView[] {
  return auditTrail(design, simulation, onlyOf).map((use) => {
    const { accessKeyId, identity, identityId, issued, used } = use
    const run = simulation.runs.find(({ session }) => session?.accessKeyId === accessKeyId)
    return {
      accessKeyId,
      identityId: identity,
      who: design.identities.find(({ id }) => id === identity)?.name ?? strangerOf(use),
      sessionArn: run?.session?.sessionArn ?? null,
      cognitoId: identityId,
      purpose: purposeOf(used),
      events: [
        ...issued.map((event) => lineOf(event, 'issue')),
        ...used.map((event) => lineOf(event, 'use')),
      ],
    }
  })
}

type Event = TrailOfUse['used'][number]

/** Nobody in the design has these credentials. Asking for tokens of developers is what backends do. */
function strangerOf({ used }: TrailOfUse): string {
  const isBackend = used.some(({ record }) => record.eventName === 'GetOpenIdTokenForDeveloperIdentity')
  return isBackend ? 'The app’s own backend' : 'Somebody outside the design'
}

function purposeOf(used: readonly Event[]): string {
  if (used.length === 0) return 'not used'
  const sources = [...new Set(used.map(({ record }) => String(record.eventSource)))]
  const names = sources.map((source) => SERVICES.get(source) ?? source)
  const failed = used.filter(({ record }) => record.errorCode !== undefined).length
  const calls = used.length === 1 ? '1 call' : `${used.length} calls`
  const end =
    failed === 0
      ? ''
      : failed === used.length
        ? ', refused or failed'
        : `, ${failed} of them refused or failed`
  return `${calls} to ${listed(names)}${end}`
}

function lineOf({ record, category, isLoggedByDefault }: Event, part: TrailLine['part']): TrailLine {
  return {
    part,
    time: /T(\d\d:\d\d:\d\d)/.exec(String(record.eventTime))?.[1] ?? '',
    source: String(record.eventSource),
    name: String(record.eventName),
    resource: firstArn(record.resources),
    category,
    isLoggedByDefault,
    record,
    error:
      record.errorCode === undefined
        ? null
        : { code: String(record.errorCode), message: String(record.errorMessage ?? '') },
  }
}

function firstArn(resources: Json | undefined): string | null {
  const first = Array.isArray(resources) ? resources[0] : null
  const arn = first !== null && typeof first === 'object' && 'ARN' in first ? first.ARN : null
  return typeof arn === 'string' ? arn : null
}
