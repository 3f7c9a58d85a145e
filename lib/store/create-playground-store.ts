import { createStore, type StoreApi } from 'zustand/vanilla'
import type { SourceRange } from '@/lib/base/source-range'
import { type Design, documentsOf, withDocumentText } from '@/lib/design'
import { parsePolicy } from '@/lib/iam'
import type { DocumentId, StepNumber } from '@/lib/simulation'
import { createDesk } from './desk'
import { type DesignTab, type EditorPlace, type EditorTarget, FIRST_PLACE, showing } from './editor-place'
import { beginHistory, goTo, type History, record, redo, undo } from './history'
import {
  type DecodeDesign,
  type DesignStorage,
  loadWork,
  type SavedState,
  type SavedWork,
} from './persistence'

/** What the person looks at. */
export interface Selection {
  readonly identityId: string
  readonly requestId: string | null
  readonly step: StepNumber
  readonly documentId: DocumentId
}

/** A place in a document to show and select; a new object is a new wish. */
export interface Reveal {
  readonly documentId: DocumentId
  readonly range: SourceRange
}

/** Inputs only: everything else is derived from them by `lib/simulation` and `lib/views`. */
export interface PlaygroundState {
  readonly design: Design
  /** The last design in which every policy is JSON: what results are shown for. */
  readonly lastReadable: Design
  readonly history: History<Design>
  readonly selection: Selection
  readonly reveal: Reveal | null
  /** What the design panel shows. */
  readonly editor: EditorPlace
  readonly savedState: SavedState
  /** Another tab has saved something else than what this tab shows. Both are kept. */
  readonly hasRival: boolean
  /** The design as it was when the person last said that it is worth comparing with. */
  readonly savePoint: Design | null

  editPolicy(documentId: DocumentId, text: string): void
  /**
   * Any other change of the design, as one step of undo.
   *
   * @param label what was done, as undo names it: "Add the role Reader"
   * @param change returns the very same design when there is nothing to change
   * @param burstKey changes with the same key in quick succession, such as typing in a field, are one step
   */
  edit(label: string, change: (design: Design) => Design, burstKey?: string): void
  /** Remembers the design as it is, to be compared with later. */
  markSavePoint(): void
  undo(): void
  redo(): void
  /** To another state of the history, counted as `stepsOf` lists them; nothing is forgotten. */
  goToStep(position: number): void
  /** Back to the design that the playground opens with; can be undone. */
  reset(): void
  openDesign(design: Design): void
  /**
   * Opens what came with a link, as one step of undo. It is nobody's work until it is changed: then it gets a place of
   * its own, and the work that was open before stays where it is.
   */
  openShared(design: Design): void
  /** Is there work of an earlier visit? It need not be a design. */
  hasSavedWork(): boolean
  /** Takes over the work of the last visit. Called once, after the first paint. */
  restore(decode: DecodeDesign): void
  /** Writes the work to storage, never over that of another tab. */
  save(): void
  /** Another tab has written: is it something else than what this tab shows? */
  lookForRival(): void
  /** Goes on with this tab's work, which gets a place of its own. */
  keepMine(): void
  /** Goes on with what the other tab has saved; undo brings this tab's work back. */
  takeTheirs(decode: DecodeDesign): void
  /** The works that other tabs have left in this browser, the latest first. */
  workOfOtherTabs(decode: DecodeDesign): readonly SavedWork[]

  /** Several choices at once, as a link makes them. */
  choose(selection: Partial<Selection>): void
  chooseIdentity(identityId: string): void
  /** @param step the step that settled the cell, to be shown with it */
  chooseCell(identityId: string, requestId: string, step: StepNumber): void
  chooseStep(step: StepNumber): void
  chooseDocument(documentId: DocumentId): void
  revealPlace(place: Reveal): void

  /** Shows a part of the design in its form, and puts the focus there. */
  openEditor(target: EditorTarget): void
  /** Shows it, as somebody does who chooses from a list: the focus stays. */
  chooseInEditor(target: EditorTarget): void
  chooseTab(tab: DesignTab): void
}

