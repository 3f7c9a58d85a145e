import { beforeEach, describe, expect, test } from 'vitest'
import { decodeDesign, encodeDesign, removeItem, renameItem, withDocumentText } from '@/lib/design'
import { DEFAULT_DESIGN } from '@/lib/scenarios'
import { createPlaygroundStore, type DesignStorage, loadWork, saveWork } from '@/lib/store'

const S3 = 'roles/PhotoAppUser/policies/S3UserFolder'
const DB = 'roles/PhotoAppUser/policies/DynamoDBUserRows'
const TRUST = 'roles/PhotoAppUser/trust-policy'
const SOUND = '{"Version": "2012-10-17", "Statement": []}'

let time = 0
let kept: Map<string, string>
const memory = (): DesignStorage => ({
  getItem: (key) => kept.get(key) ?? null,
  setItem: (key, value) => void kept.set(key, value),
})
const blocked: DesignStorage = {
  getItem: () => {
    throw new DOMException('denied', 'SecurityError')
  },
  setItem: () => {
    throw new DOMException('denied', 'SecurityError')
  },
}
const full: DesignStorage = {
  getItem: () => null,
  setItem: () => {
    throw new DOMException('no room', 'QuotaExceededError')
  },
}

function open(storage: DesignStorage | null = memory()) {
  const store = createPlaygroundStore({ initialDesign: DEFAULT_DESIGN, storage, now: () => time })
  return { store, get: store.getState }
}

beforeEach(() => {
  time = 0
  kept = new Map()
})

describe('editing', () => {
  test('changes the text, and can be undone and redone', () => {
    const { get } = open()
    get().editPolicy(S3, SOUND)
    expect(get().design).toEqual(withDocumentText(DEFAULT_DESIGN, S3, SOUND))
    expect(get().history.past.at(-1)?.label).toBe('Edit S3UserFolder')
    get().undo()
    expect(get().design).toBe(DEFAULT_DESIGN)
    get().redo()
    expect(get().design).toEqual(withDocumentText(DEFAULT_DESIGN, S3, SOUND))
  })

  test('a burst of typing in one document is one step, in two documents two', () => {
    const { get } = open()
    for (const letter of 'abc') {
      time += 100
      get().editPolicy(S3, `"${letter}"`)
    }
    time += 100
    get().editPolicy(TRUST, SOUND)
    expect(get().history.past).toHaveLength(2)
    get().undo()
    get().undo()
    expect(get().design).toBe(DEFAULT_DESIGN)
  })

  test('the same text and an unknown document change nothing', () => {
    const { get } = open()
    get().editPolicy(S3, DEFAULT_DESIGN.roles[0]!.policies[0]!.text)
    get().editPolicy('roles/Nobody/trust-policy', 'x')
    expect(get().history.past).toEqual([])
    expect(get().savedState).toBe('saved')
  })

  test('any other change of the design is one step with its label; a burst of one field is one step too', () => {
    const { get } = open()
    get().edit('Rename the design', (design) => ({ ...design, name: 'Mine' }))
    expect(get().design.name).toBe('Mine')
    expect(get().history.past.map(({ label }) => label)).toEqual(['Rename the design'])
    for (const name of ['A', 'Al', 'All'])
      get().edit('Change the name', (design) => ({ ...design, name }), 'name')
    expect(get().history.past).toHaveLength(2)
    get().edit('Nothing', (design) => design)
    expect(get().history.past).toHaveLength(2)
    get().undo()
    expect(get().design.name).toBe('Mine')
  })

  test('a reset can be undone', () => {
    const { get } = open()
    get().editPolicy(S3, SOUND)
    get().reset()
    expect(get().design).toBe(DEFAULT_DESIGN)
    get().undo()
    expect(get().design).toEqual(withDocumentText(DEFAULT_DESIGN, S3, SOUND))
  })

  test('a reset of what is unchanged is no step', () => {
    const { get } = open()
    get().reset()
    expect(get().history.past).toEqual([])
  })
})

