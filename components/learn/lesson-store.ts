import type { Design } from '@/lib/design'
import type { Lesson } from '@/lib/scenarios'
import { createPlaygroundStore, type DesignStorage } from '@/lib/store'

/** Lessons keep their work apart, from each other and from the playground. */
function storageOf(lessonId: string, storage: () => Storage): DesignStorage {
  const own = (key: string) => `idpool:lesson:${lessonId}:${key}`
  return {
    getItem: (key) => storage().getItem(own(key)),
    setItem: (key, value) => storage().setItem(own(key), value),
  }
}

/** The store of a lesson: it begins with the lesson's design and with what the lesson wants looked at. */
export function createLessonStore({ id, run }: Lesson, start: Design) {
  return createPlaygroundStore({
    initialDesign: start,
    initialSelection: { identityId: run.identity, requestId: run.request ?? null, step: run.step ?? 1 },
    storage: storageOf(id, () => localStorage),
    tabStorage: storageOf(id, () => sessionStorage),
    now: () => performance.now(),
  })
}
