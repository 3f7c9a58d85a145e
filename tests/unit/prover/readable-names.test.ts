import { describe, expect, test } from 'vitest'
import { type Design, decodeDesign, encodeDesign } from '@/lib/design'
import { isolationCells } from '@/lib/prover'
import { tagValuesIn } from '@/lib/prover/tag-values'
import { EVERY_SOURCE } from '@/lib/scenarios'
import { MULTI_TENANT_SAAS } from '@/lib/scenarios/designs/multi-tenant-saas'
import { simulate } from '@/lib/simulation'

/** The design after changes of its text. */
function changed(design: Design, ...changes: readonly (readonly [from: string, to: string])[]): Design {
  const text = changes.reduce((before, [from, to]) => before.replaceAll(from, to), encodeDesign(design))
  const read = decodeDesign(text)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}

/** The examples that refute, if tenants are named like this. */
function examplesOf(design: Design, names: string) {
  const cells = [...isolationCells(design, { 'aws:principaltag/tenant': names })]
  return cells.flatMap(({ cell }) => (cell.example ? [cell.example] : []))
}

const TOWNS = changed(MULTI_TENANT_SAAS, ['acme', 'bern'], ['zenith', 'oslo'])
const SLASH = changed(TOWNS, ['${aws:PrincipalTag/tenant}/*', '${aws:PrincipalTag/tenant}*'])
const ALL = JSON.stringify({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' },
})
const OPEN = {
  ...TOWNS,
  roles: TOWNS.roles.map((role) => ({
    ...role,
    policies: [...role.policies, { name: 'All', text: ALL }],
  })),
}

describe('an example about tags', () => {
  test.each([
    ['where a slash is missing', SLASH, 'dashes'],
    ['where anybody may read', OPEN, 'letters'],
  ])('is told with values that people of the design have, %s', (_, design, names) => {
    const [found] = examplesOf(design, names)
    const told = [found?.asker[0]?.[1], found?.owner[0]?.[1]]
    expect(told).not.toContain('acme')
    expect(tagValuesIn(design, 'tenant')).toEqual(expect.arrayContaining(told))
  })

  test('becomes a request that succeeds for somebody of the design', async () => {
    const [found] = examplesOf(SLASH, 'dashes')
    if (!found) throw new Error('no example')
    const { cells } = await simulate({ ...SLASH, requests: [found.request] })
    expect(cells.filter(({ verdict }) => verdict === 'allow').map(({ identity }) => identity)).toContain(
      'ada',
    )
  })

  test('is told with made-up names where nobody of the design has two that would do', () => {
    const alone = { ...SLASH, identities: SLASH.identities.slice(0, 1), requests: [] }
    expect(JSON.stringify(examplesOf(alone, 'dashes')[0])).toContain('acme-eu')
  })
})

const BY_BACKEND: Design = {
  ...EVERY_SOURCE,
  identities: EVERY_SOURCE.identities.flatMap((one) =>
    one.kind === 'developer-user' ? [{ ...one, principalTags: { Team: 'north', other: 'x' } }] : [],
  ),
}

test('the values of a tag are those of custom attributes, claims, assertions and a developer’s backend, each once', () => {
  expect(tagValuesIn(MULTI_TENANT_SAAS, 'TENANT')).toEqual(['acme', 'acme-labs', 'zenith'])
  expect(tagValuesIn(MULTI_TENANT_SAAS, 'other')).toEqual([])
  expect(tagValuesIn(BY_BACKEND, 'team')).toEqual(['north'])
})
