import fc from 'fast-check'
import type { Json, SpecPolicies, SpecRequest } from '../../differential/oracle/spec-authorize'
import {
  actionPattern,
  condition,
  conditionTest,
  contextParts,
  documentOf,
  flawed,
  one,
  oneOrMany,
  rarely,
  resourcePattern,
} from './policies'

/** Every kind of policy for every kind of caller, within an account and across two. */

const HOME = '111122223333'
const AWAY = '222222222222'
const PROVIDER = 'cognito-identity.amazonaws.com'
const ROLE_ID = 'AROAEXAMPLEEXAMPLE111'
const USER_ID = 'AIDAEXAMPLEEXAMPLE222'

const role = `arn:aws:iam::${HOME}:role/App`
const pathRole = `arn:aws:iam::${HOME}:role/team/App`
const linkedRole = `arn:aws:iam::${HOME}:role/aws-service-role/x.amazonaws.com/App`
const session = `arn:aws:sts::${HOME}:assumed-role/App/s`
const user = `arn:aws:iam::${HOME}:user/team/ann`
const root = `arn:aws:iam::${HOME}:root`
const guest = `arn:aws:sts::${HOME}:federated-user/bob`
const awayRole = `arn:aws:iam::${AWAY}:role/App`
const awayUser = `arn:aws:iam::${AWAY}:user/ann`

type Who = Pick<SpecRequest, 'principal' | 'roleArn'>
const caller: fc.Arbitrary<Who> = fc.oneof(
  { weight: 5, arbitrary: fc.constant<Who>({ principal: session }) },
  one<Who>([
    { principal: session, roleArn: pathRole },
    { principal: session, roleArn: linkedRole },
    { principal: `arn:aws:sts::${AWAY}:assumed-role/App/s` },
  ]),
  one<Who>([
    { principal: `arn:aws-cn:sts::${HOME}:assumed-role/App/s` },
    { principal: `arn:aws-cn:iam::${HOME}:user/team/ann` },
    { principal: `arn:aws-us-gov:iam::${HOME}:root` },
  ]),
  one<Who>([{ principal: role }, { principal: awayRole }, { principal: linkedRole }]),
  { weight: 2, arbitrary: one<Who>([{ principal: user }, { principal: user }, { principal: awayUser }]) },
  one<Who>([{ principal: root }, { principal: root }, { principal: `arn:aws:iam::${AWAY}:root` }]),
  { weight: 2, arbitrary: fc.constant<Who>({ principal: guest }) },
  one<Who>([{ principal: '*' }]),
  one<Who>([{ principal: { federated: PROVIDER } }, { principal: { federated: 'graph.facebook.com' } }]),
  one<Who>([{ principal: { service: 's3.amazonaws.com' } }]),
)

const awsEntry = fc.oneof(
  { weight: 3, arbitrary: one<Json>([role, session, HOME, root]) },
  { weight: 2, arbitrary: one<Json>([user, guest, pathRole, linkedRole, ROLE_ID, USER_ID]) },
  one<Json>(['*', AWAY, awayRole, awayUser, `arn:aws:iam::${AWAY}:root`, `arn:aws-cn:iam::${HOME}:root`]),
  one<Json>([`arn:aws-cn:iam::${HOME}:role/App`, `arn:aws-cn:iam::${HOME}:user/team/ann`, ` ${role}`]),
  one<Json>([`arn:aws:iam::${HOME}:user/zoe`, `${session}2`, 'AGPAEXAMPLEEXAMPLE333', role.toUpperCase()]),
)
/** What nobody understands, or only some callers do. */
const oddEntry = one<Json>([
  `arn:aws:iam::${HOME}:role/*`,
  `arn:aws:sts::${HOME}:assumed-role/App/?`,
  `arn:aws:iam::${HOME}:group/g`,
  'arn:aws:iam::1:root',
  `arn:iam::${HOME}:root`,
  `arn:aws:iam:us-east-1:${HOME}:root`,
  `arn:aws:sts::${HOME}:assumed-role/App`,
  `arn:aws:iam::${HOME}:user`,
  `arn:aws:iam::${HOME}:user/`,
  `arn:aws:iam::${HOME}:oidc-provider/accounts.example.com`,
  'aroaexampleexample111',
  'AROA',
  'BROAEXAMPLEEXAMPLE111',
  '0123456789012',
  'App',
  '',
  5,
])

