import * as v from 'valibot'
import { LESSON_TEXTS } from './all'
import { type Lesson, lessonSchema } from './schema'

/** The lessons that ship with the playground, in teaching order. */
export const LESSONS: readonly Lesson[] = LESSON_TEXTS.map((text) => v.parse(lessonSchema, text))
