import { expect, test } from 'vitest'
import { fingerprint, fingerprintBase32, fingerprintUuid } from '@/lib/base/fingerprint'

test('the same text has the same fingerprint, for ever', () => {
  // Pinned: ids made from it stand in saved designs and golden files.
  expect(fingerprint('ana')).toBe('1b9161933f326329c452869f80f1b5d3')
  expect(fingerprint('')).toMatch(/^[0-9a-f]{32}$/)
})

test('texts that differ a little have fingerprints that differ a lot', () => {
  const texts = Array.from({ length: 2_000 }, (_, index) => `user ${index}`)
  expect(new Set(texts.map(fingerprint)).size).toBe(texts.length)
  const [left, right] = [fingerprint('user 1'), fingerprint('user 2')]
  const same = [...left].filter((digit, index) => digit === right[index]).length
  expect(same).toBeLessThan(16)
})

test('a fingerprint can look like a version 4 UUID', () => {
  expect(fingerprintUuid('ana')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
})

test.each([1, 16, 17, 40])('a fingerprint can be %i capital letters and digits', (length) => {
  expect(fingerprintBase32('ana', length)).toMatch(new RegExp(`^[A-Z2-7]{${length}}$`))
})
