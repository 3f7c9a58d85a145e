import { catalog } from '../catalog/catalog'
import type { CatalogResourceType, CatalogService } from '../catalog/types'
import { remembering } from './remembering'
import { canMatch, type ResourceShape, toShape } from './resource-shape'

/** A type of resource with one of its published ARNs, taken apart. */
export interface ArnType {
  /** As it stands in the ARN. */
  readonly service: string
  readonly type: CatalogResourceType
  readonly region: string
  readonly account: string
  /** The last part as published, for people. */
  readonly published: string
  readonly shape: ResourceShape
}

/** What an entry of `Resource` or `NotResource` says. */
export interface ArnReading {
  readonly text: string
  /** `runs-on`: a star before the sixth part takes in the parts that are left out, `arn:aws:dynamodb:*`. */
  readonly form: 'everything' | 'arn' | 'runs-on' | 'not-arn' | 'partition' | 'no-service' | 'too-few-parts'
  /** The parts between colons, at most six; the last one holds the rest. */
  readonly parts: readonly string[]
  /** The types whose ARNs it can match; null when that cannot be told. */
  readonly types: readonly ArnType[] | null
  /** Types that it would match with another region or account. */
  readonly nearTypes: readonly ArnType[]
}

/**
 * What does this entry of a Resource element name?
 *
 * Total. `${...}` may hold colons and counts as part of where it stands.
 *
 * @example
 * readArn('arn:aws:s3:::b/*').types?.map(({ type }) => type.name) // ['object']
 */
export const readArn: (text: string) => ArnReading = remembering(read)

/** ARNs are shorter; what is longer is not compared with the published ones. */
const LONGEST_ARN = 2_048
export const PARTITIONS: readonly string[] = [
  ...['aws', 'aws-cn', 'aws-us-gov', 'aws-eusc'],
  ...['aws-iso', 'aws-iso-b', 'aws-iso-e', 'aws-iso-f'],
]
export const WILDCARD = /[*?]/

function read(text: string): ArnReading {
  const nothing = { text, types: null, nearTypes: [] }
  if (text === '*') return { ...nothing, form: 'everything', parts: [] }
  const parts = splitArn(text)
  if (parts[0] !== 'arn' || parts.length < 2) return { ...nothing, form: 'not-arn', parts }
  const [, partition = '', service = ''] = parts
  if (!WILDCARD.test(partition) && !partition.includes('${') && !PARTITIONS.includes(partition)) {
    return { ...nothing, form: 'partition', parts }
  }
  if (service === '' || WILDCARD.test(service)) return { ...nothing, form: 'no-service', parts }
  if (parts.length < 6) {
    const runsOn = parts.some((part, index) => index >= 3 && part.endsWith('*'))
    return { ...nothing, form: runsOn ? 'runs-on' : 'too-few-parts', parts }
  }
  return { text, form: 'arn', parts, ...typesOf(parts, text.length) }
}

function splitArn(text: string): string[] {
  const parts: string[] = []
  let start = 0
  for (let index = 0; index < text.length && parts.length < 5; index++) {
    const letter = text[index]
    if (letter === ':') {
      parts.push(text.slice(start, index))
      start = index + 1
    } else if (letter === '$' && text[index + 1] === '{') {
      const close = text.indexOf('}', index)
      if (close < 0) break
      index = close
    }
  }
  parts.push(text.slice(start))
  return parts
}

function typesOf(
  parts: readonly string[],
  length: number,
): { types: readonly ArnType[] | null; nearTypes: readonly ArnType[] } {
  const [, , service = '', region = '', account = '', resource = ''] = parts
  const candidates = length > LONGEST_ARN ? null : publishedArns(service)
  if (candidates === null) return { types: null, nearTypes: [] }
  const fitting = candidates.filter(({ shape }) => canMatch(resource, shape))
  const types = fitting.filter((one) => canBe(region, one.region) && canBe(account, one.account))
  if (types.length > 0) return { types, nearTypes: [] }
  const misses = (one: ArnType) => Number(!canBe(region, one.region)) + Number(!canBe(account, one.account))
  return { types, nearTypes: fitting.sort((left, right) => misses(left) - misses(right)) }
}

/** Can the region or account of a pattern be what the published ARN has there? */
function canBe(written: string, published: string): boolean {
  if (published === '') return written === '' || /^\**$/.test(written)
  if (published.includes('${')) return written !== ''
  return written === published || WILDCARD.test(written) || written.includes('${')
}

const published = new Map<string, readonly ArnType[] | null>()

/** The published ARNs of a service; null when they are not kept. Made at the first question. */
function publishedArns(service: string): readonly ArnType[] | null {
  const known = published.get(service)
  if (known !== undefined) return known
  const details = service === 'iam' ? IAM_SERVICE : catalog.service(service)
  const arns = details === null || !details.isFull ? null : details.resourceTypes.flatMap(toArnTypes)
  // What a person types must not fill the memory.
  const kept = arns === null ? null : arns.filter((one) => one.service === service)
  if (details !== null) published.set(service, kept)
  return kept
}

function toArnTypes(type: CatalogResourceType): ArnType[] {
  return type.arns.map((arn) => {
    const [, , service = '', region = '', account = '', resource = ''] = splitArn(arn)
    return { service, type, region, account, published: resource, shape: toShape(resource) }
  })
}

/** How IAM's own ARNs begin, in the order of its message. */
const IAM_PATHS = [
  ...['user/', 'federated-user/', 'role/', 'group/', 'instance-profile/', 'mfa/', 'server-certificate/'],
  ...['policy/', 'sms-mfa/', 'saml-provider/', 'oidc-provider/', 'report/', 'access-report/'],
]

const IAM_SERVICE: Pick<CatalogService, 'isFull' | 'resourceTypes'> = {
  isFull: true,
  resourceTypes: IAM_PATHS.map((path) => ({
    name: path.slice(0, -1),
    arns: [`arn:\${Partition}:iam::\${Account}:${path}\${NameWithPath}`],
  })),
}

/** How the ARNs of a service end, the shortest ones. */
export function publishedEndings(service: string): readonly string[] {
  const endings = (publishedArns(service) ?? []).map((one) => one.published)
  return endings.sort((left, right) => left.length - right.length).slice(0, 3)
}
