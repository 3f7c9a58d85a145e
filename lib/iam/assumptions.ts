/** What AWS does not document and the playground had to choose. A decision lists those that it rests on. */
export interface Assumption {
  readonly id: string
  /** What is assumed, in one sentence. */
  readonly says: string
  /** Why, and what AWS says about it. */
  readonly because: string
  readonly source: string
}

const USER_GUIDE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/'

/** The assumptions of policy evaluation itself. */
export const IAM_ASSUMPTIONS = {
  'multivalued-key-without-qualifier': {
    id: 'multivalued-key-without-qualifier',
    says: 'A key with several values, tested without ForAnyValue or ForAllValues, matches when any of its values does.',
    because: 'AWS says to write the qualifier and does not say what happens without it.',
    source: `${USER_GUIDE}reference_policies_condition-single-vs-multi-valued-context-keys.html`,
  },
  'wildcards-in-tag-values': {
    id: 'wildcards-in-tag-values',
    says: 'A `*` or `?` inside a tag value acts as a wildcard when the value is put in place of a variable.',
    because: 'The Cognito guide warns of it; the IAM guide does not say it.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/attributes-for-access-control.html',
  },
  'empty-value-under-for-all-values': {
    id: 'empty-value-under-for-all-values',
    says: 'ForAllValues is true for a key that holds nothing but an empty text.',
    because:
      'AWS wrote that it is true when the values resolve to a null data set, such as an empty string; today’s text leaves it open.',
    source: `${USER_GUIDE}reference_policies_condition-single-vs-multi-valued-context-keys.html`,
  },
  'empty-value-in-variable': {
    id: 'empty-value-in-variable',
    says: 'A variable whose key holds an empty text counts as having no value.',
    because: 'AWS says a key that has no value counts as absent, not whether an empty text is one.',
    source: `${USER_GUIDE}reference_policies_variables.html`,
  },
} as const satisfies Readonly<Record<string, Assumption>>

export type IamAssumptionId = keyof typeof IAM_ASSUMPTIONS
