import type { UnknownReason } from './prove'

/** Why an answer is unknown, in a sentence. */
export const REASONS: Readonly<Record<UnknownReason, string>> = {
  'malformed-statement': 'A statement or policy cannot be read, so nobody knows what it says.',
  'unknown-operator':
    'A condition uses an operator that IAM does not have, or one that compares nothing here.',
  'malformed-variable': 'A `${` in a pattern opens no variable.',
  'variable-in-any-case': 'A condition ignores letter case and holds a variable whose value is open.',
  'variable-in-bool': 'A condition compares a number, date or truth value with a variable.',
  'variable-in-arn-part': 'A variable stands in one of the first five parts of an ARN and may hold a colon.',
  'wildcards-in-values': 'A tag’s value may hold `*` or `?`, which would act as wildcards.',
  'beyond-ascii': 'A condition that ignores letter case holds letters beyond ASCII.',
  'number-too-long': 'A condition compares with a number that is too long to be looked at exactly.',
  'date-out-of-range': 'A condition compares with a date that cannot be looked at exactly.',
  'mixed-operators': 'One key is compared as a text and as a number at once.',
  'principal-not-clear': 'It is not clear whom a Principal element names.',
  'other-account':
    'What is asked for belongs to another account, and the design does not tell what that account allows.',
  'too-many-variables': 'A pattern has more variables than can be followed.',
  'out-of-budget': 'The policies are too large to be looked at in the time that there is.',
  'no-example-confirmed':
    'What looked like a way through was no request that the policies allow, and nothing rules out others.',
  'resource-policy-not-clear':
    'Which bucket or table is meant depends on a variable, and some have policies of their own.',
  'session-differs':
    'The sessions themselves differ (role, account, tags), or who owns a bucket or table: only policies can be compared.',
}

/** What no answer speaks of, whatever it is. */
export const NOT_COVERED: readonly string[] = [
  'what acts on a whole bucket or table: deleting it, its policy, its settings',
  'access lists, Block Public Access, presigned URLs that others hold, and access points of S3',
  'what DynamoDB gives back of an item when it is written, by ReturnValues',
  'streams, backups, exports and imports of DynamoDB',
  'the policies of encryption keys',
  'roles that a session assumes in turn, and other services that act on its behalf',
  'what the app itself shows to other people',
]

/** What every answer rests on. */
export const RESTS_ON: readonly string[] = [
  'AWS evaluates policies as this playground does.',
  'Requests carry the condition keys that AWS’s list names for the action, and no others of the service.',
  'A Scan never carries dynamodb:LeadingKeys; requests for single items always do.',
  'A listing tells of an object when its prefix leads to it.',
  'Tables that the design does not describe have no index with another partition key.',
]
