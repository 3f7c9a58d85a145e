import { designOf, expectations, identityId, policy, role, SUB, s3, trust } from './building-blocks'

const POOL = 'us-east-1:50c1a100-bbbb-4bbb-8bbb-50c1a100000b'

/** People come with an account that they have anyway; whoever comes from Facebook also reads the page of its community. */
export const SOCIAL_APP = designOf({
  name: 'Social logins',
  description:
    'People come with Facebook, Google, Amazon or Apple. All have a folder of their own; the role can tell where somebody came from.',
  providers: [
    { kind: 'facebook', id: 'facebook', name: 'Facebook', appId: '2718281828459045' },
    { kind: 'google', id: 'google', name: 'Google', clientId: '271828-recipes.apps.googleusercontent.com' },
    { kind: 'amazon', id: 'amazon', name: 'Login with Amazon', appId: 'amzn1.application-oa2-client.e2718' },
    { kind: 'apple', id: 'apple', name: 'Sign in with Apple', servicesId: 'com.example.recipes' },
  ],
  identityPool: {
    id: POOL,
    name: 'Recipes',
    allowUnauthenticatedIdentities: false,
    cognitoIdentityProviders: [],
    supportedLoginProviders: {
      'graph.facebook.com': '2718281828459045',
      'accounts.google.com': '271828-recipes.apps.googleusercontent.com',
      'www.amazon.com': 'amzn1.application-oa2-client.e2718',
      'appleid.apple.com': 'com.example.recipes',
    },
    roles: { authenticated: 'Cook', unauthenticated: null },
  },
  roles: [
    role('Cook', trust({ aud: POOL, amr: 'authenticated' }), {
      OwnRecipes: policy({
        Action: ['s3:GetObject', 's3:PutObject'],
        Resource: `arn:aws:s3:::recipes/${SUB}/*`,
      }),
      FacebookPage: policy({
        Action: 's3:GetObject',
        Resource: 'arn:aws:s3:::recipes/facebook/*',
        Condition: {
          'ForAnyValue:StringEquals': { 'cognito-identity.amazonaws.com:amr': 'graph.facebook.com' },
        },
      }),
    }),
  ],
  buckets: [{ name: 'recipes', objects: [{ key: 'facebook/week.txt', body: 'Soup' }] }],
  identities: [
    {
      kind: 'facebook-user',
      id: 'fay',
      name: 'Fay (Facebook)',
      provider: 'facebook',
      userId: '10158800000000002',
      identityId: identityId('a'),
    },
    {
      kind: 'google-user',
      id: 'gio',
      name: 'Gio (Google)',
      provider: 'google',
      sub: '109220063452404746098',
      email: 'gio@example.com',
      identityId: identityId('b'),
    },
    {
      kind: 'amazon-user',
      id: 'amy',
      name: 'Amy (Amazon)',
      provider: 'amazon',
      userId: 'amzn1.account.AEXAMPLE2',
      identityId: identityId('c'),
    },
    {
      kind: 'apple-user',
      id: 'abe',
      name: 'Abe (Apple)',
      provider: 'apple',
      sub: '001968.a6ca34e9c1e742458a26cf8005854be9.0734',
      identityId: identityId('d'),
    },
  ],
  requests: [
    s3({
      id: 'put-own',
      name: 'Store an own recipe',
      operation: 'PutObject',
      bucket: 'recipes',
      key: '{{self}}/soup.txt',
      body: 'Water',
    }),
    s3({
      id: 'put-other',
      name: 'Store a recipe for somebody else',
      operation: 'PutObject',
      bucket: 'recipes',
      key: '{{other}}/soup.txt',
      body: 'Salt',
    }),
    s3({
      id: 'get-page',
      name: 'Read the page for Facebook’s cooks',
      operation: 'GetObject',
      bucket: 'recipes',
      key: 'facebook/week.txt',
    }),
  ],
  expectations: expectations({
    'put-own': { allow: ['fay', 'gio', 'amy', 'abe'] },
    'put-other': { deny: ['fay', 'gio', 'amy', 'abe'] },
    'get-page': { allow: ['fay'], deny: ['gio', 'amy', 'abe'] },
  }),
})
