import type { TrailEvent } from './cloud-trail'
import type { Json } from './json'

/** What a trail tells about one set of temporary credentials. */
export interface CredentialUse {
  readonly accessKeyId: string
  /** The events that gave them out: of the identity pool, of STS, or of both. */
  readonly issued: readonly TrailEvent[]
  /** The later calls that were made with them. */
  readonly used: readonly TrailEvent[]
  /** The identity id, as far as an event of the issue names it. */
  readonly identityId: string | null
  /** The role; only the event of STS names it. */
  readonly roleArn: string | null
}

/**
 * Who used which credentials for what, by the access key id that both ends of the story share?
 *
 * Credentials that nothing gave out in these events are there too: a trail without data events knows no
 * more.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html
 */
export function joinByAccessKey(events: readonly TrailEvent[]): readonly CredentialUse[] {
  const byKey = new Map<string, { issued: TrailEvent[]; used: TrailEvent[] }>()
  const entry = (key: string) => {
    const known = byKey.get(key) ?? { issued: [], used: [] }
    byKey.set(key, known)
    return known
  }
  for (const event of events) {
    const issued = at(event.record, 'responseElements', 'credentials', 'accessKeyId')
    if (typeof issued === 'string') entry(issued).issued.push(event)
    const used = at(event.record, 'userIdentity', 'accessKeyId')
    if (typeof used === 'string') entry(used).used.push(event)
  }
  return [...byKey].map(([accessKeyId, { issued, used }]) => ({
    accessKeyId,
    issued,
    used,
    identityId: firstText(issued, ['responseElements', 'identityId'], ['userIdentity', 'userName']),
    roleArn: firstText(issued, ['requestParameters', 'roleArn']),
  }))
}

function firstText(events: readonly TrailEvent[], ...paths: readonly (readonly string[])[]): string | null {
  for (const event of events) {
    for (const path of paths) {
      const value = at(event.record, ...path)
      if (typeof value === 'string') return value
    }
  }
  return null
}

function at(value: Json | undefined, ...path: readonly string[]): Json | undefined {
  let here: Json | undefined = value
  for (const name of path) {
    if (here === null || typeof here !== 'object' || Array.isArray(here)) return undefined
    here = (here as { readonly [name: string]: Json | undefined })[name]
  }
  return here
}