const principal: fc.Arbitrary<Json> = fc.oneof(
  { weight: 4, arbitrary: fc.constant('*') },
  { weight: 8, arbitrary: oneOrMany(awsEntry).map((AWS) => ({ AWS })) },
  one<Json>([{ Service: 's3.amazonaws.com' }, { Service: ['sns.amazonaws.com', 's3.amazonaws.com'] }]),
  { weight: 2, arbitrary: one<Json>([{ Federated: PROVIDER }, { AWS: HOME, Federated: [PROVIDER] }]) },
  one<Json>([{ AWS: '*' }, { AWS: AWAY, Service: 's3.amazonaws.com' }, { AWS: [], Federated: PROVIDER }]),
)
const oddPrincipal: fc.Arbitrary<Json> = fc.oneof(
  oneOrMany(fc.oneof(awsEntry, oddEntry)).map((AWS) => ({ AWS })),
  one<Json>([
    { CanonicalUser: 'a'.repeat(64) },
    { CanonicalUser: 'a'.repeat(64), AWS: role },
    { Service: '*' },
    { Federated: '*' },
    { Cognito: 'x', AWS: session },
    { Federated: 5 },
    {},
    { AWS: [] },
    [role],
    role,
    null,
  ]),
)

/** Lists that exempt somebody, whole or without one of their parts. */
const exemption: fc.Arbitrary<Json> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(
        one<readonly string[]>([
          [HOME, role, session],
          [root, ROLE_ID, session],
          [HOME, user],
          [root, USER_ID],
          [HOME, guest],
          [root],
          [AWAY, awayUser],
        ]),
        fc.boolean(),
      )
      .map(([list, isWhole]) => ({ AWS: isWhole ? list : list.slice(1) })),
  },
  one<Json>(['*', { AWS: '*' }, { Service: 's3.amazonaws.com' }, { Federated: PROVIDER }]),
  oddPrincipal,
)

const effect = one(['Allow', 'Allow', 'Allow', 'Deny'])
const action = fc.oneof(
  { weight: 4, arbitrary: one<Json>(['*', '*', 's3:*', 'sts:*', 'kms:*', ['sns:*', 'dynamodb:*']]) },
  oneOrMany(one(['sts:AssumeRole*', 'sts:AssumeRole', 'KMS:decrypt', 'sns:Publish'])),
  oneOrMany(actionPattern),
)
const resource = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Json>('*') },
  one<Json>(['arn:aws:s3:::*', 'arn:aws:kms:*', `arn:aws:*:*:${HOME}:*`, `arn:aws:iam::${AWAY}:role/*`]),
  oneOrMany(resourcePattern),
)
/** Conditions that hold for everybody would say little, and those that hold for nobody nothing. */
const block = fc.option(condition, { freq: 2 })

interface Takes {
  readonly principal: 'never' | 'always' | 'maybe'
  readonly resource: 'never' | 'always' | 'maybe'
}

const statementOf = (takes: Takes): fc.Arbitrary<Json> =>
  fc
    .record({
      effect,
      isNotAction: one([false, false, false, false, true]),
      action,
      isNotResource: one([false, false, false, false, true]),
      resource,
      principal,
      block,
      coin: fc.boolean(),
      without: fc.option(exemption, { freq: 2 }),
    })
    .map((parts) => {
      const has = (need: Takes['principal']) => need === 'always' || (need === 'maybe' && parts.coin)
      // NotPrincipal has a meaning only with Deny.
      const isWithout = parts.effect === 'Deny' && takes.resource === 'maybe' && parts.without !== null
      return {
        Effect: parts.effect,
        ...(isWithout
          ? { NotPrincipal: parts.without }
          : has(takes.principal)
            ? { Principal: parts.principal }
            : {}),
        [parts.isNotAction && parts.action !== '*' ? 'NotAction' : 'Action']: parts.action,
        ...(has(takes.resource)
          ? { [parts.isNotResource && parts.resource !== '*' ? 'NotResource' : 'Resource']: parts.resource }
          : {}),
        ...(parts.block === null ? {} : { Condition: parts.block }),
      }
    })

const odd = (statement: fc.Arbitrary<Json>): fc.Arbitrary<Json> =>
  fc.oneof(
    { weight: 2, arbitrary: flawed(statement) },
    fc.tuple(statement, oddPrincipal).map(([sound, Principal]) => ({ ...sound, Principal })),
    fc.tuple(statement, resource).map(([sound, Resource]) => ({ ...sound, Resource })),
    fc
      .tuple(statement, exemption)
      .map(([{ Principal: _principal, ...sound }, NotPrincipal]) => ({ ...sound, NotPrincipal })),
  )

const allows = (statement: fc.Arbitrary<Json>): fc.Arbitrary<Json> =>
  statement.map(({ Condition: _condition, NotPrincipal: _without, ...sound }) => ({
    ...('Principal' in sound || !_without ? {} : { Principal: '*' }),
    ...sound,
    Effect: 'Allow',
  }))

