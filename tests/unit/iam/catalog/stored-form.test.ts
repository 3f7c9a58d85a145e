import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createBitReader, createBitWriter } from '@/lib/iam/catalog/bit-coder'
import { createCatalogCoder, type StoredService } from '@/lib/iam/catalog/format'

const verbs = ['Get', 'List', 'Put']

describe('the stored form', () => {
  test('bits come back as they were written, however wrong the guess', () => {
    const bit = fc.record({
      chance: fc.double({ min: 0.0002, max: 0.9998, noNaN: true }),
      bit: fc.integer({ min: 0, max: 1 }),
    })
    fc.assert(
      fc.property(fc.array(bit, { maxLength: 300 }), (bits) => {
        const writer = createBitWriter()
        for (const each of bits) writer.code(each.chance, each.bit)
        const reader = createBitReader(writer.finish())
        expect(bits.map((each) => reader.code(each.chance, 0))).toEqual(bits.map((each) => each.bit))
      }),
    )
  })

  test('a service comes back as it was written', () => {
    const service: StoredService = {
      title: 'A Service',
      keys: [
        { name: 'a:Key', type: 0 },
        { name: 'a:Other', type: 8 },
        { name: 'aws:TagKeys', type: 7 },
      ],
      types: [
        { name: 'thing', arn: 'arn:${Partition}:a:${Region}:${Account}:thing/${ThingName}', keys: [2] },
        { name: 'thing-part', arn: 'arn:${Partition}:a:::part', keys: [] },
      ],
      actions: [
        { name: 'Scan', level: 0, types: [], keys: [] },
        { name: 'GetThing', level: 0, types: [0], keys: [0, 1] },
        { name: 'PutThing', level: 2, types: [0, 1], keys: [] },
        { name: 'oddThing', level: 4, types: [1], keys: [2] },
      ],
    }
    const writer = createBitWriter()
    createCatalogCoder(writer).service('a', true, verbs, service)
    const read = createCatalogCoder(createBitReader(writer.finish())).service('a', true, verbs)
    const inOrder = (actions: StoredService['actions']) =>
      [...actions].sort((one, other) => (one.name < other.name ? -1 : 1))
    expect({ ...read, actions: inOrder(read.actions) }).toEqual({
      ...service,
      actions: inOrder(service.actions),
    })
  })
})
