import { expect, test } from 'vitest'
import { guestScopeDown, guestSessionPoliciesFor, isOnByDefault, poolIssuer } from '@/lib/federation'
import { isPoolIssuer } from '@/lib/federation/regions'
import { principalOf, stoppedForPoolSessions } from '@/lib/federation/session'

/** Section 2.2 of the reference. */
test.each([
  ['us-east-1', 'cognito-identity.amazonaws.com'],
  ['sa-east-1', 'cognito-identity.amazonaws.com'],
  ['eu-south-1', 'cognito-identity.eu-south-1.amazonaws.com'],
  ['cn-north-1', 'cognito-identity.cn-north-1.amazonaws.com.cn'],
  ['us-gov-west-1', 'cognito-identity-us-gov.amazonaws.com'],
])('the pools of %s have the issuer %s', (region, issuer) => {
  expect(poolIssuer(region)).toBe(issuer)
  expect(isPoolIssuer(issuer)).toBe(true)
})

test.each(['cognito-identity.amazon.com', 'x.cognito-identity.amazonaws.com', 'accounts.google.com', ''])(
  '%j issues no tokens of pools',
  (name) => expect(isPoolIssuer(name)).toBe(false),
)

/** Section 3.2 of the reference. */
test('guests of Regions that have to be turned on reach less', () => {
  const actions = (region: string) =>
    JSON.parse(guestSessionPoliciesFor(region)[0]?.text ?? '').Statement[0].Action
  const missing = actions('us-east-1').filter((action: string) => !actions('eu-south-1').includes(action))
  expect(missing).toEqual([
    'cognito-sync:*',
    'codewhisperer:*',
    'textract:DetectDocumentText',
    'textract:AnalyzeDocument',
    'sdb:*',
  ])
  expect(isOnByDefault('eu-south-1')).toBe(false)
  expect(guestScopeDown('us-east-1')).toBe(guestScopeDown('eu-west-1'))
  expect(guestScopeDown('us-east-1')).not.toBe(guestScopeDown('eu-south-1'))
})

/** Section 3.4 of the reference. */
test.each([
  ['cognito-identity:DescribeIdentity', true],
  ['cognito-sync:ListRecords', true],
  ['cognito-identity:GetId', false],
  ['cognito-idp:AdminGetUser', false],
  ['s3:GetObject', false],
])('Cognito stops %s of its own sessions: %s', (action, isStopped) => {
  expect(stoppedForPoolSessions(action) !== null).toBe(isStopped)
})

test('the session is an assumed role for the policy engine', () => {
  const session = { sessionArn: 'a', roleArn: 'b', account: 'c' } as never
  expect(principalOf(session)).toEqual({ kind: 'assumed-role', sessionArn: 'a', roleArn: 'b', account: 'c' })
})
