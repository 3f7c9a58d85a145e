import type { Assumption } from '@/lib/iam'

const GUIDE = 'https://docs.aws.amazon.com/cognito/latest/developerguide/'
const IAM = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/'

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
} as const satisfies Readonly<Record<string, Assumption>>
