import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addItem,
  blankIdentity,
  blankProvider,
  blankRequest,
  blankValue,
  type Design,
  decodeDesign,
  dependantsOf,
  duplicateItem,
  encodeDesign,
  idOfItem,
  itemsOf,
  moveItem,
  PART_NAMES,
  type PartName,
  removeItem,
  renameItem,
  type Shape,
  shapeOfPart,
  shapesOfSingle,
  withItem,
  withKind,
  withOperation,
} from '@/lib/design'
import { DEFAULT_DESIGN, EVERY_SOURCE } from '@/lib/scenarios'
import { simulate } from '@/lib/simulation'
import {
  applyDesignEdit,
  designEdit,
  OPERATIONS,
  PROVIDER_KINDS,
  possibleKinds,
} from './arbitraries/design-edits'
import { design as anyDesign } from './arbitraries/designs'
import { PATIENCE, runs } from './runs'

const start = fc.oneof(fc.constant(DEFAULT_DESIGN), fc.constant(EVERY_SOURCE), anyDesign)
const editedDesign = fc
  .tuple(start, fc.array(designEdit, { maxLength: 12 }))
  .map(([design, edits]) => edits.reduce(applyDesignEdit, design))
const part = fc.constantFrom(...PART_NAMES)

/** What is written reads back as the very same, whatever was left out. */
function expectDesign(design: Design) {
  const decoded = decodeDesign(encodeDesign(design))
  expect(decoded.ok ? [] : decoded.error.map(({ path, message }) => `${path}: ${message}`)).toEqual([])
}

describe('whatever is done in forms', () => {
  test(
    'the result is a design that a file can hold',
    () => {
      fc.assert(
        fc.property(start, fc.array(designEdit, { minLength: 1, maxLength: 30 }), (design, edits) => {
          expectDesign(edits.reduce(applyDesignEdit, design))
        }),
        runs(150),
      )
    },
    PATIENCE,
  )

  test(
    'a new item has a name that nothing else in its list has',
    () => {
      fc.assert(
        fc.property(editedDesign, part, fc.nat(20), (design, where, at) => {
          const items = itemsOf(design, where)
          const copied = duplicateItem(design, where, at)
          if (!items[at]) {
            expect(copied.design).toBe(design)
            return
          }
          const ids = itemsOf(copied.design, where).map((item) => idOfItem(where, item))
          const copy = ids[copied.index]
          expect(ids.filter((id) => id === copy)).toHaveLength(1)
          expect(ids.filter((_, index) => index !== copied.index)).toEqual(
            items.map((item) => idOfItem(where, item)),
          )
          expectDesign(copied.design)
        }),
        runs(150),
      )
    },
    PATIENCE,
  )

  test(
    'moving there and back changes nothing',
    () => {
      fc.assert(
        fc.property(editedDesign, part, fc.nat(5), fc.nat(5), (design, where, from, to) => {
          const moved = moveItem(design, where, from, to)
          expect(moveItem(moved, where, to, from)).toEqual(design)
        }),
        runs(100),
      )
    },
    PATIENCE,
  )

  test(
    'what goes with a removed item is what was said before',
    () => {
      fc.assert(
        fc.property(editedDesign, part, fc.nat(20), (design, where, at) => {
          if (!itemsOf(design, where)[at]) return
          const gone = dependantsOf(design, where, at).filter(({ effect }) => effect === 'goes')
          const after = removeItem(design, where, at)
          const count = ({ identities, expectations }: Design) => identities.length + expectations.length
          const own = where === 'identities' ? 1 : 0
          expect(count(design) - count(after)).toBe(gone.length + own)
          expect(itemsOf(after, where)).toHaveLength(itemsOf(design, where).length - 1)
        }),
        runs(150),
      )
    },
    PATIENCE,
  )
})

