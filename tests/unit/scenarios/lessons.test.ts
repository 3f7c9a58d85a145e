import { describe, expect, test } from 'vitest'
import { LESSONS, proveLesson } from '@/lib/scenarios'

describe('every lesson says what the engine says', () => {
  test.each(LESSONS.map((lesson) => [lesson.id, lesson] as const))(
    '%s: its start fails, its solution passes, wrong fixes are caught, and its answers are right',
    async (_, lesson) => {
      const faults = await proveLesson(lesson)
      expect(faults.map(({ path, message }) => `${path}: ${message}`)).toEqual([])
    },
  )
})