export interface PlaygroundStoreOptions {
  readonly initialDesign: Design
  /** What is looked at first; the first of everything where it says nothing. */
  readonly initialSelection?: Partial<Selection>
  /** Null where the browser has none to give. */
  readonly storage: DesignStorage | null
  /** What only this tab sees; left out, a reload brings back what any tab has saved last. */
  readonly tabStorage?: DesignStorage | null
  /** Milliseconds, on any clock that does not run backwards. */
  readonly now: () => number
}

/**
 * Creates the store of one playground page.
 *
 * It opens with the initial design; `restore` brings back saved work. Selections always name what exists:
 * after every change of the design they are brought back to something that does.
 */
export function createPlaygroundStore({
  initialDesign,
  initialSelection,
  storage,
  tabStorage,
  now,
}: PlaygroundStoreOptions): StoreApi<PlaygroundState> {
  const desk = createDesk(storage, tabStorage)
  /** The designs as links brought them, until work on one of them has begun. */
  const shared = new Set<Design>()
  return createStore<PlaygroundState>()((set, get) => {
    const follow = (history: History<Design>) => {
      if (history === get().history) return
      const design = history.present
      const { selection, lastReadable, design: before } = get()
      set({
        history,
        design,
        lastReadable: isReadable(design) ? design : withTextsOf(lastReadable, design),
        selection: existing(selection, design, before),
        reveal: null,
        savedState: 'unsaved',
      })
    }
    const change = (design: Design, label: string, burstKey: string | null) => {
      follow(record(get().history, design, label, burstKey, now()))
    }

    return {
      design: initialDesign,
      lastReadable: initialDesign,
      history: beginHistory(initialDesign),
      selection: firstSelection(initialDesign, initialSelection),
      reveal: null,
      editor: FIRST_PLACE,
      savedState: 'saved',
      hasRival: false,
      savePoint: null,

      editPolicy: (documentId, text) => {
        const { design } = get()
        const document = documentsOf(design).find((candidate) => candidate.id === documentId)
        if (!document || document.text === text) return
        change(withDocumentText(design, documentId, text), `Edit ${documentLabel(document)}`, documentId)
      },
      edit: (label, edited, burstKey) => change(edited(get().design), label, burstKey ?? null),
      markSavePoint: () => {
        set({ savePoint: get().design, savedState: 'unsaved' })
        get().save()
      },
      undo: () => follow(undo(get().history)),
      redo: () => follow(redo(get().history)),
      goToStep: (position) => follow(goTo(get().history, position)),
      reset: () => {
        const { design } = get()
        if (design !== initialDesign) change(initialDesign, 'Reset', null)
      },
      openDesign: (design) => {
        change(design, `Open ${design.name}`, null)
        // There is no earlier result of this design: what its broken policies say cannot be told.
        set({ lastReadable: design })
      },
      openShared: (design) => {
        get().save()
        change(design, `Open the shared design ${design.name}`, null)
        shared.add(design)
        set({ lastReadable: design, savedState: 'from-link' })
      },
      hasSavedWork: desk.hasWork,
      restore: (decode) => {
        const isThere = desk.hasWork()
        const work = desk.load(decode)
        if (work === null) {
          if (isThere && get().savedState === 'saved') set({ savedState: 'unreadable' })
          return
        }
        set({
          design: work.design,
          lastReadable: isReadable(work.design)
            ? work.design
            : withTextsOf(isReadable(work.lastReadable) ? work.lastReadable : initialDesign, work.design),
          // Undo reaches back to the design that the page opens with, so a reload is never a trap; and to what was
          // done before this arrived.
          history: record(get().history, work.design, 'Your saved changes', null, now()),
          selection: existing(get().selection, work.design),
          savePoint: work.savePoint ?? null,
          savedState: 'saved',
        })
      },
      save: () => {
        const { design, lastReadable, savePoint, savedState, history } = get()
        if (savedState !== 'unsaved') return
        if (shared.has(design)) return set({ savedState: 'from-link' })
        // Undone, the link's design lies ahead: then this is the work that was open before it.
        if (history.past.some(({ value }) => shared.has(value))) {
          desk.moveAside()
          shared.clear()
        }
        const hasRival = get().hasRival || desk.isContested(design)
        set({ hasRival, savedState: desk.save({ design, lastReadable, savePoint }) })
      },
      lookForRival: () => {
        if (desk.isContested(get().design)) set({ hasRival: true })
      },
      keepMine: () => {
        const { design, lastReadable, savePoint } = get()
        if (desk.isContested(design)) desk.moveAside()
        set({ hasRival: false, savedState: desk.save({ design, lastReadable, savePoint }) })
      },
      takeTheirs: (decode) => {
        get().save()
        const work = desk.takeTheirs(decode)
        set({ hasRival: false })
        if (work === null) return
        change(work.design, 'Take the work of the other tab', null)
        set({ lastReadable: work.lastReadable, savedState: 'saved' })
      },
      workOfOtherTabs: (decode) => desk.others().flatMap((slot) => loadWork(storage, decode, slot) ?? []),

      choose: (selection) =>
        set({ selection: existing({ ...get().selection, ...selection }, get().design), reveal: null }),
      chooseIdentity: (identityId) => set({ selection: { ...get().selection, identityId } }),
      chooseCell: (identityId, requestId, step) =>
        set({ selection: { ...get().selection, identityId, requestId, step } }),
      chooseStep: (step) => set({ selection: { ...get().selection, step } }),
      chooseDocument: (documentId) =>
        set({
          selection: { ...get().selection, documentId },
          reveal: null,
          editor: showing(get().editor, { kind: 'policies' }, false),
        }),
      revealPlace: ({ documentId, range }) =>
        set({
          selection: { ...get().selection, documentId },
          reveal: { documentId, range },
          editor: showing(get().editor, { kind: 'policies' }, false),
        }),

      openEditor: (target) => set({ editor: showing(get().editor, target, true) }),
      chooseInEditor: (target) => set({ editor: showing(get().editor, target, false) }),
      chooseTab: (tab) => set({ editor: { ...get().editor, tab, wish: null } }),
    }
  })
}

