import { beforeAll, describe, expect, test } from 'vitest'
import { type AssistWorld, variablesIn } from '@/lib/assist'
import { DEFAULT_DESIGN } from '@/lib/scenarios'
import { anasWorld, atCaret, hover } from './world'

let world: AssistWorld
beforeAll(async () => {
  world = await anasWorld()
})

const statement = (inside: string) => `{"Version":"2012-10-17","Statement":[{${inside}}]}`

describe('hovering says what something is', () => {
  test.each<[string, string, string, RegExp]>([
    ['an element', '{"Ver|sion":"2012-10-17"}', 'Version', /version of the policy language/],
    [
      'an action',
      statement('"Action":"s3:getobj|ect"'),
      's3:GetObject',
      /Reads what a resource holds.*Can be limited to: .*object/s,
    ],
    [
      'a pattern of actions',
      statement('"Action":["dynamodb:|Batch*"]'),
      'dynamodb:Batch*',
      /Covers 2 actions today/,
    ],
    ['every action', statement('"Action":"|*"'), '*', /Every action of every service/],
    ['an unknown action', statement('"Action":"s3:|Fetch"'), 's3:Fetch', /has no such action/],
    [
      'an action of a service known by name',
      statement('"Action":"braket:|X"'),
      'braket:X',
      /not know in detail/,
    ],
    ['an action of no service', statement('"Action":"zz:|X"'), 'zz:X', /AWS has no service/],
    [
      'an operator and a missing key',
      statement('"Condition":{"StringNot|Equals":{"aws:userid":"x"}}'),
      'StringNotEquals',
      /none of the texts.*the condition holds too/s,
    ],
    [
      'an operator over all values',
      statement('"Condition":{"ForAllValues:|StringLike":{"s3:prefix":"x"}}'),
      'ForAllValues:StringLike',
      /Every value.*nothing to test, and the condition holds/s,
    ],
    [
      'a key of the pool',
      statement('"Condition":{"StringEquals":{"cognito-identity.amazonaws.com:|aud":"x"}}'),
      'cognito-identity.amazonaws.com:aud',
      /id of the identity pool.*Type: text/s,
    ],
    [
      'a key with a tag’s name',
      statement('"Condition":{"StringEquals":{"AWS:principaltag/|team":"x"}}'),
      'aws:PrincipalTag/team',
      /tag of the role or of the session/,
    ],
    [
      'a claim of a provider',
      statement('"Condition":{"StringEquals":{"accounts.google.com:|hd":"x"}}'),
      'accounts.google.com:hd',
      /and not afterwards/,
    ],
    [
      'a variable with its value',
      statement('"Resource":"arn:aws:s3:::mybucket/${cognito|-identity.amazonaws.com:sub}/*"'),
      '${cognito-identity.amazonaws.com:sub}',
      /For Ana: `us-east-1:a1a1a1a1-1111-4111-8111-111111111111`/,
    ],
    [
      'a variable without a value',
      statement('"Resource":"arn:aws:s3:::mybucket/${aws:user|name}/*"'),
      '${aws:username}',
      /Ana’s session has no such key/,
    ],
    [
      'a variable of an old document',
      '{"Statement":[{"Resource":"arn:aws:s3:::mybucket/${aws:user|id}/*"}]}',
      '${aws:userid}',
      /Plain text here/,
    ],
    [
      'a resource of the design',
      statement('"Resource":"arn:aws:s3:::my|bucket"'),
      'arn:aws:s3:::mybucket',
      /the bucket itself/,
    ],
    ['a kind of principal', statement('"Principal":{"Fede|rated":"x"}'), 'Federated', /identity provider/],
  ])('%s', (_what, marked, title, said) => {
    const found = hover(marked, world)
    expect(found?.title).toBe(title)
    expect(found?.lines.join('\n')).toMatch(said)
    expect(found?.link?.url).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//)
    const { text, offset } = atCaret(marked)
    expect(found?.range.start).toBeLessThanOrEqual(offset)
    expect(text.slice(found?.range.start, found?.range.end).length).toBeGreaterThan(0)
  })

  test('nothing is said between words', () => {
    expect(hover('{ | "Version": "2012-10-17"}', world)).toBeNull()
    expect(hover('|', world)).toBeNull()
  })
})

describe('variables of a policy', () => {
  test('each is told with its place and its value for a session', () => {
    const text = DEFAULT_DESIGN.roles[0]?.policies[0]?.text ?? ''
    const session = world.session
    if (!session) throw new Error('Ana has a session')
    const found = variablesIn(text, session)
    expect(found).toHaveLength(2)
    for (const { range, value } of found) {
      expect(text.slice(range.start, range.end)).toBe('${cognito-identity.amazonaws.com:sub}')
      expect(value).toBe('us-east-1:a1a1a1a1-1111-4111-8111-111111111111')
    }
  })

  test('a default stands in, escapes and actions hold no variables, and several values are no value', () => {
    const session = { identityName: 'Ana', context: { 'aws:PrincipalTag/Team': 'red', list: ['a', 'b'] } }
    const text = statement(
      `"Action":"\${aws:userid}","Resource":["\${*}","\${aws:PrincipalTag/team}","\${x:y, 'z'}","\${list}"]`,
    )
    expect(variablesIn(text, session).map(({ name, value }) => [name, value])).toEqual([
      ['aws:PrincipalTag/team', 'red'],
      ['x:y', 'z'],
      ['list', null],
    ])
  })
})
