import { type IssuedLogin, issueLogin, type TokenFault } from '@/lib/federation'
import { blankStep } from './blank-step'
import { providerOf, toProvider, toSignIn } from './federation-world'
import type { Journey } from './journey'
import type { Step } from './types'
import { viewToken } from './view-token'

/** What the app holds after signing in; null for a guest. */
export async function signIn({ design, identity, world }: Journey): Promise<IssuedLogin | null> {
  const provider = providerOf(design, identity)
  const how = toSignIn(design, identity)
  if (!provider || !how) return null
  return issueLogin(toProvider(design, provider), how, world.place, world.now, world.tokens)
}

/** Step 1: the app signs somebody in and obtains a token. */
export async function stepSignIn(journey: Journey, login: IssuedLogin | null): Promise<Step> {
  const { design, identity, world } = journey
  const step = blankStep(1)
  if (identity.kind === 'guest') {
    return {
      ...step,
      status: 'skipped',
      asked: 'Nothing: a guest signs in nowhere.',
      answered: 'No token. The identity pool will be asked without a login.',
    }
  }
  const provider = providerOf(design, identity)
  if (!provider || !login) return { ...step, asked: 'There is no such identity provider.' }
  const { call, view } = login
  const where =
    provider.kind === 'user-pool' ? `to the user pool “${provider.name}”` : `at “${provider.name}”`
  const who =
    provider.kind === 'user-pool' ? 'The user pool checked the password' : 'The provider checked who this is'
  return {
    ...step,
    status: 'passed',
    asked: `The app signs ${identity.name} in ${where}.`,
    answered: `${OBTAINED[login.kind]}${identity.fault ? ` ${FAULTS[identity.fault]}` : ''}`,
    decided: `${who}. Policies play no part yet.`,
    calls: [
      {
        service: call.service,
        operation: call.operation,
        signed: call.signedBy !== null,
        request: call.request,
        response: { ok: true, body: call.response },
      },
    ],
    token: view.token ? await viewToken(view.token, world.tokens, 'userPool') : null,
    xml: view.xml,
    ...(login.kind === 'saml' || login.kind === 'opaque' ? { claims: login.claims as Step['claims'] } : {}),
  }
}

const OBTAINED: Readonly<Record<IssuedLogin['kind'], string>> = {
  jwt: 'An ID token: a signed statement of who this is and for which app.',
  opaque: 'An access token: a text that only its issuer can read.',
  saml: 'A SAML assertion: a signed XML statement of who this is and for which service.',
  developer: 'No token yet: the app’s own backend knows who this is, and asks the identity pool for one.',
}

/** What was made wrong on purpose. */
const FAULTS: Readonly<Record<TokenFault, string>> = {
  expired: 'It has expired.',
  'not-yet-valid': 'It is not valid yet.',
  'wrong-audience': 'It was issued for another app.',
  'wrong-issuer': 'It names another issuer.',
  'wrong-key': 'It is signed with a key that is not the issuer’s.',
  'rotated-key': 'It is signed with a key that the issuer has only just begun to use.',
  'access-token': 'It is an access token, not an ID token.',
  'other-pool': 'It comes from another pool or tenant.',
  malformed: 'It is damaged.',
  replayed: 'It was used before.',
  'signed-out': 'Its user has signed out everywhere since.',
}
