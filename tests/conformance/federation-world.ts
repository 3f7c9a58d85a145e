import { readFileSync } from 'node:fs'
import path from 'node:path'
import {
  createTokenService,
  type FederationWorld,
  type IdentityPoolConfig,
  type IssuedLogin,
  issueLogin,
  type Provider,
  type SignIn,
  type TrustedRole,
} from '@/lib/federation'
import { compilePolicy, parsePolicy } from '@/lib/iam'
import type { PolicyText } from './case-format'
import type { RoleInput, WorldInput } from './federation-format'
import { textOf, toPolicySet } from './read-cases'

const USUAL = JSON.parse(
  readFileSync(path.join(import.meta.dirname, 'federation-world.json'), 'utf8'),
) as Required<Pick<WorldInput, 'account' | 'region' | 'now' | 'pool' | 'providers' | 'signIns' | 'roles'>>

const tokens = createTokenService()

/** A world of a case, with everybody who signs in there. */
export interface CaseWorld {
  readonly world: FederationWorld
  readonly logins: ReadonlyMap<string, IssuedLogin>
}

/** The usual world with the changes of a case, and the logins of all its sign-ins. */
export async function createCaseWorld(input: WorldInput = {}): Promise<CaseWorld> {
  const place = { account: input.account ?? USUAL.account, region: input.region ?? USUAL.region }
  const now = Date.parse(input.now ?? USUAL.now) / 1000
  const providers = { ...USUAL.providers, ...input.providers }
  const logins = new Map<string, IssuedLogin>()
  const signIns = { ...USUAL.signIns, ...input.signIns }
  for (const [name, { at, ...rest }] of Object.entries(signIns)) {
    const provider = providers[at]
    if (!provider) throw new Error(`the world has no provider ${at}`)
    const login = await issueLogin(provider, { kind: provider.kind, ...rest } as SignIn, place, now, tokens)
    if (login) logins.set(name, login)
  }
  const roles = Object.entries({ ...USUAL.roles, ...input.roles })
  const managed = Object.entries(input.managedPolicies ?? {}).map(([arn, text]) => [arn, textOf(text)])
  return {
    logins,
    world: {
      place,
      pool: merge(USUAL.pool, input.pool) as unknown as IdentityPoolConfig,
      providers: Object.values(providers) as Provider[],
      roles: roles.flatMap(([arn, role]) => (role === null ? [] : [toRole(arn, role)])),
      endedUsers: endedUsers(logins, input.disabledUsers ?? []),
      rcps: toPolicySet({ ...(input.rcps ? { rcps: input.rcps } : {}) }).rcps ?? null,
      managedPolicies: Object.fromEntries(managed),
      tokens,
      now,
      seed: 'conformance',
    },
  }
}

export function toRole(arn: string, { trust, ...rest }: RoleInput): TrustedRole {
  return { arn, trust: trust === null ? null : compileTrust(trust), ...rest }
}

function compileTrust(trust: PolicyText) {
  return compilePolicy(parsePolicy(textOf(trust)), 'trust', 'trust')
}

/** Those who signed out everywhere, and those whom the case disables. */
function endedUsers(logins: ReadonlyMap<string, IssuedLogin>, disabled: readonly string[]) {
  return [...logins].flatMap(([name, login]) => {
    const how = disabled.includes(name) ? 'disabled' : login.aftermath.isSignedOut ? 'signed-out' : null
    const sub = login.claims.sub
    return how === null ? [] : [{ providerName: login.loginsKey, sub: String(sub), how } as const]
  })
}

function merge(usual: object, own: object = {}): object {
  const entries = Object.entries({ ...usual, ...own })
  return Object.fromEntries(entries.filter(([, value]) => value !== null))
}
