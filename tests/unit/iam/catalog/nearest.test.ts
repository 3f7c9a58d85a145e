import { describe, expect, test } from 'vitest'
import { catalog, nearest } from '@/lib/iam'

const s3 = catalog.service('s3')?.actions.map((action) => action.name) ?? []
const dynamodb = catalog.service('dynamodb')?.actions.map((action) => action.name) ?? []

describe('the nearest name', () => {
  test.each([
    ['s3:GetObjects', 's3:GetObject'],
    ['s3:getobjcet', 's3:GetObject'],
    ['s3:PutObjct', 's3:PutObject'],
    ['s3:ListBuckets', 's3:ListBucket'],
    ['S3:DELETEOBJEKT', 's3:DeleteObject'],
  ])('of %s is %s', (word, expected) => {
    expect(nearest(word, s3)).toBe(expected)
  })

  test('is found among prefixes', () => {
    expect(nearest('dynamdb', catalog.allPrefixes)).toBe('dynamodb')
    expect(nearest('lamdba', catalog.allPrefixes)).toBe('lambda')
  })

  test('is found among keys', () => {
    const keys = catalog.service('dynamodb')?.conditionKeys.map((key) => key.name) ?? []
    expect(nearest('dynamodb:LeadingKey', keys)).toBe('dynamodb:LeadingKeys')
  })

  test('counts two neighbours that changed places as one slip', () => {
    expect(nearest('abcd', ['abdc'])).toBe('abdc')
    expect(nearest('abcd', ['badc'])).toBeNull()
  })

  test('is the first of those that are equally near', () => {
    expect(nearest('getitem', ['getitema', 'getitemb'])).toBe('getitema')
    expect(nearest('getitem', ['getitema', 'getitem'])).toBe('getitem')
  })

  test.each(['dynamodb:Fly', '', 'x', '__proto__', 'a'.repeat(100_000)])(
    'of something else is nothing (case %#)',
    (word) => {
      expect(nearest(word, dynamodb)).toBeNull()
    },
  )

  test('of a long candidate is nothing, too', () => {
    expect(nearest('abcdefgh', ['a'.repeat(100_000), ''])).toBeNull()
    expect(nearest('abcdefgh', [])).toBeNull()
  })
})
