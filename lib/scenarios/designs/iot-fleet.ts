import { ACCOUNT, designOf, expectations, policy, REGION, role, trust } from './building-blocks'

const POOL = 'us-east-1:107f1ee7-6666-4666-8666-107f1ee70006'
const ISSUER = 'login.fleet.example.com'
const PROVIDER = `arn:aws:iam::${ACCOUNT}:oidc-provider/${ISSUER}`
const SITE = '${aws:PrincipalTag/site}'
const topic = (name: string) => `arn:aws:iot:${REGION}:${ACCOUNT}:topic/${name}`
const technician = (id: string, name: string, digit: string, site: string) => ({
  kind: 'oidc-user' as const,
  id,
  name,
  provider: 'fleet',
  sub: id,
  claims: { site },
  identityId: `us-east-1:${digit.repeat(8)}-0000-4000-8000-${digit.repeat(12)}`,
})
const publish = (id: string, name: string, resource: string, action = 'iot:Publish') => ({
  ...{ id, name, action, resource },
  service: 'other' as const,
  context: {},
})

/** Technicians talk to the machines of their own site; the site is a claim of the company’s OpenID provider. */
export const IOT_FLEET = designOf({
  name: 'IoT fleet by site',
  description:
    'Technicians sign in at the company and talk to the machines of their own site. The site becomes a session tag.',
  providers: [
    {
      kind: 'oidc',
      id: 'fleet',
      name: 'Fleet login',
      issuer: `https://${ISSUER}`,
      clientIds: ['fleet-console'],
    },
  ],
  identityPool: {
    id: POOL,
    name: 'Fleet',
    allowUnauthenticatedIdentities: false,
    allowClassicFlow: false,
    cognitoIdentityProviders: [],
    openIdConnectProviderArns: [PROVIDER],
    roles: { authenticated: 'Technician', unauthenticated: null },
    principalTagMaps: { [PROVIDER]: { tags: { site: 'site' } } },
  },
  roles: [
    role('Technician', trust({ aud: POOL, amr: 'authenticated', canTag: true }), {
      OwnSite: policy(
        { Action: 'iot:Publish', Resource: topic(`sites/${SITE}/commands/*`) },
        { Action: 'iot:Receive', Resource: topic(`sites/${SITE}/telemetry/*`) },
      ),
    }),
  ],
  identities: [
    technician('hana', 'Hana, harbour', 'a', 'harbour'),
    technician('mo', 'Mo, mill', 'b', 'mill'),
  ],
  requests: [
    publish('command-harbour', 'Command to a crane of the harbour', topic('sites/harbour/commands/crane-1')),
    publish('command-mill', 'Command to a saw of the mill', topic('sites/mill/commands/saw-3')),
    publish(
      'receive-harbour',
      'Telemetry of the harbour',
      topic('sites/harbour/telemetry/crane-1'),
      'iot:Receive',
    ),
    publish('fake-telemetry', 'Pretend to be a crane', topic('sites/harbour/telemetry/crane-1')),
  ],
  expectations: expectations({
    'command-harbour': { allow: ['hana'], deny: ['mo'] },
    'command-mill': { allow: ['mo'], deny: ['hana'] },
    'receive-harbour': { allow: ['hana'], deny: ['mo'] },
    'fake-telemetry': { deny: ['hana', 'mo'] },
  }),
})
