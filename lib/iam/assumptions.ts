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
  'negated-for-all-values-on-missing-key': {
    id: 'negated-for-all-values-on-missing-key',
    says: 'ForAllValues with a negated operator is true when the request does not carry the key.',
    because:
      'AWS says that ForAllValues is true without a key; one of its tables prints no match for such an operator.',
    source: `${USER_GUIDE}reference_policies_elements_condition_operators.html`,
  },
  'unparseable-value-under-negated-operator': {
    id: 'unparseable-value-under-negated-operator',
    says: 'A value that is no number, date, address or ARN differs from every one, so a negated operator holds for it.',
    because: 'AWS does not say what its operators do with a value that they cannot read.',
    source: `${USER_GUIDE}reference_policies_elements_condition_operators.html`,
  },
  'date-without-time-zone': {
    id: 'date-without-time-zone',
    says: 'A date without a time zone is in UTC, and begins the day or month that it names.',
    because: 'AWS points to the W3C profile of ISO 8601, and does not say what a missing time zone means.',
    source: `${USER_GUIDE}reference_policies_elements_condition_operators.html#Conditions_Date`,
  },
  'bare-ipv6-prefix': {
    id: 'bare-ipv6-prefix',
    says: 'An IPv6 address without a prefix stands for that one address.',
    because: 'AWS says so for IPv4 only.',
    source: `${USER_GUIDE}reference_policies_elements_condition_operators.html#Conditions_IPAddress`,
  },
  'boolean-letter-case': {
    id: 'boolean-letter-case',
    says: 'Bool reads `True` and `TRUE` as it reads `true`.',
    because: 'AWS writes the values in small letters and does not say that others are refused.',
    source: `${USER_GUIDE}reference_policies_elements_condition_operators.html#Conditions_Boolean`,
  },
  'variable-under-bool': {
    id: 'variable-under-bool',
    says: 'A variable in a value of Bool is filled in.',
    because: 'One AWS page lists Bool among the operators that take variables, another leaves it out.',
    source: `${USER_GUIDE}reference_policies_variables.html`,
  },
  'star-principal-not-limited': {
    id: 'star-principal-not-limited',
    says: 'A grant to everybody in a resource policy is not limited by what a boundary or session policy leaves out.',
    because:
      'AWS says so for a wildcard principal with a condition on aws:PrincipalArn; without that condition it is inferred.',
    source: `${USER_GUIDE}reference_policies_elements_principal.html`,
  },
  'default-key-policy': {
    id: 'default-key-policy',
    says: 'A KMS key whose policy is not given has the default one, which lets its account decide by identity policies.',
    because: 'Every key has a key policy; the one that AWS makes by default delegates to the account.',
    source: 'https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html',
  },
} as const satisfies Readonly<Record<string, Assumption>>

export type IamAssumptionId = keyof typeof IAM_ASSUMPTIONS