/** "S3UserFolder" or "the trust policy of PhotoAppUser". */
function documentLabel({ kind, title, owner }: { kind: string; title: string; owner: string }): string {
  return kind === 'trust' ? `the trust policy of ${owner}` : title
}

function isReadable(design: Design): boolean {
  return documentsOf(design).every((document) => parsePolicy(document.text).document !== null)
}

/**
 * A broken policy keeps its last readable text; everything else follows the design. When that text is not
 * known, because a design was opened broken, results are those of the design before it.
 */
function withTextsOf(lastReadable: Design, design: Design): Design {
  const known = new Map(documentsOf(lastReadable).map((document) => [document.id, document.text]))
  let repaired = design
  for (const document of documentsOf(design)) {
    if (parsePolicy(document.text).document !== null) continue
    const text = known.get(document.id)
    if (text === undefined) return lastReadable
    repaired = withDocumentText(repaired, document.id, text)
  }
  return sameContent(repaired, lastReadable) ? lastReadable : repaired
}

/** Keeps the identity of the object, so that nothing is computed again for the same content. */
function sameContent(left: Design, right: Design): boolean {
  return left === right || JSON.stringify(left) === JSON.stringify(right)
}

function firstSelection(design: Design, wanted: Partial<Selection> = {}): Selection {
  return existing({ identityId: '', requestId: null, step: 1, documentId: '', ...wanted }, design)
}

/** What is chosen, as far as the design has it. What has only got another name since `before` is still chosen. */
function existing(selection: Selection, design: Design, before = design): Selection {
  const { identityId, requestId, step, documentId } = selection
  const documents = documentsOf(design)
  return {
    identityId: kept(design.identities, before.identities, identityId) ?? design.identities[0]?.id ?? '',
    requestId: kept(design.requests, before.requests, requestId) ?? null,
    step,
    documentId: kept(documents, documentsOf(before), documentId) ?? documents[0]?.id ?? '',
  }
}

/** The policies of a role have another id once the role has another name. */
type Kept = readonly { readonly id: string; readonly owner?: string }[]

function kept(items: Kept, before: Kept, id: string | null): string | undefined {
  if (items.some((item) => item.id === id)) return id ?? undefined
  const was = before.find((item) => item.id === id)
  const isRenamed =
    items.length === before.length &&
    before.every((item, at) => item === was || item.id === items[at]?.id || item.owner === (was?.owner ?? ''))
  return was && isRenamed ? items[before.indexOf(was)]?.id : undefined
}
