import { expect, test } from 'vitest'
import { catalog } from '@/lib/iam'
import { isReachedByRcps } from '@/lib/iam/evaluate/rcp-services'

test('the services that resource control policies reach are those of the catalogue', () => {
  // Kept beside the engine as well: a decision must not wait for the catalogue to be read.
  const reached = catalog.allPrefixes.filter((prefix) => isReachedByRcps(`${prefix}:AnyAction`))
  expect(reached).toEqual([...catalog.rcpServices].sort())
  expect(reached.length).toBeGreaterThan(50)
})

test.each([
  ['S3:GetObject', true],
  ['lambda:InvokeFunction', false],
  ['s3', false],
  ['', false],
])('%j is reached: %j', (action, expected) => {
  expect(isReachedByRcps(action)).toBe(expected)
})
