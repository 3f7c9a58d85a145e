import { isRecord } from '@/lib/base/is-record'
import { type Design, documentsOf, withDocumentText, withValueAt } from '@/lib/design'
import { parsePolicy } from '@/lib/iam'
import { type Simulation, simulate } from '@/lib/simulation'
import { applyEdits, resolvePath } from './apply-edits'
import { type GoalResult, judgeGoals, titleOf } from './check-goal'
import { type Prove, proveHere } from './prove-isolation'
import type { Lesson } from './schema'

/** How far somebody has come with the task of a lesson. */
export interface LessonCheck {
  /** Titles of policies that are not JSON: while there are any, nothing else can be told. */
  readonly broken: readonly string[]
  /** Did the hands stay where they should? */
  readonly hands: GoalResult
  readonly goals: readonly GoalResult[]
  /** Tried once everything in sight is right; null until then. */
  readonly hidden: GoalResult | null
  readonly isDone: boolean
}

/**
 * Has this design the goals of the lesson, and does it hold where the learner has not looked?
 *
 * The hidden part is other people and other requests, put into the design behind the scenes: a policy that names
 * Ana, or that fits only the rows of the matrix, is found out there.
 *
 * @param decide what decides; a page hands in one that remembers
 * @param prove what answers for all identities; a page hands in a worker
 * @example
 * (await checkLesson(lesson, start, design)).isDone
 */
export async function checkLesson(
  lesson: Lesson,
  start: Design,
  design: Design,
  decide: (design: Design) => Promise<Simulation> = simulate,
  prove: Prove = proveHere,
): Promise<LessonCheck> {
  const broken = documentsOf(design)
    .filter(({ text }) => parsePolicy(text).document === null)
    .map(({ id }) => titleOf(design, id))
  const hands = checkHands(lesson, start, design)
  if (broken.length > 0) return { broken, hands, goals: [], hidden: null, isDone: false }

  const simulation = await decide(design)
  const goals = await judgeGoals(lesson.fix.goals, { design, simulation, start }, prove)
  const isRightInSight = hands.isMet && goals.every(({ isMet }) => isMet)
  const hidden = isRightInSight ? await checkHidden(lesson, start, design, decide, prove) : null
  return { broken, hands, goals, hidden, isDone: isRightInSight && hidden?.isMet === true }
}

async function checkHidden(
  { fix: { hidden } }: Lesson,
  start: Design,
  design: Design,
  decide: (design: Design) => Promise<Simulation>,
  prove: Prove,
): Promise<GoalResult> {
  const edited = applyEdits(design, hidden.edits)
  if (!edited.ok) return { says: hidden.says, isMet: false, reasons: [{ text: `${edited.error}.` }] }
  const simulation = await decide(edited.value)
  const judged = { design: edited.value, simulation, start }
  const results = await judgeGoals(hidden.goals, judged, prove)
  // A cell that was tried behind the scenes cannot be shown in the design, so its reason stands alone.
  const reasons = results.flatMap((result) =>
    result.reasons.map(({ text, why }) => ({ text, ...(why && { why }) })),
  )
  return { says: hidden.says, isMet: reasons.length === 0, reasons }
}

/** Only what the task is about may differ from the start. */
function checkHands({ fix: { mayEdit } }: Lesson, start: Design, design: Design): GoalResult {
  const allowed = mayEdit.map((place) => placeName(start, place)).join(', ')
  const isMet = stable(without(start, mayEdit)) === stable(without(design, mayEdit))
  return {
    says: `Only this is changed: ${allowed}`,
    isMet,
    reasons: isMet ? [] : [{ text: 'Something else is changed, too. Undo it, or start the task again.' }],
  }
}

/** What settings of the identity pool are called. */
const SETTINGS: Readonly<Record<string, string>> = {
  'identityPool.allowUnauthenticatedIdentities': 'guest access of the identity pool',
  'identityPool.allowClassicFlow': 'the classic flow of the identity pool',
  'identityPool.roleMappings': 'the role mapping of the identity pool',
}

/** "the trust policy of PhotoAppUser", "the role mapping of the identity pool", or a part of the design by its path. */
export function placeName(design: Design, place: string): string {
  if (documentsOf(design).some(({ id }) => id === place)) return titleOf(design, place)
  const setting = SETTINGS[place]
  if (setting) return setting
  const [part, id, field] = place.split('.')
  const request = part === 'requests' && design.requests.find((each) => each.id === id)
  if (request && field) return `the ${field} of the request “${request.name}”`
  const provider = part === 'providers' && design.providers.find((each) => each.id === id)
  if (provider && field) return `the ${field} of “${provider.name}”`
  return `\`${place}\``
}

function without(design: Design, places: readonly string[]): Design {
  return places.reduce((rest, place) => {
    if (documentsOf(rest).some(({ id }) => id === place)) return withDocumentText(rest, place, '')
    const path = resolvePath(rest, place.split('.'))
    return path === null ? rest : (withValueAt(rest, path, undefined) as Design)
  }, design)
}

/** The same text for the same content, in whatever order its fields were written. Empty is the same as left out. */
function stable(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    isRecord(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)))
      : inner,
  )
}
