import { cache } from 'react'
import { DEFAULT_DESIGN, EVERY_SOURCE } from '@/lib/scenarios'
import { simulate } from '@/lib/simulation'

/** The designs that pages of the documentation quote, simulated once while the site is built. */
export const simulateDefault = cache(() => simulate(DEFAULT_DESIGN))
export const simulateEverySource = cache(() => simulate(EVERY_SOURCE))
