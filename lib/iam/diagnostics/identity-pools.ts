import { COGNITO_ROLES, IAM } from './pages'
import type { Wording } from './types'

/** The classic mistakes with identity pools. */
export const IDENTITY_POOLS = {
  'trust-action-not-assume-role': {
    severity: 'error',
    message: (subject) => `\`${subject}\` has no place in a trust policy`,
    help: 'What the role may do stands in its permission policies. A trust policy only says who may assume it.',
    refusal: {
      'iam-trust': 'MalformedPolicyDocument: AssumeRole policy may only specify STS AssumeRole actions.',
    },
    seeAlso: COGNITO_ROLES,
  },
  'trust-without-audience': {
    severity: 'error',
    message: () =>
      'no condition on `cognito-identity.amazonaws.com:aud`: any identity pool could assume this role',
    help: 'Add a positive test of `aud` with the id of the pool. IAM refuses to save a trust policy without it today, in words that are not known. Roles saved before the rule still work, as shown here: every pool of the same account can use them.',
    seeAlso: COGNITO_ROLES,
  },
  'trust-without-authentication-state': {
    severity: 'warning',
    message: () => 'no condition on `cognito-identity.amazonaws.com:amr`: guests can assume this role too',
    help: 'In the enhanced flow the pool picks the role, but in the classic flow the app does. Test `amr` with ForAnyValue:StringLike.',
    seeAlso: COGNITO_ROLES,
  },
  'trust-wrong-action-for-web-identity': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` does not let an identity pool assume this role`,
    help: 'Identity pools call sts:AssumeRoleWithWebIdentity.',
    seeAlso: COGNITO_ROLES,
  },
  'audience-not-a-pool': {
    severity: 'warning',
    message: (subject) =>
      `\`${subject}\` is not the id of an identity pool, so nobody can assume this role by it`,
    help: '`aud` holds the id of the identity pool, REGION:GUID: not its name or ARN, not a user pool (REGION_...), and not an app client.',
    seeAlso: COGNITO_ROLES,
  },
  'audience-with-wildcard': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` lets in more identity pools than one`,
    help: 'Write the whole id of the pool, and several ids as a list.',
    seeAlso: COGNITO_ROLES,
  },
  'authentication-state-misspelled': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` is never a value of \`amr\`, so this never matches`,
    help: '`amr` holds `unauthenticated` for guests; for others `authenticated` and the name of the provider, in small letters.',
    seeAlso: COGNITO_ROLES,
  },
  'subject-not-an-identity': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` is not an identity id, so nobody can assume this role by it`,
    help: '`cognito-identity.amazonaws.com:sub` holds the identity id, REGION:GUID. The `sub` of a user pool is another id and never reaches IAM.',
    seeAlso: COGNITO_ROLES,
  },
  'key-of-another-provider': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` never comes with a principal of this statement`,
    help: 'Each provider sends keys of its own name only. A login through an identity pool comes from cognito-identity.amazonaws.com, with its keys aud, amr and sub, wherever the person signed in.',
    seeAlso: COGNITO_ROLES,
  },
  'pool-as-service': {
    severity: 'warning',
    message: (subject) =>
      `\`${subject}\` is no service here: an identity pool comes as a \`Federated\` principal`,
    help: 'Write "Principal": { "Federated": "cognito-identity.amazonaws.com" }.',
    seeAlso: COGNITO_ROLES,
  },
  'network-condition-in-trust': {
    severity: 'warning',
    message: (subject) =>
      `\`${subject}\` is about the network of Cognito here, not of the app, so this is never met`,
    help: 'In the enhanced flow Cognito itself calls STS. Test the network in the permission policies of the role.',
    seeAlso: COGNITO_ROLES,
  },
  'missing-tag-session': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` is about session tags, and no statement allows \`sts:TagSession\``,
    help: 'Whoever brings tags needs sts:TagSession too, or the call fails as a whole.',
    seeAlso:
      'https://docs.aws.amazon.com/cognito/latest/developerguide/using-afac-with-cognito-identity-pools.html',
  },
  'missing-set-source-identity': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` is tested, and no statement allows \`sts:SetSourceIdentity\``,
    help: 'Whoever brings a source identity needs sts:SetSourceIdentity too, or the call fails as a whole.',
    seeAlso: `${IAM}id_credentials_temp_control-access_monitor.html`,
  },
} as const satisfies Readonly<Record<string, Wording>>