/** Most documents are understood, and many allow much: else nearly every request would end in the same way. */
const documents = (takes: Takes): fc.Arbitrary<Json> => {
  const statement = statementOf(takes)
  const document = (each: fc.Arbitrary<Json>, Version: string) =>
    oneOrMany(each).map((Statement) => ({ Version, Statement }))
  return fc.oneof(
    { weight: 8, arbitrary: document(fc.oneof(allows(statement), statement), '2012-10-17') },
    { weight: 1, arbitrary: document(statement, '2008-10-17') },
    { weight: 2, arbitrary: documentOf(odd(statement)) },
  )
}

const granted = documents({ principal: 'never', resource: 'always' })
const resourceDocument = documents({ principal: 'always', resource: 'maybe' })
const endpointDocument = documents({ principal: 'maybe', resource: 'maybe' })
const trustDocument = documents({ principal: 'always', resource: 'never' })
const rcpDocument = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.constant<Json>({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' },
    }),
  },
  documents({ principal: 'always', resource: 'always' }),
)
const everything: Json = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } }
const generous = (document: fc.Arbitrary<Json>) =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(everything) }, document)

const list = (document: fc.Arbitrary<Json>) =>
  fc.oneof(
    { weight: 9, arbitrary: fc.array(document, { minLength: 1, maxLength: 2 }) },
    fc.constant<Json[]>([]),
  )
const levels = (document: fc.Arbitrary<Json>) => fc.array(list(document), { maxLength: 2 })

const layers = {
  identity: fc.option(list(generous(granted)), { freq: 6 }),
  boundary: rarely(list(generous(granted))),
  session: rarely(list(generous(granted))),
  endpoint: rarely(list(fc.oneof(fc.constant(everything), endpointDocument))),
  scps: fc.option(levels(generous(granted)), { freq: 2 }),
  rcps: fc.option(levels(rcpDocument), { freq: 2 }),
}

const identityContext = {
  ...contextParts,
  'aws:userid': one<Json>([`${ROLE_ID}:s`, `${ROLE_ID}:s`, USER_ID, `${HOME}:bob`, '', 5]),
}
const oddValue = one<Json>([null, {}, [null], ['a', {}], [[]]])
const context: fc.Arbitrary<SpecRequest['context']> = fc.oneof(
  { weight: 12, arbitrary: fc.record(identityContext, { requiredKeys: [] }) },
  fc
    .tuple(
      fc.record(identityContext, { requiredKeys: [] }),
      fc.dictionary(one(Object.keys(identityContext)), oddValue, { minKeys: 1, maxKeys: 2 }),
    )
    .map(([plain, odd_]) => ({ ...plain, ...odd_ })),
)

/** One set of policies, and some requests that it may face. */
export interface Scene {
  readonly policies: SpecPolicies
  readonly requests: readonly SpecRequest[]
}

const target = one<Pick<SpecRequest, 'action' | 'resource' | 'resourceAccount'>>([
  { action: 's3:GetObject', resource: 'arn:aws:s3:::b/a' },
  { action: 's3:GetObject', resource: 'arn:aws:s3:::b/us-east-1:1/a' },
  { action: 's3:PutObject', resource: 'arn:aws:s3:::b/a', resourceAccount: HOME },
  { action: 's3:PutObject', resource: 'arn:aws:s3:::b/a', resourceAccount: AWAY },
  { action: 's3:ListBucket', resource: 'arn:aws:s3:::b', resourceAccount: AWAY },
  { action: 'dynamodb:Scan', resource: `arn:aws:dynamodb:us-east-1:${HOME}:table/T` },
  { action: 'dynamodb:Scan', resource: `arn:aws:dynamodb:us-east-1:${AWAY}:table/T` },
  { action: 'sns:Publish', resource: `arn:aws:sns:us-east-1:${HOME}:t` },
  { action: 'kms:Decrypt', resource: `arn:aws:kms:us-east-1:${HOME}:key/k` },
  { action: 'KMS:Decrypt', resource: `arn:aws:kms:us-east-1:${AWAY}:key/k` },
  { action: 'kms:Decrypt', resource: `arn:aws:kms:us-east-1:${HOME}:alias/k` },
  { action: 's3:ListAllMyBuckets', resource: 'arn:aws:s3:::*' },
  { action: 'S3:getobject', resource: 'arn:aws:s3:::b/a' },
  { action: 'sns:Publish', resource: '+4912345' },
])
const assumed = one<Pick<SpecRequest, 'action' | 'resource'>>([
  { action: 'sts:AssumeRole', resource: role },
  { action: 'sts:AssumeRole', resource: awayRole },
  { action: 'sts:AssumeRoleWithWebIdentity', resource: role },
  { action: 'sts:TagSession', resource: role },
])

