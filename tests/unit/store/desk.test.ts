import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Design, decodeDesign } from '@/lib/design'
import { DEFAULT_DESIGN } from '@/lib/scenarios'
import { createDesk, createPlaygroundStore, type DesignStorage } from '@/lib/store'

const memory = (
  kept = new Map<string, string>(),
): DesignStorage & { readonly kept: Map<string, string> } => ({
  kept,
  getItem: (key) => kept.get(key) ?? null,
  setItem: (key, value) => void kept.set(key, value),
})
const named = (name: string): Design => ({ ...DEFAULT_DESIGN, name })
const work = (name: string) => ({ design: named(name), lastReadable: named(name) })
const nameOn = (desk: ReturnType<typeof createDesk>) => desk.load(decodeDesign)?.design.name

describe('two tabs of one browser', () => {
  test('keep their works apart once both have changed something', () => {
    const shared = memory()
    const [first, second] = [memory(), memory()]
    const [ours, theirs] = [createDesk(shared, first), createDesk(shared, second)]
    expect(ours.hasWork() || theirs.hasWork()).toBe(false)
    theirs.save(work('Theirs'))
    expect(ours.isContested(named('Ours'))).toBe(true)
    ours.save(work('Ours'))
    theirs.save(work('Theirs, again'))
    // A reload of each finds its own.
    expect(nameOn(createDesk(shared, first))).toBe('Ours')
    expect(nameOn(createDesk(shared, second))).toBe('Theirs, again')
    // A third tab begins with what was saved last.
    expect(nameOn(createDesk(shared, memory()))).toBe('Theirs, again')
  })

  test('that show the same are not in each other’s way', () => {
    const shared = memory()
    const [ours, theirs] = [createDesk(shared, memory()), createDesk(shared, memory())]
    ours.hasWork()
    theirs.save(work('Same'))
    expect(ours.isContested(named('Same'))).toBe(false)
    ours.save(work('Same'))
    expect(ours.others()).toEqual([])
  })

  test('a copied tab moves away at its first change', () => {
    const shared = memory()
    const own = memory()
    const original = createDesk(shared, own)
    original.save(work('Before'))
    const copy = createDesk(shared, memory(new Map(own.kept)))
    expect(nameOn(copy)).toBe('Before')
    original.save(work('Original'))
    copy.save(work('Copy'))
    expect(nameOn(original)).toBe('Original')
    expect(nameOn(copy)).toBe('Copy')
  })

  test('after taking theirs, both work in the same place and notice each other again', () => {
    const shared = memory()
    const [ours, theirs] = [createDesk(shared, memory()), createDesk(shared, memory())]
    ours.hasWork()
    theirs.save(work('Theirs'))
    ours.save(work('Ours'))
    expect(ours.takeTheirs(decodeDesign)?.design.name).toBe('Theirs')
    expect(ours.others()).toHaveLength(1)
    ours.save(work('Theirs, carried on'))
    expect(theirs.isContested(named('Theirs'))).toBe(true)
  })

  test('work where the browser blocks a tab’s own storage: the latest work comes back', () => {
    const shared = memory()
    const blocked: DesignStorage = {
      getItem: () => {
        throw new DOMException('denied', 'SecurityError')
      },
      setItem: () => {
        throw new DOMException('denied', 'SecurityError')
      },
    }
    createDesk(shared, blocked).save(work('Kept'))
    expect(nameOn(createDesk(shared, blocked))).toBe('Kept')
  })

  test('only six works are kept, and the oldest goes', () => {
    const shared = memory()
    const desks = [1, 2, 3, 4, 5, 6, 7, 8].map(() => createDesk(shared, memory()))
    for (const desk of desks) desk.hasWork()
    desks.forEach((desk, index) => void desk.save(work(`Work ${index}`)))
    const names = [...shared.kept.values()].flatMap((text) => /"name": "(Work \d)"/.exec(text)?.[1] ?? [])
    expect([...new Set(names)].sort()).toEqual(['Work 2', 'Work 3', 'Work 4', 'Work 5', 'Work 6', 'Work 7'])
  })

  test('a text that a tab has not seen is never overwritten by it', () => {
    const act = fc.record({ tab: fc.nat(2), does: fc.constantFrom('save', 'take', 'reload', 'aside') })
    fc.assert(
      fc.property(fc.array(act, { maxLength: 14 }), (acts) => {
        const shared = memory()
        const own = [memory(), memory(), memory()]
        const desks = own.map((storage) => createDesk(shared, storage))
        for (const desk of desks) desk.hasWork()
        /** What each tab has on its screen. */
        const shown = ['', '', '']
        acts.forEach(({ tab, does }, turn) => {
          const desk = desks[tab]
          const storage = own[tab]
          if (!desk || !storage) return
          const before = namesIn(shared)
          if (does === 'take') shown[tab] = desk.takeTheirs(decodeDesign)?.design.name ?? shown[tab] ?? ''
          else if (does === 'aside') desk.moveAside()
          else if (does === 'reload') {
            desks[tab] = createDesk(shared, storage)
            shown[tab] = nameOn(desks[tab] as typeof desk) ?? ''
          } else {
            const mine = shown[tab]
            shown[tab] = `Turn ${turn} of ${tab}`
            desk.save(work(shown[tab] ?? ''))
            const lost = before.filter((name) => !namesIn(shared).includes(name))
            expect(lost.filter((name) => name !== mine)).toEqual([])
          }
        })
      }),
      { numRuns: 150 },
    )
  })
})

