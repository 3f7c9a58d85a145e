import { expect, test } from 'vitest'
import { createSearch } from '@/components/docs/search-index'

const SECTIONS = [
  {
    url: 'docs/dynamodb-rows/',
    page: 'DynamoDB: rows for each user',
    heading: '',
    text: 'The condition key dynamodb:LeadingKeys holds the partition keys that a request names.',
  },
  {
    url: 'docs/trust-policy/#when-roles-get-tags',
    page: 'The trust policy',
    heading: 'When roles get tags',
    text: 'STS asks a second question: sts:TagSession. Allow both actions.',
  },
  {
    url: 'docs/errors/#sts',
    page: 'Errors',
    heading: 'Invalid login token. Missing a required claim: aud',
    text: `${'An access token of a user pool. '.repeat(20)}Send the ID token.`,
  },
]
const search = createSearch(SECTIONS)

test('finds a name by its parts, half typed and with a letter wrong', () => {
  expect(search('leadingkeys')[0]?.url).toBe('docs/dynamodb-rows/')
  expect(search('TagSess')[0]?.url).toBe('docs/trust-policy/#when-roles-get-tags')
  expect(search('partitoin')[0]?.url).toBe('docs/dynamodb-rows/')
  expect(search('sts:TagSession')[0]?.url).toBe('docs/trust-policy/#when-roles-get-tags')
})

test('puts the section that has all words before those that have some', () => {
  expect(search('missing required claim')[0]?.url).toBe('docs/errors/#sts')
  expect(search('question banana')[0]?.url).toBe('docs/trust-policy/#when-roles-get-tags')
})

test('finds nothing where there is nothing, and shows the words around what it found', () => {
  expect(search('qqzzqq')).toEqual([])
  expect(search('')).toEqual([])
  const [hit] = search('ID token send')
  expect(hit?.excerpt.length).toBeLessThan(160)
})
