import { expect, test } from 'vitest'
import { faultsOf, type Provider } from '@/lib/federation'
import { readCases } from '../../conformance/read-cases'

/** Rows of the reference's table of errors that no call of the simulation can reach. */
const OUT_OF_REACH: Readonly<Record<string, string>> = {
  E5: 'another wording of E4, seen once',
  E24: 'a list where the wire wants an object: the types rule it out',
  E28: 'the service’s answer to a guest, see cases/evaluate',
  E29: 'the service’s answer, see cases/evaluate',
}

const cases = readCases().filter(({ address }) => address.startsWith('cases/federation/'))

test('each error of AWS that can happen here is expected by a case', () => {
  const named = new Set(
    cases.flatMap(({ one }) => [...`${one.name} ${one.source}`.matchAll(/\bE\d+\b/g)].map(([row]) => row)),
  )
  const rows = Array.from({ length: 29 }, (_, index) => `E${index + 1}`)
  expect(rows.filter((row) => !named.has(row) && OUT_OF_REACH[row] === undefined)).toEqual(['E27'])
  // E27 is the sentence of STS itself: it stands in dozens of cases by its words.
  const words = 'Not authorized to perform sts:AssumeRoleWithWebIdentity'
  expect(cases.filter(({ one }) => JSON.stringify(one).includes(words)).length).toBeGreaterThan(20)
})

test('each fault of each kind of login is answered by a case', () => {
  const kinds: Readonly<Record<string, Provider['kind']>> = {
    ana: 'user-pool',
    facebook: 'facebook',
    google: 'google',
    amazon: 'amazon',
    apple: 'apple',
    tenant: 'oidc',
    okta: 'saml',
  }
  const tried = new Set(
    cases.flatMap(({ one }) =>
      Object.entries(one.pool ? (one.world?.signIns ?? {}) : {}).map(
        ([who, { fault }]) => `${kinds[who]} ${fault}`,
      ),
    ),
  )
  const wanted = Object.values(kinds).flatMap((kind) => faultsOf(kind).map((fault) => `${kind} ${fault}`))
  expect(wanted.filter((fault) => !tried.has(fault))).toEqual([])
})