describe('what is chosen', () => {
  test('stays chosen when it gets another name, and when that is undone', () => {
    const { get } = open()
    const chosen = () =>
      ['identityId', 'requestId', 'documentId'].map((name) => Reflect.get(get().selection, name))
    get().choose({ identityId: 'ben', requestId: 'get-own', documentId: DB })
    get().edit('Rename', (design) => renameItem(design, 'identities', 1, 'benjamin'))
    get().edit('Rename', (design) => renameItem(design, 'requests', 4, 'read-own'))
    get().edit('Rename', (design) => renameItem(design, 'roles', 0, 'AppUser'))
    expect(chosen()).toEqual(['benjamin', 'read-own', DB.replace('PhotoAppUser', 'AppUser')])
    for (const _ of 'abc') get().undo()
    expect(chosen()).toEqual(['ben', 'get-own', DB])
  })

  test('is another once it is deleted', () => {
    const { get } = open()
    get().choose({ identityId: 'ben', requestId: 'get-own' })
    get().edit('Delete', (design) => removeItem(design, 'identities', 1))
    get().edit('Delete', (design) => removeItem(design, 'requests', 4))
    expect(get().selection).toMatchObject({ identityId: 'ana', requestId: null })
  })
})

describe('a policy that is not JSON', () => {
  test('keeps its last readable text for the results, while other edits go on', () => {
    const { get } = open()
    get().editPolicy(S3, SOUND)
    get().editPolicy(S3, '{"Version":')
    expect(get().lastReadable).toEqual(withDocumentText(DEFAULT_DESIGN, S3, SOUND))
    get().editPolicy(DB, SOUND)
    expect(get().lastReadable).toEqual(
      withDocumentText(withDocumentText(DEFAULT_DESIGN, S3, SOUND), DB, SOUND),
    )
    get().editPolicy(S3, '[]')
    expect(get().lastReadable).toBe(get().design)
  })

  test('typing in it does not make new results', () => {
    const { get } = open()
    get().editPolicy(S3, '{')
    const results = get().lastReadable
    get().editPolicy(S3, '{"')
    expect(get().lastReadable).toBe(results)
    expect(results).toBe(DEFAULT_DESIGN)
  })

  test('undo brings the results back with the text', () => {
    const { get } = open()
    get().editPolicy(S3, '{')
    get().undo()
    expect(get().lastReadable).toBe(DEFAULT_DESIGN)
  })
})

describe('selections name what exists', () => {
  test('at first: the first identity, no request, the first document', () => {
    expect(open().get().selection).toEqual({ identityId: 'ana', requestId: null, step: 1, documentId: TRUST })
  })

  test('an opened design with a broken policy takes over no text of the design before it', () => {
    const { get } = open()
    const broken = { ...withDocumentText(DEFAULT_DESIGN, S3, '{'), name: 'Another' }
    get().openDesign(broken)
    expect(get().lastReadable).toBe(broken)
    get().editPolicy(DB, SOUND)
    expect(get().lastReadable.name).toBe('Another')
    expect(get().lastReadable.roles[0]?.policies[0]?.text).toBe('{')
  })

  test('after another design was opened', () => {
    const { get } = open()
    get().chooseCell('ben', 'get-own', 6)
    get().chooseDocument(S3)
    const smaller = {
      ...DEFAULT_DESIGN,
      identities: DEFAULT_DESIGN.identities.slice(0, 1),
      requests: DEFAULT_DESIGN.requests.filter(({ id }) => id !== 'get-own'),
      roles: DEFAULT_DESIGN.roles.slice(1),
    }
    get().openDesign(smaller)
    expect(get().selection).toEqual({
      identityId: 'ana',
      requestId: null,
      step: 6,
      documentId: 'roles/PhotoAppGuest/trust-policy',
    })
  })

  test('a place to show opens its document, and a choice of a document forgets it', () => {
    const { get } = open()
    const place = { documentId: S3, range: { start: 1, end: 2 } }
    get().revealPlace(place)
    expect(get().selection.documentId).toBe(S3)
    expect(get().reveal).toEqual(place)
    get().chooseDocument(TRUST)
    expect(get().reveal).toBeNull()
  })
})

