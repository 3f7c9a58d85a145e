import {
  ACCOUNT,
  designOf,
  dynamodb,
  expectations,
  guest,
  policy,
  REGION,
  role,
  SUB,
  s3,
  trust,
  userPoolProvider,
  userPoolUser,
} from './building-blocks'

const POOL = 'us-east-1:9a3e0000-7777-4777-8777-9a3e00000007'
const USERS = 'us-east-1_Players07'
const CLIENT = '7gameclient0000000000007'
const table = (name: string) => `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/${name}`
const OWN_SAVES = policy({
  Action: ['dynamodb:GetItem', 'dynamodb:PutItem'],
  Resource: table('Saves'),
  Condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': SUB } },
})
const ASSETS = policy({ Action: 's3:GetObject', Resource: 'arn:aws:s3:::game-assets/*' })

/** Guests play at once and keep their scores when they sign up; only players with an account reach the high scores. */
export const GAME_WITH_GUESTS = designOf({
  name: 'Game with guests',
  description:
    'Guests play and save at once. Whoever signs up keeps the identity, and may enter the high scores.',
  providers: [{ kind: 'user-pool', id: USERS, name: 'Players', clientId: CLIENT }],
  identityPool: {
    id: POOL,
    name: 'Game',
    allowUnauthenticatedIdentities: true,
    allowClassicFlow: false,
    cognitoIdentityProviders: [userPoolProvider(USERS, CLIENT)],
    roles: { authenticated: 'Player', unauthenticated: 'GuestPlayer' },
  },
  roles: [
    role('Player', trust({ aud: POOL, amr: 'authenticated' }), {
      OwnSaves: OWN_SAVES,
      Assets: ASSETS,
      HighScores: policy(
        { Action: 'dynamodb:Query', Resource: table('HighScores') },
        {
          Action: 'dynamodb:PutItem',
          Resource: table('HighScores'),
          Condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': SUB } },
        },
      ),
    }),
    role('GuestPlayer', trust({ aud: POOL, amr: 'unauthenticated' }), {
      OwnSaves: OWN_SAVES,
      Assets: ASSETS,
    }),
  ],
  buckets: [{ name: 'game-assets', objects: [{ key: 'level-1.json', body: '{}' }] }],
  tables: [
    { name: 'Saves', partitionKey: 'player', items: [] },
    { name: 'HighScores', partitionKey: 'player', items: [] },
  ],
  identities: [
    userPoolUser(USERS, 'pia', 'a', { name: 'Pia, player' }),
    userPoolUser(USERS, 'gus', 'b', { name: 'Gus, came as a guest and signed up', wasGuest: true }),
    guest('c', { name: 'Guest, plays at once' }),
  ],
  requests: [
    s3({
      id: 'get-level',
      name: 'Load a level',
      operation: 'GetObject',
      bucket: 'game-assets',
      key: 'level-1.json',
    }),
    dynamodb({
      id: 'save',
      name: 'Save the own game',
      operation: 'PutItem',
      table: 'Saves',
      item: { player: '{{self}}', level: 1 },
    }),
    dynamodb({
      id: 'load',
      name: 'Load the own game',
      operation: 'GetItem',
      table: 'Saves',
      key: { player: '{{self}}' },
    }),
    dynamodb({
      id: 'load-other',
      name: 'Load another’s game',
      operation: 'GetItem',
      table: 'Saves',
      key: { player: '{{other}}' },
    }),
    dynamodb({
      id: 'enter-score',
      name: 'Enter the high scores',
      operation: 'PutItem',
      table: 'HighScores',
      item: { player: '{{self}}', score: 900 },
    }),
  ],
  expectations: expectations({
    'get-level': { allow: ['pia', 'gus', 'guest'] },
    save: { allow: ['pia', 'gus', 'guest'] },
    load: { allow: ['pia', 'gus', 'guest'] },
    'load-other': { deny: ['pia', 'gus', 'guest'] },
    'enter-score': { allow: ['pia', 'gus'], deny: ['guest'] },
  }),
})
