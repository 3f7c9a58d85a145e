import type { Assumption } from '@/lib/iam'

const GUIDE = 'https://docs.aws.amazon.com/cognito/latest/developerguide/'

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
  'signature-not-checked': {
    id: 'signature-not-checked',
    says: 'The signatures of the tokens are taken as good.',
    because:
      'This page came over plain http from another machine, where browsers offer no cryptography. Open it over https or on localhost.',
    source: 'https://developer.mozilla.org/docs/Web/Security/Secure_Contexts',
  },
} as const satisfies Readonly<Record<string, Assumption>>
