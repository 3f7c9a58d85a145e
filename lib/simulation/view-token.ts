import type { SignedToken, TokenService } from '@/lib/federation'
import type { TokenView } from './types'

/** A token taken apart for people, with what checking its signature shows. */
export async function viewToken(
  token: SignedToken,
  tokens: TokenService,
  issuer: 'userPool' | 'identityPool',
): Promise<TokenView> {
  const state = await tokens.verify(token.raw, issuer)
  return {
    raw: token.raw,
    header: token.header,
    payload: token.payload as TokenView['payload'],
    signature: state === 'verified' ? 'verified' : state === 'wrong' ? 'not-verified' : 'not-checked',
  }
}
