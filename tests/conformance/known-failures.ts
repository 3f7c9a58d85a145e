const NAMED_FOR_ANOTHER = 'the resource policy is what cannot be told, not the identity policies beside it'

/**
 * Cases that the engine does not meet yet, by address, each with the reason.
 *
 * A listed case that passes fails the run, so that the list never outlives its reasons.
 */
export const KNOWN_FAILURES: Readonly<Record<string, string>> = {
  'cases/evaluate/malformed-policies.json#bucket-policy-empty-principal': NAMED_FOR_ANOTHER,
  'cases/evaluate/malformed-policies.json#bucket-policy-no-principal': NAMED_FOR_ANOTHER,
  'cases/evaluate/malformed-policies.json#bucket-policy-principal-text': NAMED_FOR_ANOTHER,
  'cases/evaluate/malformed-policies.json#bucket-policy-principal-type': NAMED_FOR_ANOTHER,
  'cases/evaluate/not-principal.json#allow': NAMED_FOR_ANOTHER,
  'cases/evaluate/principals.json#federating-user': NAMED_FOR_ANOTHER,
  'cases/evaluate/principals.json#service-star': NAMED_FOR_ANOTHER,
  'cases/evaluate/principals.json#session-with-path': NAMED_FOR_ANOTHER,
  'cases/evaluate/principals.json#unique-role-unknown': NAMED_FOR_ANOTHER,
  'cases/evaluate/principals.json#wildcard-in-arn': NAMED_FOR_ANOTHER,
  'cases/evaluate/principals.json#wildcard-in-session': NAMED_FOR_ANOTHER,
  'cases/evaluate/keys.json#cross-account-unstated':
    'a refusal, too, rests on the policy that a key without a stated one is taken to have',
  'cases/evaluate/keys.json#unstated-alone':
    'a refusal, too, rests on the policy that a key without a stated one is taken to have',
  'cases/evaluate/set-operators.json#all-not-if-exists-absent':
    'IfExists is documented to be true without the key, so nothing is assumed',
}
