import { expect, test, vi } from 'vitest'

test('reading ahead comes to an end, answers before it does, and changes no answer', async () => {
  // One that nobody has asked anything yet: the files of this project share their modules.
  vi.resetModules()
  const { catalog } = await import('@/lib/iam')
  expect(catalog.readAhead()).toBe(true)
  expect(catalog.readAhead()).toBe(true)
  const action = catalog.action('s3:GetObject')
  expect(action?.name).toBe('s3:GetObject')
  let parts = 2
  while (catalog.readAhead()) parts++
  // The head, each service, and the prefixes of the others.
  expect(parts + 1).toBe(catalog.services.length + 2)
  expect(catalog.readAhead()).toBe(false)
  expect(catalog.action('s3:GetObject')).toBe(action)
  expect(catalog.isServicePrefix('ec2')).toBe(true)
})
