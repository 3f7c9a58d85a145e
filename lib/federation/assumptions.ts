import type { Assumption } from '@/lib/iam'

const GUIDE = 'https://docs.aws.amazon.com/cognito/latest/developerguide/'
const POOL_API = 'https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/'
const IAM = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/'
const STS = 'https://docs.aws.amazon.com/STS/latest/APIReference/'

/** What AWS does not document about identity pools, STS and sessions, and what the playground chose. */
export const FEDERATION_ASSUMPTIONS = {
  'guest-session-policies-unite': {
    id: 'guest-session-policies-unite',
    says: "A guest's session may do what the role allows and at least one of its two session policies allows.",
    because:
      'AWS prints both policies and a table of reachable services that only fits when the two are united.',
    source: `${GUIDE}iam-roles.html`,
  },
  'amr-third-element': {
    id: 'amr-third-element',
    says: 'The third element of `amr` names the user pool and the user, as seen in API Gateway events.',
    because: 'AWS documents the first two elements only.',
    source: `${GUIDE}iam-roles.html`,
  },
  'order-of-token-checks': {
    id: 'order-of-token-checks',
    says: 'A token with several faults is refused for the first in this order: provider, format, issuer, signature, audience, expiry.',
    because: 'AWS does not document the order of its checks.',
    source: `${GUIDE}authentication-flow.html`,
  },
  'mfa-key-in-web-identity-session': {
    id: 'mfa-key-in-web-identity-session',
    says: 'A session from an identity pool carries no aws:MultiFactorAuthPresent.',
    because: 'AWS says today that the key is absent for federated identities; its older text says false.',
    source: `${IAM}reference_policies_condition-keys.html`,
  },
  'client-of-requests': {
    id: 'client-of-requests',
    says: 'Requests come from the address 203.0.113.24 with the user agent simulated-app/1.0.',
    because: 'The address and the user agent are the client’s own; a simulation has to choose some.',
    source: `${IAM}reference_policies_condition-keys.html`,
  },
  'address-of-identity-pool': {
    id: 'address-of-identity-pool',
    says: 'STS sees 192.0.2.1 for an address of Amazon Cognito, never that of the client.',
    because: 'AWS says that Cognito makes the call, not from which address.',
    source: `${GUIDE}iam-roles.html`,
  },
  'role-authorized-by-idp': {
    id: 'role-authorized-by-idp',
    says: 'The key sts:RoleAuthorizedByIdp is false: the token of an identity pool names no roles.',
    because: 'AWS says that the key is always present here, not its value for identity pools.',
    source: `${IAM}reference_policies_iam-condition-keys.html`,
  },
  'signature-not-checked': {
    id: 'signature-not-checked',
    says: 'The signatures of the tokens are taken as good.',
    because:
      'This page came over plain http from another machine, where browsers offer no cryptography. Open it over https or on localhost.',
    source: 'https://developer.mozilla.org/docs/Web/Security/Secure_Contexts',
  },
  'rule-matching-of-lists': {
    id: 'rule-matching-of-lists',
    says: 'A rule meets a claim that is a list when one element meets it; NotEqual when none is equal. Numbers and booleans compare by their JSON text.',
    because: 'AWS documents role mapping rules for claims that are one text.',
    source: `${GUIDE}role-based-access-control.html`,
  },
  'rule-matching-case': {
    id: 'rule-matching-case',
    says: 'Role mapping rules compare upper and lower case as different.',
    because: 'AWS does not say whether case counts, and this value differs from the claim by case alone.',
    source: `${GUIDE}role-based-access-control.html`,
  },
  'mapping-of-several-logins': {
    id: 'mapping-of-several-logins',
    says: 'With several logins in one call the first that has a role mapping chooses the role, and the first that has a tag map sets the tags.',
    because: 'AWS does not say whose mapping applies.',
    source: `${POOL_API}API_GetCredentialsForIdentity.html`,
  },
  'custom-role-without-mapping': {
    id: 'custom-role-without-mapping',
    says: 'Where no role mapping applies, CustomRoleArn is accepted only if it is the pool’s authenticated role; guests may not choose.',
    because: 'AWS documents CustomRoleArn for roles that a token or a rule offers.',
    source: `${POOL_API}API_GetCredentialsForIdentity.html`,
  },
  'custom-role-among-matching-rules': {
    id: 'custom-role-among-matching-rules',
    says: 'With rules, CustomRoleArn has to be the role of a rule that matches.',
    because: 'Seen by others; AWS documents it for the roles in a token only.',
    source: `${POOL_API}API_GetCredentialsForIdentity.html`,
  },
  'saml-roles-as-token-roles': {
    id: 'saml-roles-as-token-roles',
    says: 'For a mapping by token, the Role attribute of a SAML assertion stands for cognito:roles; a single role is the preferred one.',
    because:
      'AWS names SAML as an example of several roles in a token and does not say which attribute it reads.',
    source: `${POOL_API}API_GetCredentialsForIdentity.html`,
  },
  'simulated-refusal-text': {
    id: 'simulated-refusal-text',
    says: 'The service refuses here; the sentence in which it does is the playground’s own.',
    because: 'AWS documents the refusal and not its words, and no trustworthy sample of them is known.',
    source: `${POOL_API}CommonErrors.html`,
  },
  'aud-condition-operators': {
    id: 'aud-condition-operators',
    says: 'A condition on aud counts when it is a positive String operator without IfExists, in the statement that allows.',
    because: 'AWS says that aud is required, not which operators satisfy it.',
    source: `${IAM}id_roles_providers_oidc_secure-by-default.html`,
  },
  'amr-of-other-providers': {
    id: 'amr-of-other-providers',
    says: 'The third element of `amr` joins the provider, the app and the user, each provider in its own way.',
    because:
      'AWS documents the first two elements only; samples are known for Facebook, OIDC and developer providers.',
    source: `${GUIDE}iam-roles.html`,
  },
  'alternative-user-pool-issuer': {
    id: 'alternative-user-pool-issuer',
    says: 'A token of the issuer issuer-cognito-idp is refused under the usual name of the user pool.',
    because: 'AWS does not say whether identity pools take tokens of the alternative issuer.',
    source: `${GUIDE}amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html`,
  },
  'pool-calls-by-pool-sessions': {
    id: 'pool-calls-by-pool-sessions',
    says: 'Signed calls of identity pools and Cognito Sync with credentials of an identity pool are denied.',
    because: 'AWS says that Cognito prevents them, not how.',
    source: `${GUIDE}iam-roles.html`,
  },
  'enhanced-sts-event': {
    id: 'enhanced-sts-event',
    says: 'The call of Cognito to STS stands in the account’s trail, with cognito-identity.amazonaws.com as its address.',
    because: 'Some have seen the event and others say that there is none; its address is not known.',
    source: `${IAM}cloudtrail-integration.html`,
  },
  'no-session-policy-for-authenticated': {
    id: 'no-session-policy-for-authenticated',
    says: 'The session of a signed-in identity is narrowed by no session policy.',
    because: 'AWS documents session policies for guests only.',
    source: `${GUIDE}iam-roles.html`,
  },
  'managed-guest-policy-version': {
    id: 'managed-guest-policy-version',
    says: 'The managed session policy of guests is version 3, without geo:ListMaps.',
    because: 'A version 4 was seen by others in 2026; the page of AWS prints version 3.',
    source: `${GUIDE}iam-roles.html`,
  },
  'cross-account-needs-aud': {
    id: 'cross-account-needs-aud',
    says: 'A role of another account needs a condition on aud in its trust policy, and none on amr.',
    because: 'One page of AWS asks for aud, another for aud and amr.',
    source: `${GUIDE}iam-roles.html`,
  },
  'missing-tag-session-text': {
    id: 'missing-tag-session-text',
    says: 'A token with tags for a role that does not allow sts:TagSession is refused with the words for sts:AssumeRoleWithWebIdentity.',
    because: 'AWS documents that the call fails, not its words.',
    source: `${IAM}id_session-tags.html`,
  },
  'order-of-sts-checks': {
    id: 'order-of-sts-checks',
    says: 'STS looks at the token first, then at the role, the duration, the session policies and tags, and then asks the trust policy.',
    because: 'AWS does not document the order of its checks.',
    source: `${STS}API_AssumeRoleWithWebIdentity.html`,
  },
  'surviving-identity': {
    id: 'surviving-identity',
    says: 'When two identities are merged, the one that owned the login lives on and the other is disabled.',
    because: 'AWS says that one becomes the parent, not which.',
    source: `${GUIDE}switching-identities.html`,
  },
  'classic-flow-blocked-by-mappings-only': {
    id: 'classic-flow-blocked-by-mappings-only',
    says: 'Role mappings block GetOpenIdToken; default roles and tag maps do not.',
    because:
      'AWS describes a classic pool as one without roles, but documents the error for role mappings only.',
    source: `${GUIDE}authentication-flow.html`,
  },
  'no-roles-in-token': {
    id: 'no-roles-in-token',
    says: 'A token without cognito:roles is ambiguous for a mapping by token, like one without a preferred role.',
    because: 'AWS names only the case of several roles without a preferred one.',
    source: `${GUIDE}role-based-access-control.html`,
  },
  'saml-default-tags': {
    id: 'saml-default-tags',
    says: 'With the default mappings, a SAML name identifier becomes the tag username and the name claim the tag client.',
    because: 'AWS names both claims, not which becomes which.',
    source: `${GUIDE}provider-mappings.html`,
  },
  'tags-from-lists': {
    id: 'tags-from-lists',
    says: 'A claim that is a list of one sets the tag to that value; a longer list sets no tag.',
    because: 'A session tag has one value, and AWS does not say what becomes of lists.',
    source: `${GUIDE}using-attributes-for-access-control.html`,
  },
  'packed-size': {
    id: 'packed-size',
    says: 'Names and values of session tags may take 460 bytes together; session policies count by their characters.',
    because:
      'AWS packs both into a format that it does not document; its guide names 460 bytes for attributes.',
    source: `${GUIDE}using-afac-with-cognito-identity-pools.html`,
  },
  'disabled-identity': {
    id: 'disabled-identity',
    says: 'An identity that was merged into another is refused as not authorized.',
    because: 'AWS says that it is disabled, not what a call with its id gets.',
    source: `${GUIDE}switching-identities.html`,
  },
  'disabled-user': {
    id: 'disabled-user',
    says: 'With ServerSideTokenCheck a user who is disabled in the user pool is refused too.',
    because: 'AWS names users who are signed out or deleted.',
    source: `${POOL_API}API_CognitoIdentityProvider.html`,
  },
  'classic-flow-default': {
    id: 'classic-flow-default',
    says: 'A pool that never set AllowClassicFlow allows the classic flow.',
    because: 'Seen by others; AWS documents the setting, not what its absence means.',
    source: `${POOL_API}API_CreateIdentityPool.html`,
  },
  'not-before-checked': {
    id: 'not-before-checked',
    says: 'A token that becomes valid only later is refused, with five minutes of grace.',
    because: 'AWS documents the check of exp only.',
    source: `${GUIDE}open-id.html`,
  },
  'regional-issuer-keys': {
    id: 'regional-issuer-keys',
    says: 'In Regions with an issuer of their own, trust policies and condition keys use its name.',
    because: 'AWS lists the issuers and writes its examples for the global one.',
    source: `${GUIDE}developer-authenticated-identities.html`,
  },
  'opaque-token-check': {
    id: 'opaque-token-check',
    says: 'Facebook and Amazon tell the pool about their access token what the simulated token holds.',
    because: 'A real one says nothing by itself: only its issuer can tell whose it is.',
    source: `${GUIDE}facebook.html`,
  },
  'saml-signature-check': {
    id: 'saml-signature-check',
    says: 'The signature of an assertion is good when it equals what the simulated key gives for its text.',
    because: 'The simulation signs assertions without XML canonicalisation.',
    source: `${GUIDE}saml-identity-provider.html`,
  },
  'failed-calls-change-nothing': {
    id: 'failed-calls-change-nothing',
    says: 'A call that fails links, merges and uses up nothing.',
    because: 'AWS does not say what remains of a call that failed halfway.',
    source: `${POOL_API}API_GetCredentialsForIdentity.html`,
  },
} as const satisfies Readonly<Record<string, Assumption>>

export type FederationAssumptionId = keyof typeof FEDERATION_ASSUMPTIONS
