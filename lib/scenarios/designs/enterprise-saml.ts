import { ACCOUNT, designOf, expectations, identityId, policy, role, s3, trust } from './building-blocks'

const POOL = 'us-east-1:5a310000-8888-4888-8888-5a3100000008'
const PROVIDER = `arn:aws:iam::${ACCOUNT}:saml-provider/CompanyOkta`
const TRUST = trust({ aud: POOL, amr: 'authenticated' })
const employee = (id: string, name: string, digit: string, department?: string) => ({
  kind: 'saml-user' as const,
  id,
  name,
  provider: 'company',
  nameId: `${id}@example.com`,
  email: `${id}@example.com`,
  ...(department && { attributes: { department } }),
  identityId: identityId(digit),
})

/** Employees come with a SAML assertion; a rule about their department chooses the role, and without one nobody gets in. */
export const ENTERPRISE_SAML = designOf({
  name: 'Enterprise with SAML',
  description:
    'Employees sign in at the company’s Okta. Rules about the department choose the role; whom no rule fits is refused.',
  providers: [
    {
      kind: 'saml',
      id: 'company',
      name: 'Company Okta',
      providerName: 'CompanyOkta',
      flavour: 'okta',
      entityId: 'http://www.okta.com/exk0company0saml0001',
    },
  ],
  identityPool: {
    id: POOL,
    name: 'Intranet',
    allowUnauthenticatedIdentities: false,
    allowClassicFlow: false,
    cognitoIdentityProviders: [],
    samlProviderArns: [PROVIDER],
    roles: { authenticated: 'Employee', unauthenticated: null },
    roleMappings: {
      [PROVIDER]: {
        type: 'Rules',
        ambiguousRoleResolution: 'Deny',
        rules: [
          { claim: 'department', matchType: 'Equals', value: 'legal', role: 'Legal' },
          { claim: 'department', matchType: 'StartsWith', value: 'sales', role: 'Sales' },
        ],
      },
    },
  },
  roles: [
    // The pool wants a role for signed-in users. Here nobody gets it, and it may do nothing.
    role('Employee', TRUST, {}),
    ...['Legal', 'Sales'].map((name) =>
      role(name, TRUST, {
        Files: policy({
          Action: ['s3:GetObject', 's3:PutObject'],
          Resource: `arn:aws:s3:::intranet/${name.toLowerCase()}/*`,
        }),
      }),
    ),
  ],
  buckets: [
    {
      name: 'intranet',
      objects: [
        { key: 'legal/contract.txt', body: 'Hereby …' },
        { key: 'sales/offer.txt', body: 'Dear customer …' },
      ],
    },
  ],
  identities: [
    employee('lena', 'Lena, legal', 'a', 'legal'),
    employee('saul', 'Saul, sales (north)', 'b', 'sales-north'),
    employee('nils', 'Nils, no department yet', 'c'),
  ],
  requests: [
    s3({
      id: 'get-contract',
      name: 'Read a contract',
      operation: 'GetObject',
      bucket: 'intranet',
      key: 'legal/contract.txt',
    }),
    s3({
      id: 'get-offer',
      name: 'Read an offer',
      operation: 'GetObject',
      bucket: 'intranet',
      key: 'sales/offer.txt',
    }),
  ],
  expectations: [
    ...expectations({
      'get-contract': { allow: ['lena'], deny: ['saul'] },
      'get-offer': { allow: ['saul'], deny: ['lena'] },
    }),
    { identity: 'nils', request: 'get-contract', decision: 'deny', step: 3 },
    { identity: 'nils', request: 'get-offer', decision: 'deny', step: 3 },
  ],
})