const asked = (what: fc.Arbitrary<Omit<SpecRequest, 'principal' | 'context'>>) =>
  fc.array(
    fc.tuple(caller, what, context).map(([who, rest, keys]) => ({ ...who, ...rest, context: keys })),
    { minLength: 5, maxLength: 5 },
  )

const about = (
  policies: fc.Arbitrary<SpecPolicies>,
  what: fc.Arbitrary<Omit<SpecRequest, 'principal' | 'context'>>,
) => fc.record({ policies, requests: asked(what) })

/** All layers at once. */
export const scene: fc.Arbitrary<Scene> = fc.oneof(
  {
    weight: 3,
    arbitrary: about(fc.record({ ...layers, resource: fc.option(resourceDocument, { freq: 6 }) }), target),
  },
  {
    weight: 1,
    arbitrary: about(fc.record({ ...layers, trust: fc.option(trustDocument, { freq: 9 }) }), assumed),
  },
)

const version = one(['2012-10-17', '2012-10-17', '2012-10-17', '2008-10-17'])

const oneTest = fc.oneof(
  { weight: 3, arbitrary: conditionTest.map(([operator, keys]): Json => ({ [operator]: keys })) },
  condition,
)

/** One condition and nothing else, so that the decision is what the condition says. */
export const conditionScene: fc.Arbitrary<Scene> = fc
  .tuple(version, oneTest, one(['Allow', 'Deny']), fc.array(context, { minLength: 5, maxLength: 5 }))
  .map(([Version, Condition, Effect, contexts]) => ({
    policies: {
      identity: [everything, { Version, Statement: { Effect, Action: '*', Resource: '*', Condition } }].slice(
        Effect === 'Allow' ? 1 : 0,
      ),
    },
    requests: contexts.map((keys) => ({
      principal: session,
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::b/a',
      context: keys,
    })),
  }))

/** One statement that names somebody, so that the decision tells whom, and how. */
export const principalScene: fc.Arbitrary<Scene> = fc
  .record({
    names: fc.oneof(
      { weight: 4, arbitrary: fc.oneof(principal, oddPrincipal).map((Principal) => ({ Principal })) },
      { weight: 3, arbitrary: exemption.map((NotPrincipal) => ({ NotPrincipal })) },
    ),
    Effect: one(['Allow', 'Deny']),
    kind: one(['resource', 'resource', 'trust', 'endpoint', 'rcp']),
    identity: one<Json>([[], [everything]]),
    boundary: one<Json>([null, null, [], [everything]]),
    session: one<Json>([null, null, [], [everything]]),
    requests: asked(target),
    trusting: asked(assumed),
  })
  .map(({ names, Effect, kind, identity, boundary, session: own, requests, trusting }) => {
    const place = kind === 'trust' ? {} : { Resource: '*' }
    const document: Json = { Version: '2012-10-17', Statement: { Effect, Action: '*', ...place, ...names } }
    const attached =
      kind === 'rcp' ? { rcps: [[document]] } : { [kind]: kind === 'endpoint' ? [document] : document }
    return {
      policies: { identity, boundary, session: own, ...attached },
      requests: kind === 'trust' ? trusting : requests,
    }
  })

/** Each layer says one simple thing, so that the order in which they are named is seen. */
const simple = (place: Json): fc.Arbitrary<Json> =>
  one<Json>([
    { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', ...place } },
    { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', ...place } },
    { Version: '2012-10-17', Statement: { Effect: 'Deny', Action: '*', ...place } },
    { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 'a:b', ...place } },
    { Version: '2012-10-17', Statement: { Action: '*', ...place } },
  ])
const attachedOrNot = (place: Json) =>
  fc.option(
    simple(place).map((document) => [document]),
    { freq: 3 },
  )
const simpleLayers = {
  identity: attachedOrNot({ Resource: '*' }),
  boundary: attachedOrNot({ Resource: '*' }),
  session: attachedOrNot({ Resource: '*' }),
  endpoint: attachedOrNot({ Resource: '*' }),
  scps: attachedOrNot({ Resource: '*' }).map((level) => level && [level]),
  rcps: attachedOrNot({ Principal: '*', Resource: '*' }).map((level) => level && [level]),
}
const named = awsEntry.chain((AWS) => simple({ Principal: { AWS } }))
const namedAndPlaced = simple({ Principal: '*', Resource: 'arn:aws:s3:::b' })

export const orderScene: fc.Arbitrary<Scene> = fc.oneof(
  about(fc.record({ ...simpleLayers, resource: fc.option(named, { freq: 3 }) }), target),
  about(
    fc.record({ ...simpleLayers, trust: fc.oneof({ weight: 4, arbitrary: named }, namedAndPlaced) }),
    assumed,
  ),
)
