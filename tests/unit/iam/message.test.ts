import { expect, test } from 'vitest'
import { accessDeniedMessage, type LayerKind } from '@/lib/iam'

const principalArn = 'arn:aws:sts::111122223333:assumed-role/App/CognitoIdentityCredentials'

/** Section 7 of the reference, word for word. */
test.each<[LayerKind, 'implicit-deny' | 'explicit-deny', string]>([
  ['identity', 'implicit-deny', 'because no identity-based policy allows the s3:GetObject action'],
  ['identity', 'explicit-deny', 'with an explicit deny in an identity-based policy'],
  ['resource', 'implicit-deny', 'because no resource-based policy allows the s3:GetObject action'],
  ['resource', 'explicit-deny', 'with an explicit deny in a resource-based policy'],
  ['boundary', 'implicit-deny', 'because no permissions boundary allows the s3:GetObject action'],
  ['boundary', 'explicit-deny', 'with an explicit deny in a permissions boundary'],
  ['session', 'implicit-deny', 'because no session policy allows the s3:GetObject action'],
  ['session', 'explicit-deny', 'with an explicit deny in a session policy'],
  ['scp', 'implicit-deny', 'because no service control policy allows the s3:GetObject action'],
  ['scp', 'explicit-deny', 'with an explicit deny in a service control policy'],
  ['rcp', 'explicit-deny', 'with an explicit deny in a resource control policy'],
  ['endpoint', 'implicit-deny', 'because no VPC endpoint policy allows the s3:GetObject action'],
  ['endpoint', 'explicit-deny', 'with an explicit deny in a VPC endpoint policy'],
  ['trust', 'implicit-deny', 'because no role trust policy allows the s3:GetObject action'],
  ['trust', 'explicit-deny', 'with an explicit deny in the role trust policy'],
])('%s, %s', (deniedBy, kind, ending) => {
  const resource = 'arn:aws:s3:::b/k'
  expect(accessDeniedMessage({ principalArn, action: 's3:GetObject', resource, kind, deniedBy })).toBe(
    `User: ${principalArn} is not authorized to perform: s3:GetObject on resource: "${resource}" ${ending}`,
  )
})

test('only S3 quotes the resource', () => {
  const resource = 'arn:aws:dynamodb:us-east-1:111122223333:table/T'
  const refusal = { principalArn, action: 'dynamodb:Scan', resource } as const
  expect(accessDeniedMessage({ ...refusal, kind: 'implicit-deny', deniedBy: 'identity' })).toBe(
    `User: ${principalArn} is not authorized to perform: dynamodb:Scan on resource: ${resource} because no identity-based policy allows the dynamodb:Scan action`,
  )
})

test.each([null, '*'])('without a resource (%j) none is named', (resource) => {
  const refusal = { principalArn, action: 's3:ListAllMyBuckets', resource } as const
  expect(accessDeniedMessage({ ...refusal, kind: 'implicit-deny', deniedBy: 'identity' })).toBe(
    `User: ${principalArn} is not authorized to perform: s3:ListAllMyBuckets because no identity-based policy allows the s3:ListAllMyBuckets action`,
  )
})
