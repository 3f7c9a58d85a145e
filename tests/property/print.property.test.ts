import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { type PolicyDocument, parsePolicy, printPolicy } from '@/lib/iam'
import { identityDocument, trustDocument } from './arbitraries/policies'
import { PATIENCE, runs } from './runs'

vi.setConfig({ testTimeout: PATIENCE })

/** What a document says, without the places where it says it. */
function sense({ version, id, statements }: PolicyDocument): object {
  const values = (list: readonly { readonly value: string }[]) => list.map(({ value }) => value)
  return {
    version: version?.value,
    id: id?.value,
    statements: statements.map(({ sid, effect, principal, action, resource, condition }) => ({
      sid: sid?.value,
      effect: effect?.value,
      principal: principal && [
        principal.name,
        principal.everyone,
        principal.entries.map(({ type, value }) => [type, value.value]).sort(),
      ],
      action: action && [action.name, values(action.values)],
      resource: resource && [resource.name, values(resource.values)],
      condition: condition?.tests.map(({ operator, key, values: wanted }) => [
        operator.value,
        key.value,
        values(wanted),
      ]),
    })),
  }
}

const isSound = ({ malformed, statements }: PolicyDocument) =>
  malformed.length === 0 && statements.every((statement) => statement.malformed.length === 0)

test('a policy that is printed and read again says the same', () => {
  let sound = 0
  fc.assert(
    fc.property(fc.oneof(identityDocument, trustDocument), (json) => {
      const { document } = parsePolicy(JSON.stringify(json))
      if (document === null || !isSound(document)) return
      sound++
      const printed = printPolicy(document)
      const again = parsePolicy(printed).document
      expect(again && sense(again)).toEqual(sense(document))
      expect(again && printPolicy(again)).toBe(printed)
    }),
    runs(1_000),
  )
  expect(sound).toBeGreaterThan(300)
})

test('what has no meaning is left out, and nothing is thrown', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const { document } = parsePolicy(text)
      if (document) expect(parsePolicy(printPolicy(document)).document).not.toBeNull()
    }),
    runs(300),
  )
})
