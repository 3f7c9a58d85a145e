'use client'

import { useEffect, useRef, useState } from 'react'
import type { Simulated } from '@/components/engine/simulated'
import { useAnnounce } from '@/components/ui/announcer'
import type { Design } from '@/lib/design'
import type { Lesson, LessonCheck } from '@/lib/scenarios'
import type { LessonTools } from './lesson-workspace'

/** How far the task is, for the results that are shown; null until it has been told once. */
export function useLessonCheck(
  lesson: Lesson,
  start: Design,
  shown: Simulated,
  { check, engine }: LessonTools,
): LessonCheck | null {
  const [result, setResult] = useState<LessonCheck | null>(null)
  const announce = useAnnounce()
  const said = useRef('')

  useEffect(() => {
    let isOvertaken = false
    const decide = async (design: Design) =>
      design === shown.design ? shown.simulation : engine.simulateOther(design)
    void check.checkLesson(lesson, start, shown.design, decide).then((next) => {
      if (isOvertaken) return
      setResult(next)
      const sentence = sayCheck(next)
      // At first nothing has changed, and so there is nothing to say.
      if (said.current !== '' && said.current !== sentence) announce(sentence)
      said.current = sentence
    })
    return () => {
      isOvertaken = true
    }
  }, [lesson, start, shown, check, engine, announce])
  return result
}

/** "2 of 4 goals are met." */
export function sayCheck({ hands, goals, hidden, isDone, broken }: LessonCheck): string {
  if (broken.length > 0) return 'The goals are checked once every policy can be read.'
  if (isDone) return 'Every goal is met. The task is done.'
  const all = [hands, ...goals]
  const met = all.filter(({ isMet }) => isMet).length
  if (hidden && !hidden.isMet) return 'All goals in sight are met, but it does not hold elsewhere.'
  return `${met} of ${all.length + 1} goals are met.`
}
