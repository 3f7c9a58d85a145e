import * as v from 'valibot'
import { fail, type Result, succeed } from '@/lib/base/result'
import { type DesignProblem, readChecked } from '@/lib/design'
import { type Lesson, lessonSchema } from './schema'

/**
 * Is this text a lesson, and if not, what is wrong with it and where?
 *
 * The text is not trusted. Total: any text gives a lesson or a list of problems, each with its place.
 *
 * @example
 * const read = decodeLesson(await file.text())
 * if (!read.ok) console.log(read.error[0]) // { line: 3, column: 12, path: 'track', message: … }
 */
export function decodeLesson(text: string): Result<Lesson, readonly DesignProblem[]> {
  return readChecked(text, (value) => {
    const checked = v.safeParse(lessonSchema, value)
    return checked.success ? succeed(checked.output) : fail(checked.issues)
  })
}
