export { DEFAULT_DESIGN } from './default-design'
export { DESIGNS, type GalleryDesign } from './designs'
export { EVERY_SOURCE } from './every-source'
export { LESSONS } from './lessons'
export { applyEdits, transferDesign } from './lessons/apply-edits'
export { checkGoal, type GoalReason, type GoalResult, judgeGoals, sayGoal } from './lessons/check-goal'
export { checkLesson, type LessonCheck, placeName } from './lessons/check-lesson'
export { decodeLesson } from './lessons/decode-lesson'
export {
  decodeProgress,
  encodeProgress,
  isComplete,
  isOpen,
  type LessonProgress,
  mergeProgress,
  NOT_BEGUN,
  nextStage,
  type Progress,
  STAGES,
  type Stage,
} from './lessons/progress'
export {
  askingOnly,
  type Proof,
  type Prove,
  type ProvedCell,
  proveHere,
  questionOf,
} from './lessons/prove-isolation'
export { type LessonFault, proveLesson } from './lessons/prove-lesson'
export type { Edit, Goal, Lesson, LessonText, Question, Track } from './lessons/schema'
export { solutionOf, startOf } from './lessons/start-design'
