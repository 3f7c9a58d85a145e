import type { Edit, Goal, Question } from './schema'

// Words in which lessons are written short. A lesson in a file of its own spells them out.

type Cells = Extract<Goal, { kind: 'cells' }>
type Isolated = Extract<Goal, { kind: 'isolated' }>

/** All of these people get all of this done. */
export function may(identities: string[], requests: string[], more: Partial<Cells> = {}): Cells {
  return { kind: 'cells', identities, requests, decision: 'allow', ...more }
}

/** None of these people gets any of this done. */
export function mayNot(identities: string[], requests: string[], more: Partial<Cells> = {}): Cells {
  return { kind: 'cells', identities, requests, decision: 'deny', ...more }
}

/** For all identities there could be: neither of two reaches what belongs to the other. */
export function isolated(question: string, more: Partial<Isolated> = {}): Isolated {
  return { kind: 'isolated', question, verdict: 'proved', ...more }
}

/** There are two identities of which one reaches what belongs to the other. */
export function reachable(question: string, more: Partial<Isolated> = {}): Isolated {
  return isolated(question, { verdict: 'counterexample', ...more })
}

/** Will this person get this done? */
export function cell(
  [identity, request]: readonly [string, string],
  asks: string,
  answer: 'allow' | 'deny',
  because: string,
): Question {
  return { kind: 'cell', identity, request, asks, answer, because }
}

/** Which of these is so? `answer` counts from 0, and the page keeps the order. */
export function choice(
  asks: string,
  choices: readonly (readonly [says: string, claim: Goal])[],
  answer: number,
  because: string,
): Question {
  return { kind: 'choice', asks, choices: choices.map(([says, claim]) => ({ says, claim })), answer, because }
}

export const PHOTO_POOL = 'us-east-1:7c9e6679-7425-40de-944b-e07fc1f90ae7'
export const PHOTO_USERS = 'us-east-1_Photo1234'
export const USER_TRUST = 'roles/PhotoAppUser/trust-policy'
export const USER_FOLDER = 'roles/PhotoAppUser/policies/S3UserFolder'
export const USER_ROWS = 'roles/PhotoAppUser/policies/DynamoDBUserRows'
export const GUEST_TRUST = 'roles/PhotoAppGuest/trust-policy'
export const GUEST_READ = 'roles/PhotoAppGuest/policies/S3PublicRead'
export const SUB_VARIABLE = '${cognito-identity.amazonaws.com:sub}'

const CLEO = 'us-east-1:d4d4d4d4-4444-4444-8444-444444444444'

/** Somebody whom the learner has not met, with a folder and a row of her own: a policy must fit her, too. */
export const CLEO_COMES: readonly Edit[] = [
  {
    at: ['identities'],
    add: {
      kind: 'user-pool-user',
      id: 'cleo',
      name: 'Cleo',
      userPool: PHOTO_USERS,
      username: 'cleo',
      sub: '9c8b7a6d-5e4f-4a3b-8c2d-1e0f9a8b7c6d',
      identityId: CLEO,
    },
  },
  { at: ['buckets', 'mybucket', 'objects'], add: { key: `${CLEO}/notes.txt`, body: 'Hello from Cleo.' } },
  { at: ['tables', 'MyTable', 'items'], add: { userId: CLEO, displayName: 'Cleo', pictures: 1 } },
]

/** A pool in the same account that has nothing to do with the photo app, and somebody who comes through it. */
export const NEIGHBOUR_COMES: readonly Edit[] = [
  {
    at: ['otherPools'],
    value: [
      {
        id: 'us-east-1:99999999-9999-4999-8999-999999999999',
        name: 'Some other app',
        allowUnauthenticatedIdentities: true,
        cognitoIdentityProviders: [],
        roles: { authenticated: null, unauthenticated: null },
      },
    ],
  },
  {
    at: ['identities'],
    add: {
      kind: 'guest',
      id: 'neighbour',
      name: 'Guest of another pool',
      pool: 'us-east-1:99999999-9999-4999-8999-999999999999',
      identityId: 'us-east-1:e5e5e5e5-5555-4555-8555-555555555555',
      classic: { role: 'PhotoAppUser' },
    },
  },
]
