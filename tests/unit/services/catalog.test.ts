import { describe, expect, test } from 'vitest'
import { type CatalogAction, catalog } from '@/lib/iam'
import { type AuthorizationCheck, fillTemplate, OTHER_SERVICE_TEMPLATES, planOperation } from '@/lib/services'
import { readCases } from '../../conformance/read-cases'

/** Every check of every operation of the conformance cases. */
const checks = readCases().flatMap(({ one }) =>
  one.plan && one.operation && one.data ? planOperation(one.operation, one.data, one.caller).checks : [],
)

/** Keys that the references give to actions with which AWS's data does not list them. */
const BESIDES_THE_CATALOG = new Set([
  // The newer name of dynamodb:LeadingKeys.
  'dynamodb:FirstPartitionKeyValues',
  'dynamodb:ConditionCheckItem dynamodb:EnclosingOperation',
  // Every request that is signed in its headers has it.
  's3:PutBucketObjectLockConfiguration s3:x-amz-content-sha256',
])
/** A service without its own place in the catalogue. */
const NOT_KEPT = new Set(['ec2:DescribeInstances'])

const GROUPS = /^(s3:ExistingObjectTag|s3:RequestObjectTag|s3:BucketTag|kms:EncryptionContext)[/:]/

describe('what the operations ask, held against what AWS publishes', () => {
  test('there is much to look at', () => {
    expect(new Set(checks.map(({ action }) => action)).size).toBeGreaterThan(70)
  })

  test('every action exists, in this spelling', () => {
    const wrong = checks
      .map(({ action }) => action)
      .filter((action) => catalog.action(action)?.name !== action)
    expect([...new Set(wrong)].filter((action) => !NOT_KEPT.has(action))).toEqual([])
  })

  test('every key is one that the action has, or rests on an assumption', () => {
    const strange = checks.flatMap((check) => {
      const action = catalog.action(check.action)
      return action ? strangeKeys(check, action) : []
    })
    expect([...new Set(strange)]).toEqual([])
  })
})

function strangeKeys({ action: name, keys }: AuthorizationCheck, action: CatalogAction): readonly string[] {
  const published = action.conditionKeys?.map((key) => key.toLowerCase())
  if (!published) return []
  return Object.entries(keys)
    .filter(([key, value]) => {
      if (value === undefined || key.startsWith('aws:') || BESIDES_THE_CATALOG.has(key)) return false
      if (BESIDES_THE_CATALOG.has(`${name} ${key}`)) return false
      if (typeof value === 'object' && 'assumption' in value) return false
      const [, group] = GROUPS.exec(key) ?? []
      const wanted = (group ?? key).toLowerCase()
      return !published.some((one) => one === wanted || (group !== undefined && one.startsWith(wanted)))
    })
    .map(([key]) => `${name} ${key}`)
}

describe('a template', () => {
  test.each(OTHER_SERVICE_TEMPLATES)('$id names an action of AWS', ({ action, keys }) => {
    const found = catalog.action(action)
    expect(found?.name).toBe(action)
    const service = catalog.service(found?.service ?? '')
    if (!service?.isFull) return
    const isKnown = (key: string) =>
      catalog.conditionKey(key) !== null ||
      service.conditionKeys.some(({ name }) => name.startsWith(key.replace(/NAME$/, '')))
    const unknown = keys.filter((key) => !key.startsWith('aws:') && !isKnown(key))
    expect(unknown).toEqual([])
  })

  test.each(OTHER_SERVICE_TEMPLATES)('$id asks for a resource of a type that its action has', (template) => {
    const { action, resource } = fillTemplate(template, { region: 'us-east-1', account: '111122223333' })
    const found = catalog.action(action)
    const service = catalog.service(found?.service ?? '')
    if (resource === '*' || !service?.isFull || !found?.resourceTypes) return
    const patterns = service.resourceTypes
      .filter(({ name }) => found.resourceTypes?.includes(name))
      .flatMap(({ arns }) => arns)
    const matches = (pattern: string) => {
      const source = pattern
        .replace(/[.*+?^()|[\]\\]/g, '\\$&')
        .replaceAll('${Partition}', 'aws')
        .replaceAll('${Region}', 'us-east-1')
        .replaceAll('${Account}', '111122223333')
        .replace(/\$\{[^}]*\}/g, '.+')
      return new RegExp(`^${source}$`).test(resource)
    }
    expect(`${resource} ${patterns.some(matches) ? 'is' : `is none of ${patterns.join(' ')}`}`).toBe(
      `${resource} is`,
    )
  })

  test('has an id of its own, and a page to read', () => {
    const ids = OTHER_SERVICE_TEMPLATES.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { seeAlso } of OTHER_SERVICE_TEMPLATES) expect(seeAlso).toMatch(/^https:/)
  })
})
