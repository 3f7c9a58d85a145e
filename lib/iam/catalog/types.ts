/** What AWS publishes about the actions, resource types and condition keys of its services, as far as we keep it. */

/** How an action is classified. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html */
export type AccessLevel = 'Read' | 'List' | 'Write' | 'Tagging' | 'Permissions management'

/** The type of a condition key's value; `ArrayOf...` keys hold several. */
export type KeyType =
  | 'String'
  | 'Numeric'
  | 'Date'
  | 'Bool'
  | 'Binary'
  | 'IPAddress'
  | 'ARN'
  | 'ArrayOfString'
  | 'ArrayOfARN'

export interface CatalogAction {
  /** In the service's own spelling, `s3:GetObject`. */
  readonly name: string
  readonly service: string
  readonly accessLevel: AccessLevel
  /** Names of the service's resource types that the action can be limited to; empty: only `*`. Null: not kept. */
  readonly resourceTypes: readonly string[] | null
  /**
   * The service's keys and tag keys that its requests may carry: those published with the action and those of its
   * resource types. Global keys are not listed. Null: not kept.
   */
  readonly conditionKeys: readonly string[] | null
}

export interface CatalogResourceType {
  readonly name: string
  /** Patterns such as `arn:${Partition}:s3:::${BucketName}/${ObjectName}`. */
  readonly arns: readonly string[]
}

export interface CatalogConditionKey {
  /** As published: `s3:prefix`, `aws:PrincipalTag/${TagKey}` for keys that end in a name of one's own. */
  readonly name: string
  readonly type: KeyType
}

export interface CatalogService {
  /** The prefix of its actions, `s3`. */
  readonly prefix: string
  /** What people call it: "Amazon S3". */
  readonly title: string
  /** Are its resource types and condition keys kept? If not, both lists are empty, and its actions have null. */
  readonly isFull: boolean
  readonly actions: readonly CatalogAction[]
  readonly resourceTypes: readonly CatalogResourceType[]
  readonly conditionKeys: readonly CatalogConditionKey[]
}

/** What the playground knows of AWS's actions. Every lookup ignores case and is total. */
export interface Catalog {
  /** The day of the data, `2026-09-26`. */
  readonly date: string
  /** Version of the package that it was made from. */
  readonly version: string
  /** Prefixes of the services with details, in alphabetical order. */
  readonly services: readonly string[]
  service(prefix: string): CatalogService | null
  /** Is there such a service at all, with details here or without? */
  isServicePrefix(prefix: string): boolean
  /** All prefixes that AWS has, in alphabetical order. */
  readonly allPrefixes: readonly string[]
  /** An action by its whole name, `s3:getobject`. */
  action(name: string): CatalogAction | null
  /** A condition key by its name: `s3:prefix`, `aws:PrincipalTag/team`, `cognito-identity.amazonaws.com:sub`. */
  conditionKey(name: string): CatalogConditionKey | null
  /** The global keys, `aws:...`. */
  readonly globalKeys: readonly CatalogConditionKey[]
  /** Prefixes of the services whose resources resource control policies reach. */
  readonly rcpServices: ReadonlySet<string>
  /**
   * Reads one more part of the data (the head, the next service, or the list of prefixes), and says whether there is
   * more to read. Never needed for an answer: it spares a later question the time of reading.
   */
  readAhead(): boolean
}
