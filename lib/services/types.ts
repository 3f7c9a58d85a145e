import type { ContextKeys } from '@/lib/iam'

/** JSON as services answer it. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [name: string]: Json | undefined }

export type Scalar = string | number | boolean

/** An operation that a client may call, with its parameters. */
export type Operation =
  | {
      readonly service: 's3'
      readonly operation: 'ListObjectsV2'
      readonly bucket: string
      readonly prefix?: string | undefined
    }
  | { readonly service: 's3'; readonly operation: 'GetObject'; readonly bucket: string; readonly key: string }
  | {
      readonly service: 's3'
      readonly operation: 'PutObject'
      readonly bucket: string
      readonly key: string
      readonly body: string
    }
  | {
      readonly service: 'dynamodb'
      readonly operation: 'GetItem'
      readonly table: string
      readonly key: Readonly<Record<string, string>>
    }
  | {
      readonly service: 'dynamodb'
      readonly operation: 'Query'
      readonly table: string
      readonly partitionKeyValue: string
    }
  | {
      readonly service: 'dynamodb'
      readonly operation: 'PutItem'
      readonly table: string
      readonly item: Readonly<Record<string, string>>
    }
  | { readonly service: 'dynamodb'; readonly operation: 'Scan'; readonly table: string }

export type OperationOf<Service extends Operation['service']> = Extract<Operation, { service: Service }>

/** What the buckets and tables hold. */
export interface ServiceData {
  readonly account: string
  readonly region: string
  readonly buckets: readonly {
    readonly name: string
    readonly objects: readonly { readonly key: string; readonly body: string }[]
  }[]
  readonly tables: readonly {
    readonly name: string
    readonly partitionKey: string
    readonly sortKey?: string | undefined
    readonly items: readonly Readonly<Record<string, Scalar>>[]
  }[]
}

/** One authorisation that an operation asks for: action, resource, and the condition keys that it fills. */
export interface AuthorizationCheck {
  readonly action: string
  readonly resource: string
  readonly keys: ContextKeys
  /** The assumption on which asking this rests, if AWS does not document it. */
  readonly assumption?: string
}

/** What the service sends back. */
export interface ServiceAnswer {
  readonly status: number
  readonly summary: string
  readonly body: Json
  /** What went wrong, in the service's words. */
  readonly error?: { readonly code: string; readonly message: string }
}

/** How an operation is authorised, and what it answers once it is. */
export interface OperationPlan {
  /** All of these must be allowed; the first that is not is the one that the refusal names. */
  readonly checks: readonly AuthorizationCheck[]
  /** The answer when they are. */
  answer(): ServiceAnswer
}
