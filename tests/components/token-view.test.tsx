import { render, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { humaniseDistance, humaniseTime } from '@/components/token/humanise-time'
import { TokenView } from '@/components/token/token-view'
import type { TokenView as Token } from '@/lib/simulation'
import { meaningsOf } from '@/lib/views'

const token: Token = {
  raw: 'aGVhZGVy.cGF5bG9hZA.c2lnbmF0dXJl',
  header: { alg: 'RS256', kid: 'key-1' },
  payload: { sub: 'abc', token_use: 'id', iat: 1772442000, exp: 1772445600, 'custom:team': 'red' },
  signature: 'verified',
}

const explained = (shown: Token) => ({
  ...shown,
  meanings: meaningsOf({ ...shown.header, ...shown.payload }, shown.payload.iss),
})

describe('a token', () => {
  it('is shown in three parts and as a table of claims with their meaning', () => {
    render(<TokenView token={explained(token)} title="ID token" />)
    expect(screen.getByRole('heading', { name: 'ID token' })).toBeVisible()
    expect(
      within(screen.getByRole('list', { name: 'Parts of the token' })).getAllByRole('listitem'),
    ).toHaveLength(3)
    const payload = screen.getByRole('table', { name: 'Payload' })
    expect(
      within(payload).getByRole('row', { name: /sub Subject: the user, as the issuer knows them.* abc/ }),
    ).toBeVisible()
    expect(
      within(payload).getByRole('row', { name: /custom:team An attribute of your own.* red/ }),
    ).toBeVisible()
    expect(screen.getByRole('table', { name: 'Header' })).toHaveTextContent('RS256')
  })

  it('means the identity id by its subject when an identity pool issued it', () => {
    const payload = { ...token.payload, iss: 'https://cognito-identity.amazonaws.com' }
    render(<TokenView token={explained({ ...token, payload })} title="Token of the identity pool" />)
    expect(screen.getByRole('row', { name: /sub Subject: the identity id/ })).toBeVisible()
  })

  it('spells out its times', () => {
    render(<TokenView token={explained(token)} title="ID token" />)
    expect(screen.getByRole('row', { name: /exp/ })).toHaveTextContent(
      '2 March 2026, 10:00:00 UTC (1 hour later)',
    )
  })

  it.each([
    ['verified', /Signature verified with the issuer’s published keys/],
    ['not-verified', /does not fit/],
    ['not-checked', /not checked/],
  ] as const)('says that its signature is %s', (signature, words) => {
    render(<TokenView token={explained({ ...token, signature })} title="ID token" />)
    expect(screen.getByText(words)).toBeVisible()
  })
})

describe('times for people', () => {
  it('reads alike on every machine, and never throws', () => {
    expect(humaniseTime(0)).toBe('1 January 1970, 00:00:00 UTC')
    expect(humaniseTime(1e20)).toBe('100000000000000000000')
  })

  it('tells distances in one unit', () => {
    expect(humaniseDistance(0, 600)).toBe('10 minutes later')
    expect(humaniseDistance(0, -86_400)).toBe('1 day earlier')
    expect(humaniseDistance(5, 5)).toBeNull()
  })
})
