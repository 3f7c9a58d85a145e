import { describe, expect, test } from 'vitest'
import { type Request, resolveRequest } from '@/lib/design'
import { DEFAULT_DESIGN } from '@/lib/scenarios'

const [ana, ben, guest] = DEFAULT_DESIGN.identities
const ids = { ana: ana!.identityId, ben: ben!.identityId, guest: guest!.identityId }

function keyFor(identity: typeof ana, key: string): unknown {
  const request: Request = { id: 'r', name: 'r', service: 's3', operation: 'GetObject', bucket: 'b', key }
  const operation = resolveRequest(DEFAULT_DESIGN, identity!, request)
  return 'key' in operation ? operation.key : undefined
}

describe('templates', () => {
  test.each([
    ['{{self}}/x', `${ids.ana}/x`],
    ['{{other}}/x', `${ids.ben}/x`],
    ['{{identity:guest}}/{{self}}', `${ids.guest}/${ids.ana}`],
    ['{{identity:nobody}}', '{{identity:nobody}}'],
    ['{{Self}}', '{{Self}}'],
    ['{self}', '{self}'],
    ['{{{self}}}', `{${ids.ana}}`],
    ['$&', '$&'],
  ])('%s for Ana is %s', (template, expected) => {
    expect(keyFor(ana, template)).toBe(expected)
  })

  test('the other of Ben is Ana, and of a guest the first who signs in', () => {
    expect(keyFor(ben, '{{other}}')).toBe(ids.ana)
    expect(keyFor(guest, '{{other}}')).toBe(ids.ana)
    expect(keyFor(guest, '{{self}}')).toBe(ids.guest)
  })

  test('without anybody else a reference stays as it is', () => {
    const alone = { ...DEFAULT_DESIGN, identities: [ana!] }
    const request: Request = {
      id: 'r',
      name: 'r',
      service: 's3',
      operation: 'GetObject',
      bucket: 'b',
      key: '{{other}}',
    }
    expect(resolveRequest(alone, ana!, request)).toMatchObject({ key: '{{other}}' })
  })
})

test('values inside keys and items are filled in; names of attributes are not', () => {
  const request: Request = {
    id: 'r',
    name: 'r {{self}}',
    service: 'dynamodb',
    operation: 'PutItem',
    table: 'T',
    item: { userId: '{{self}}', '{{self}}': 'x' },
  }
  expect(resolveRequest(DEFAULT_DESIGN, ana!, request)).toEqual({
    service: 'dynamodb',
    operation: 'PutItem',
    table: 'T',
    item: { userId: ids.ana, '{{self}}': 'x' },
  })
})
