'use client'

import { useEffect, useRef, useState } from 'react'
import type { Simulated } from '@/components/engine/simulated'
import { useAnnounce } from '@/components/ui/announcer'
import type { Design } from '@/lib/design'
import type { Lesson, LessonCheck, Proof, Prove } from '@/lib/scenarios'
import type { LessonTools } from './lesson-workspace'
import { proveBeside } from './prove-beside'

interface Checked {
  /** How far the task is; null until it has been told once. */
  readonly result: LessonCheck | null
  /** What the prover said of the questions that the goals in sight ask, each by its text. */
  readonly proofs: ReadonlyMap<string, Proof>
}

/** How far the task is, for the results that are shown. */
export function useLessonCheck(
  lesson: Lesson,
  start: Design,
  shown: Simulated,
  { check, engine }: LessonTools,
): Checked {
  const [result, setResult] = useState<LessonCheck | null>(null)
  const [proofs, setProofs] = useState<Checked['proofs']>(new Map())
  const [failure, setFailure] = useState<unknown>(null)
  const announce = useAnnounce()
  const said = useRef('')

  useEffect(() => {
    let isOvertaken = false
    const decide = async (design: Design) =>
      design === shown.design ? shown.simulation : engine.simulateOther(design)
    const prove: Prove = async (design, question) => {
      const proof = await proveBeside(design, question, () => !isOvertaken)
      // What is tried behind the scenes is not shown.
      const isInSight = design === shown.design && !isOvertaken
      if (isInSight) setProofs((before) => new Map(before).set(JSON.stringify(question), proof))
      return proof
    }
    const tell = (next: LessonCheck) => {
      if (isOvertaken) return
      setResult(next)
      const sentence = sayCheck(next)
      // At first nothing has changed, and so there is nothing to say.
      if (said.current !== '' && said.current !== sentence) announce(sentence)
      said.current = sentence
    }
    check
      .checkLesson(lesson, start, shown.design, decide, prove)
      .then(tell, (error: unknown) => !isOvertaken && setFailure(error))
    return () => {
      isOvertaken = true
    }
  }, [lesson, start, shown, check, engine, announce])
  // The error boundary knows what to do when what decides is broken or did not come.
  if (failure !== null) throw failure
  return { result, proofs }
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
