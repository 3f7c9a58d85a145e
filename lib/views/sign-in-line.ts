import type { Identity } from '@/lib/design'

/** How somebody signs in, in a few words: "user ana", "signs in nowhere". */
export function signInLine(identity: Identity): string {
  switch (identity.kind) {
    case 'guest':
      return 'signs in nowhere'
    case 'user-pool-user':
      return `user ${identity.username}`
    case 'saml-user':
      return `SAML, ${identity.nameId}`
    case 'developer-user':
      return `own backend, ${identity.userIdentifier}`
    case 'facebook-user':
    case 'amazon-user':
      return `${identity.kind === 'facebook-user' ? 'Facebook' : 'Amazon'}, ${identity.userId}`
    case 'google-user':
    case 'apple-user':
      return `${identity.kind === 'google-user' ? 'Google' : 'Apple'}, ${identity.email ?? identity.sub}`
    case 'oidc-user':
      return `OpenID Connect, ${identity.sub}`
  }
}
