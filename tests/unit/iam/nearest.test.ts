import { expect, test } from 'vitest'
import { compilePolicy, createRequestContext, explain, parsePolicy } from '@/lib/iam'

test('a malformed statement is not nearer for being malformed', () => {
  const policy = compilePolicy(
    parsePolicy(
      JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Action: 'dynamodb:GetItem' },
          { Effect: 'Allow', Action: 's3:PutObject', Resource: '*' },
        ],
      }),
    ),
    'identity',
    'P',
  )
  const { focus, decision } = explain(
    { identity: [policy] },
    {
      principal: {
        kind: 'assumed-role',
        sessionArn: 'arn:aws:sts::111122223333:assumed-role/R/S',
        roleArn: 'arn:aws:iam::111122223333:role/R',
        account: '111122223333',
      },
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::b/k',
      context: createRequestContext({}),
    },
  )
  expect(decision.kind).toBe('implicit-deny')
  expect(focus?.statement.index).toBe(1)
})