describe('a rename', () => {
  const NAMES: Readonly<Record<PartName, string>> = {
    identities: 'somebody-else',
    requests: 'something-else',
    roles: 'AnotherName',
    providers: 'us-east-1_Another1',
    buckets: 'another-bucket',
    tables: 'AnotherTable',
    resources: 'arn:aws:sns:us-east-1:111122223333:another',
    otherPools: 'us-east-1:12345678-0000-4000-8000-123456789012',
  }
  const cases = [DEFAULT_DESIGN, EVERY_SOURCE].flatMap((design) =>
    PART_NAMES.flatMap((where) =>
      itemsOf(design, where).map((item, index) => ({
        design,
        where,
        index,
        title: `${design.name}: ${where} ${idOfItem(where, item)}`,
      })),
    ),
  )

  test.each(cases)('of $title changes no verdict', async ({ design, where, index }) => {
    const renamed = renameItem(design, where, index, NAMES[where])
    expect(idOfItem(where, itemsOf(renamed, where)[index] as never)).toBe(NAMES[where])
    expectDesign(renamed)
    const verdicts = async (each: Design) => {
      const { cells, expectations } = await simulate(each)
      return [cells.map(({ verdict }) => verdict), expectations.map(({ isMet }) => isMet)]
    }
    expect(await verdicts(renamed)).toEqual(await verdicts(design))
  })

  test('there and back is the same design', () => {
    fc.assert(
      fc.property(fc.constantFrom(...cases), ({ design, where, index }) => {
        const name = idOfItem(where, itemsOf(design, where)[index] as never)
        const there = renameItem(design, where, index, NAMES[where])
        expect(renameItem(there, where, index, name)).toEqual(design)
      }),
      runs(100),
    )
  })
})

describe('what forms begin with', () => {
  test.each([DEFAULT_DESIGN, EVERY_SOURCE])('is valid for every operation of $name', (design) => {
    for (const operation of OPERATIONS) {
      const { design: added, index } = addItem(design, 'requests', blankRequest(design, operation))
      expectDesign(added)
      for (const other of OPERATIONS.filter((_, at) => at % 7 === index % 7)) {
        const request = added.requests[index] as (typeof added.requests)[number]
        const changed = withItem(added, 'requests', index, withOperation(added, request, other))
        expect(changed.ok ? [] : changed.error).toEqual([])
      }
    }
  })

  test('is valid for every kind of provider and of identity, and a person can change from each to each', () => {
    const design = PROVIDER_KINDS.reduce(
      (all, kind) => addItem(all, 'providers', blankProvider(all, kind)).design,
      DEFAULT_DESIGN,
    )
    expectDesign(design)
    const kinds = possibleKinds(design)
    expect(kinds).toHaveLength(9)
    for (const kind of kinds) {
      const { design: added, index } = addItem(design, 'identities', blankIdentity(design, kind))
      expectDesign(added)
      for (const other of kinds) {
        const identity = added.identities[index] as (typeof added.identities)[number]
        const changed = withItem(added, 'identities', index, withKind(added, identity, other))
        expect(changed.ok ? changed.value.identities[index]?.identityId : changed.error).toBe(
          identity.identityId,
        )
      }
    }
  })

  test('is valid for every list item, map value and optional field that a form can add', () => {
    const faults: string[] = []
    const visit = (shape: Shape, name: string, path: string) => {
      const blank = blankValue(shape, name, DEFAULT_DESIGN)
      const problem = shape.problemOf(blank)
      if (problem !== null) faults.push(`${path}: ${JSON.stringify(blank)} ${problem}`)
      if (shape.kind === 'list') visit(shape.item, name, `${path}[]`)
      if (shape.kind === 'map') visit(shape.value, name, `${path}{}`)
      if (shape.kind === 'object')
        for (const field of shape.fields) visit(field.shape, field.name, `${path}.${field.name}`)
      if (shape.kind === 'variant' || shape.kind === 'union') {
        for (const option of shape.options) visit(option, name, path)
      }
    }
    for (const where of PART_NAMES) visit(shapeOfPart(where), '', where)
    for (const single of ['identityPool', 'organization', 'settings'] as const) {
      for (const field of shapesOfSingle(single)) visit(field.shape, field.name, field.name)
    }
    // An identity and a request as a whole name a provider or an id of their own: they have makers above.
    expect(faults.filter((fault) => !/^(identities|providers|requests): /.test(fault))).toEqual([])
  })
})