describe('storage', () => {
  test('work is saved and restored, and undo reaches the opening design', () => {
    const first = open()
    first.get().editPolicy(S3, SOUND)
    expect(first.get().savedState).toBe('unsaved')
    first.get().save()
    expect(first.get().savedState).toBe('saved')

    const second = open()
    second.get().restore(decodeDesign)
    expect(second.get().design).toEqual(first.get().design)
    expect(second.get().savedState).toBe('saved')
    second.get().undo()
    expect(second.get().design).toBe(DEFAULT_DESIGN)
  })

  test('what was done before the saved work arrived can be brought back', () => {
    const first = open()
    first.get().editPolicy(S3, SOUND)
    first.get().save()
    const second = open()
    second.get().editPolicy(DB, SOUND)
    second.get().restore(decodeDesign)
    expect(second.get().design).toEqual(first.get().design)
    second.get().undo()
    expect(second.get().design).toEqual(withDocumentText(DEFAULT_DESIGN, DB, SOUND))
  })

  test('a broken policy is restored with its last readable text', () => {
    const first = open()
    first.get().editPolicy(S3, SOUND)
    first.get().editPolicy(S3, '{')
    first.get().save()
    const second = open()
    second.get().restore(decodeDesign)
    expect(second.get().design).toEqual(withDocumentText(DEFAULT_DESIGN, S3, '{'))
    expect(second.get().lastReadable).toEqual(withDocumentText(DEFAULT_DESIGN, S3, SOUND))
  })

  test.each([
    ['is gone', ''],
    ['is no design', '{"version": 1}'],
    ['is broken as well', encodeDesign(withDocumentText(DEFAULT_DESIGN, S3, '{{'))],
  ])('results never rest on a broken policy when the readable copy %s', (_how, copy) => {
    kept.set('idpool:design', encodeDesign(withDocumentText(DEFAULT_DESIGN, S3, '{')))
    kept.set('idpool:design:last-readable', copy)
    const { get } = open()
    get().restore(decodeDesign)
    expect(get().design).toEqual(withDocumentText(DEFAULT_DESIGN, S3, '{'))
    expect(get().lastReadable).toEqual(DEFAULT_DESIGN)
  })

  test.each(['', 'null', '{}', '{"version": 1', 'x'.repeat(1_000)])('saved text %j is ignored', (text) => {
    kept.set('idpool:design', text)
    const { get } = open()
    get().restore(decodeDesign)
    expect(get().design).toBe(DEFAULT_DESIGN)
    expect(get().history.past).toEqual([])
  })

  test('saved work that cannot be read is said, and stays where it is when other work is saved', () => {
    const newer = encodeDesign(DEFAULT_DESIGN).replace('"version": 2', '"version": 9')
    kept.set('idpool:design', newer)
    const { get } = open()
    get().restore(decodeDesign)
    expect(get().savedState).toBe('unreadable')
    get().editPolicy(S3, SOUND)
    get().save()
    expect(get().savedState).toBe('saved')
    expect(kept.get('idpool:design')).toBe(newer)
    const later = open()
    later.get().restore(decodeDesign)
    expect(later.get().design).toEqual(get().design)
  })

  test.each([
    ['that throws', blocked, 'storage-blocked'],
    ['that is not there', null, 'storage-blocked'],
    ['that is full', full, 'storage-full'],
  ] as const)('a storage %s is said, and the work goes on', (_how, storage, expected) => {
    const { get } = open(storage)
    get().restore(decodeDesign)
    get().editPolicy(S3, SOUND)
    get().save()
    expect(get().savedState).toBe(expected)
    get().editPolicy(DB, SOUND)
    expect(get().savedState).toBe('unsaved')
  })

  test('nothing is written when nothing changed', () => {
    open().get().save()
    expect(kept.size).toBe(0)
  })

  test('loadWork and saveWork are each other’s inverse', () => {
    const work = { design: withDocumentText(DEFAULT_DESIGN, S3, '{'), lastReadable: DEFAULT_DESIGN }
    expect(saveWork(memory(), work)).toBe('saved')
    expect(loadWork(memory(), decodeDesign)).toEqual(work)
    expect(loadWork(null, decodeDesign)).toBeNull()
    expect(loadWork(blocked, decodeDesign)).toBeNull()
  })
})

describe('the design panel', () => {
  test('opens on the policies, and keeps what was shown last in each tab', () => {
    const { get } = open()
    expect(get().editor.tab).toBe('policies')
    get().openEditor({ kind: 'identity', id: 'ben' })
    expect(get().editor).toMatchObject({ tab: 'identities', wish: { id: 'ben' } })
    get().chooseTab('json')
    get().chooseTab('identities')
    expect(get().editor).toMatchObject({
      chosen: { identities: { kind: 'identity', id: 'ben' } },
      wish: null,
    })
  })

  test('shows the policies when one of them is wanted', () => {
    const { get } = open()
    get().chooseInEditor({ kind: 'role', id: 'PhotoAppUser' })
    expect(get().editor.tab).toBe('roles')
    get().revealPlace({ documentId: S3, range: { start: 0, end: 1 } })
    expect(get().editor.tab).toBe('policies')
  })

  test('goes to any step of the history, and back', () => {
    const { get } = open()
    get().editPolicy(S3, SOUND)
    get().editPolicy(DB, SOUND)
    const last = get().design
    get().goToStep(0)
    expect(get().design).toBe(DEFAULT_DESIGN)
    get().goToStep(2)
    expect(get().design).toBe(last)
  })
})
