import { Eye, Lightbulb, Play, Shuffle, Wrench } from 'lucide-react'
import type { Stage } from '@/lib/scenarios'

/** The stages as they are named on every page. */
export const STAGE_WORDS = {
  predict: { title: 'Predict', about: 'Say what will happen, before you see it.', Icon: Eye },
  run: { title: 'Run', about: 'See what happens.', Icon: Play },
  explain: { title: 'Explain', about: 'Find out why.', Icon: Lightbulb },
  fix: { title: 'Fix', about: 'Make it right. The goals are checked with every edit.', Icon: Wrench },
  transfer: { title: 'Transfer', about: 'Use it once more, elsewhere.', Icon: Shuffle },
} as const satisfies Record<Stage, { title: string; about: string; Icon: unknown }>
