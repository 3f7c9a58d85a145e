import { type Design, type Role, trustPolicyId } from '@/lib/design'
import { assumeRoleWithWebIdentity, authenticationMethods, roleArn } from '@/lib/federation'
import type { CompiledDesign } from './compile-design'
import type { RoleTrust, TrustProbe } from './types'

/** A pool that is not the design's, in the same account, with an identity of its own. */
const OTHER_POOL = '00000000-0000-4000-8000-00000000000b'
const SOMEBODY = '00000000-0000-4000-8000-00000000000a'

/**
 * Who could assume each role of the pool, by its trust policy alone?
 *
 * In the enhanced flow the pool picks the role. In the classic flow the app does, so whoever the trust
 * policy lets in can have the role: a guest when `amr` is not tested, identities of every pool of the
 * account when `aud` is not. The matrix cannot show that, since its identities ask for their own role.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html
 */
export function probeTrust(design: Design, compiled: CompiledDesign): readonly RoleTrust[] {
  const { authenticated, unauthenticated } = design.identityPool.roles
  return design.roles
    .filter((role) => role.name === authenticated || role.name === unauthenticated)
    .map((role) => ({
      roleName: role.name,
      documentId: trustPolicyId(role.name),
      probes: [
        probe(
          design,
          compiled,
          role,
          'A signed-in identity of this pool',
          design.identityPool.id,
          true,
          role.name === authenticated,
        ),
        probe(
          design,
          compiled,
          role,
          'A guest of this pool',
          design.identityPool.id,
          false,
          role.name === unauthenticated,
        ),
        probe(
          design,
          compiled,
          role,
          'A signed-in identity of another pool in this account',
          `${design.region}:${OTHER_POOL}`,
          true,
          false,
        ),
        probe(
          design,
          compiled,
          role,
          'A guest of another pool in this account',
          `${design.region}:${OTHER_POOL}`,
          false,
          false,
        ),
      ],
    }))
}

function probe(
  design: Design,
  compiled: CompiledDesign,
  role: Role,
  who: string,
  poolId: string,
  isSignedIn: boolean,
  isIntended: boolean,
): TrustProbe {
  const trust = compiled.policies.get(trustPolicyId(role.name))
  if (!trust) return { who, decision: 'implicit-deny', isIntended }
  const [provider] = design.identityPool.cognitoIdentityProviders
  const login = { amr: [provider?.providerName ?? ''] }
  const { account, region } = design
  const { decision } = assumeRoleWithWebIdentity({
    place: { account, region },
    role: { arn: roleArn(account, role), trust },
    claims: {
      sub: `${region}:${SOMEBODY}`,
      aud: poolId,
      amr: authenticationMethods(isSignedIn ? login : null),
    },
    now: Math.floor(Date.parse(design.now) / 1000),
  })
  return { who, decision: decision.kind, isIntended }
}
