import { ASSUME_ROLE } from './assume-role'
import { SIX_STEPS } from './six-steps'
import { WRONG_AUDIENCE } from './wrong-audience'

/** The lessons in teaching order. */
export const LESSON_TEXTS = [SIX_STEPS, WRONG_AUDIENCE, ASSUME_ROLE]
