import type { ContextKeys } from '@/lib/iam'

/** Any action of any other service, with resource and condition keys given by hand. */
export interface OtherOperation {
  readonly service: 'other'
  /** In the service's own spelling, `lambda:InvokeFunction`. */
  readonly action: string
  /** An ARN, or `*`. */
  readonly resource: string
  /** Left out: the account in the ARN, or else that of the data. */
  readonly resourceAccount?: string | undefined
  readonly context: ContextKeys
}
