// What decides about a lesson's task, as one part that comes after the engine and rests on it.

export { diffDesigns } from '@/lib/design'
export { applyEdits, checkLesson, placeName, transferDesign } from '@/lib/scenarios'