/** The names of all designs in a storage; fewer than seven slots, so none is let go. */
function namesIn({ kept }: { readonly kept: Map<string, string> }): string[] {
  return [...kept.values()].flatMap((text) => /"name": "(Turn[^"]*)"/.exec(text)?.[1] ?? [])
}

describe('the page of a tab', () => {
  const open = (shared: DesignStorage, own = memory()) => {
    const store = createPlaygroundStore({
      initialDesign: DEFAULT_DESIGN,
      storage: shared,
      tabStorage: own,
      now: () => 0,
    })
    store.getState().hasSavedWork()
    return store.getState
  }
  const rename = (name: string) => (design: Design) => ({ ...design, name })

  test('says when another tab has saved something else, and both choices can be undone', () => {
    const shared = memory()
    const own = memory()
    const [ours, theirs] = [open(shared, own), open(shared)]
    ours().edit('Rename', rename('Ours'))
    theirs().edit('Rename', rename('Theirs'))
    theirs().save()
    ours().lookForRival()
    expect(ours().hasRival).toBe(true)
    ours().takeTheirs(decodeDesign)
    expect(ours()).toMatchObject({ design: { name: 'Theirs' }, hasRival: false, savedState: 'saved' })
    expect(ours().history.past.at(-1)?.label).toBe('Take the work of the other tab')
    expect(
      ours()
        .workOfOtherTabs(decodeDesign)
        .map(({ design }) => design.name),
    ).toEqual(['Ours'])
    ours().undo()
    expect(ours().design.name).toBe('Ours')
  })

  test('keeps its own and leaves the other’s where it is', () => {
    const shared = memory()
    const own = memory()
    const [ours, theirs] = [open(shared, own), open(shared)]
    theirs().edit('Rename', rename('Theirs'))
    theirs().save()
    ours().lookForRival()
    ours().keepMine()
    expect(ours()).toMatchObject({ design: DEFAULT_DESIGN, hasRival: false, savedState: 'saved' })
    expect(
      ours()
        .workOfOtherTabs(decodeDesign)
        .map(({ design }) => design.name),
    ).toEqual(['Theirs'])
    const again = open(shared, own)
    again().restore(decodeDesign)
    expect(again().design.name).toBe(DEFAULT_DESIGN.name)
  })

  test('notices by itself when it saves', () => {
    const shared = memory()
    const [ours, theirs] = [open(shared), open(shared)]
    theirs().edit('Rename', rename('Theirs'))
    theirs().save()
    ours().edit('Rename', rename('Ours'))
    ours().save()
    expect(ours()).toMatchObject({ hasRival: true, savedState: 'saved' })
  })
})
