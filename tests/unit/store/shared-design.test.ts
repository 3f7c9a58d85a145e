import { describe, expect, test } from 'vitest'
import { decodeDesign, encodeDesign, withDocumentText } from '@/lib/design'
import { DEFAULT_DESIGN, EVERY_SOURCE } from '@/lib/scenarios'
import { createPlaygroundStore, type DesignStorage, readFragment, toFragment } from '@/lib/store'

const S3 = 'roles/PhotoAppUser/policies/S3UserFolder'
const MINE = withDocumentText(DEFAULT_DESIGN, S3, '{"Version": "2012-10-17", "Statement": []}')

const memory = (kept = new Map<string, string>()): DesignStorage => ({
  getItem: (key) => kept.get(key) ?? null,
  setItem: (key, value) => void kept.set(key, value),
})

/** A browser with one window after the other; a reload keeps the tab's own storage. */
function browser() {
  const storage = memory()
  let tabStorage = memory()
  const open = () => {
    const store = createPlaygroundStore({ initialDesign: DEFAULT_DESIGN, storage, tabStorage, now: () => 0 })
    store.getState().restore(decodeDesign)
    return store.getState
  }
  return {
    reload: open,
    newTab: () => {
      tabStorage = memory()
      return open()
    },
  }
}

const edit = (get: ReturnType<ReturnType<typeof browser>['reload']>, text: string) => {
  get().edit('Rename', (design) => ({ ...design, name: text }))
  get().save()
}

describe('a design that came with a link', () => {
  test('is one step of undo, and is nobody’s work until it is changed', () => {
    const { newTab, reload } = browser()
    const get = newTab()
    get().openDesign(MINE)
    get().save()
    get().openShared(EVERY_SOURCE)
    get().save()
    expect(get().savedState).toBe('from-link')
    expect(get().history.past.at(-1)?.label).toBe(`Open the shared design ${EVERY_SOURCE.name}`)
    expect(encodeDesign(reload()().design)).toBe(encodeDesign(MINE))
    get().undo()
    expect(get().design).toBe(MINE)
  })

  test('gets a place of its own when it is changed; the work before it stays', () => {
    const { newTab, reload } = browser()
    const get = newTab()
    edit(get, 'My work')
    get().openShared(EVERY_SOURCE)
    edit(get, 'Theirs, changed')
    expect(get().savedState).toBe('saved')
    const again = reload()
    expect(again().design.name).toBe('Theirs, changed')
    expect(
      again()
        .workOfOtherTabs(decodeDesign)
        .map(({ design }) => design.name),
    ).toEqual(['My work'])
  })

  test('opening ten links one after the other costs no work', () => {
    const { newTab } = browser()
    const get = newTab()
    edit(get, 'My work')
    for (let count = 0; count < 10; count++) {
      get().openShared({ ...EVERY_SOURCE, name: `Link ${count}` })
      get().save()
    }
    expect(newTab()().design.name).toBe('My work')
  })

  test('what was open is saved before the link takes its place', () => {
    const { newTab, reload } = browser()
    const get = newTab()
    get().edit('Rename', (design) => ({ ...design, name: 'Typed a moment ago' }))
    get().openShared(EVERY_SOURCE)
    expect(reload()().design.name).toBe('Typed a moment ago')
  })

  test('after undo, changes belong to the work that was open before', () => {
    const { newTab, reload } = browser()
    const get = newTab()
    edit(get, 'My work')
    get().openShared(EVERY_SOURCE)
    get().undo()
    edit(get, 'My work goes on')
    expect(reload()().design.name).toBe('My work goes on')
    expect(reload()().workOfOtherTabs(decodeDesign)).toEqual([])
  })

  test('one link after the other, and undo to the first, leave the own work where it is', () => {
    const { newTab, reload } = browser()
    const get = newTab()
    edit(get, 'My work')
    get().openShared({ ...EVERY_SOURCE, name: 'First' })
    get().openShared({ ...EVERY_SOURCE, name: 'Second' })
    get().undo()
    get().save()
    expect(get().design.name).toBe('First')
    expect(get().savedState).toBe('from-link')
    expect(reload()().design.name).toBe('My work')
  })

  test('redone, it is as it came', () => {
    const get = browser().newTab()
    get().openShared(EVERY_SOURCE)
    get().undo()
    get().redo()
    get().save()
    expect(get().savedState).toBe('from-link')
  })
})

describe('the saved point', () => {
  test('survives a reload, and later work', () => {
    const { newTab, reload } = browser()
    const get = newTab()
    edit(get, 'As it was')
    get().markSavePoint()
    edit(get, 'As it is')
    expect(reload()().savePoint?.name).toBe('As it was')
    expect(reload()().design.name).toBe('As it is')
  })

  test('is kept at once, without another change', () => {
    const { newTab, reload } = browser()
    newTab()().markSavePoint()
    expect(reload()().savePoint).toEqual(DEFAULT_DESIGN)
  })
})

describe('the tab in a link', () => {
  const selection = { identityId: 'ana', requestId: null, step: 1, documentId: S3 } as const

  test('is named when it is not the policies', () => {
    expect(toFragment(selection, 'policies')).not.toContain('tab')
    expect(readFragment(toFragment(selection, 'roles'), DEFAULT_DESIGN)).toEqual({
      selection: { identityId: 'ana', step: 1, documentId: S3 },
      tab: 'roles',
      ignored: [],
    })
  })

  test('that does not exist is left out and said', () => {
    expect(readFragment('tab=zoo', DEFAULT_DESIGN)).toEqual({ selection: {}, ignored: ['the tab “zoo”'] })
  })
})
