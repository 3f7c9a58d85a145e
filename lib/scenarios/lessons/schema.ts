import * as v from 'valibot'
import { ISOLATION_FORMATS, ISOLATION_OPERATIONS } from '@/lib/design'

/**
 * The one definition of a lesson. Those that ship are written in it, and `idpool lesson check` holds the files of other
 * authors against it. The documentation tells authors what each part is for: `app/docs/content/write-a-lesson.mdx`.
 */

const id = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'must be lower-case letters, digits and dashes'),
)
const sentence = v.pipe(v.string(), v.minLength(1), v.maxLength(600))
const title = v.pipe(v.string(), v.minLength(1), v.maxLength(80))
const path = v.pipe(v.array(v.union([v.string(), v.number()])), v.minLength(1))
const ids = v.pipe(v.array(id), v.minLength(1))
const step = v.picklist([1, 2, 3, 4, 5, 6])

/** A small change of a design. Items of a list are named by their id or name: `["roles", "PhotoAppUser", "policies"]`. */
export const editSchema = v.union([
  v.strictObject({ document: v.string(), policy: v.union([v.string(), v.looseObject({})]) }),
  v.strictObject({ document: v.string(), find: v.pipe(v.string(), v.minLength(1)), put: v.string() }),
  v.strictObject({ at: path, value: v.unknown() }),
  v.strictObject({ at: path, add: v.unknown() }),
  v.strictObject({ at: path, remove: v.literal(true) }),
])

const says = v.optional(sentence)
const goal = <Kind extends string, Entries extends v.ObjectEntries>(kind: Kind, entries: Entries) =>
  v.strictObject({ kind: v.literal(kind), ...entries, says })

/** Something that the engine can tell about a design. Without words of its own it is worded from its parts. */
export const goalSchema = v.variant('kind', [
  goal('cells', {
    identities: ids,
    requests: ids,
    decision: v.picklist(['allow', 'deny']),
    step: v.optional(step),
    deniedBy: v.optional(
      v.picklist([
        ...(['identity', 'resource', 'trust', 'boundary'] as const),
        ...(['session', 'scp', 'rcp', 'endpoint'] as const),
      ]),
    ),
    isExplicit: v.optional(v.boolean()),
  }),
  goal('stops', { identity: id, step, code: v.optional(v.string()) }),
  goal('role', { identity: id, role: v.nullable(v.string()) }),
  goal('key', { identity: id, key: v.string(), value: v.nullable(v.string()) }),
  goal('decided-by', { identity: id, request: v.optional(id), step, document: v.string() }),
  goal('trust', { role: v.string() }),
  goal('statements', { documents: v.pipe(v.array(v.string()), v.minLength(1)), atMost: v.number() }),
  goal('no-wildcard', {
    documents: v.pipe(v.array(v.string()), v.minLength(1)),
    element: v.picklist(['Action', 'Resource']),
  }),
  goal('changed-lines', { document: v.string(), atMost: v.number() }),
  goal('saves', { document: v.string() }),
  goal('pool-saves', {}),
  goal('isolated', {
    /** The name of a question under `isolation` at the start: nobody passes by asking for less. */
    question: v.string(),
    /** In place of those of the question. */
    operations: v.optional(v.pipe(v.array(v.picklist(ISOLATION_OPERATIONS)), v.minLength(1))),
    /** In place of those of the question: the same for values that look otherwise. */
    formats: v.optional(v.record(v.string(), v.picklist(ISOLATION_FORMATS))),
    verdict: v.picklist(['proved', 'counterexample']),
  }),
])

/** A question whose answer is one cell, or one of several claims of which the engine finds just one to be true. */
export const questionSchema = v.variant('kind', [
  v.strictObject({
    kind: v.literal('cell'),
    identity: id,
    request: id,
    asks: sentence,
    answer: v.picklist(['allow', 'deny']),
    because: sentence,
  }),
  v.strictObject({
    kind: v.literal('choice'),
    asks: sentence,
    choices: v.pipe(
      v.array(v.strictObject({ says: sentence, claim: goalSchema })),
      v.minLength(2),
      v.maxLength(5),
    ),
    answer: v.pipe(v.number(), v.integer(), v.minValue(0)),
    because: sentence,
  }),
])

const edits = v.array(editSchema)
const change = v.strictObject({ says: sentence, edits: v.pipe(edits, v.minLength(1)) })
const questions = v.pipe(v.array(questionSchema), v.minLength(1), v.maxLength(4))

export const TRACKS = ['foundations', 'data', 'claims', 'boundaries', 'mastery', 'proof'] as const

export const lessonSchema = v.pipe(
  v.strictObject({
    $schema: v.optional(v.string()),
    version: v.literal(1),
    id,
    track: v.picklist(TRACKS),
    title,
    minutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60)),
    prerequisites: v.optional(v.array(id), []),
    /** Completes "You will be able to …". */
    ability: sentence,
    /** What happened, as a colleague would tell it. */
    story: sentence,
    start: v.strictObject({
      base: id,
      /** Those of the base that the lesson keeps; left out: all. */
      identities: v.optional(ids),
      requests: v.optional(ids),
      edits: v.optional(edits, []),
    }),
    predict: questions,
    run: v.strictObject({ says: sentence, identity: id, request: v.optional(id), step: v.optional(step) }),
    explain: v.strictObject({ says: sentence, questions }),
    fix: v.strictObject({
      says: sentence,
      /** Ids of documents, or paths in the design with dots: `identityPool.allowClassicFlow`. */
      mayEdit: v.pipe(v.array(v.string()), v.minLength(1)),
      goals: v.pipe(v.array(goalSchema), v.minLength(1)),
      /** What is tried behind the scenes: a rule that fits only the cells in sight is found out. */
      hidden: v.strictObject({ says: sentence, edits, goals: v.pipe(v.array(goalSchema), v.minLength(1)) }),
    }),
    hints: v.strictTuple([sentence, sentence, sentence]),
    solution: change,
    wrongFixes: v.pipe(v.array(change), v.minLength(1)),
    transfer: v.strictObject({
      says: sentence,
      /** On which design the questions are asked, before its edits. */
      from: v.optional(v.picklist(['solution', 'start']), 'solution'),
      edits: v.optional(edits, []),
      questions,
    }),
    debrief: v.pipe(v.array(sentence), v.minLength(1), v.maxLength(5)),
    links: v.optional(v.array(id), []),
  }),
  v.title('Identity Pool Playground lesson'),
)

/** A lesson as an author writes it. */
export type LessonText = v.InferInput<typeof lessonSchema>
/** A lesson with everything that may be left out filled in. */
export type Lesson = v.InferOutput<typeof lessonSchema>
export type Edit = v.InferOutput<typeof editSchema>
export type Goal = v.InferOutput<typeof goalSchema>
export type Question = v.InferOutput<typeof questionSchema>
export type Track = (typeof TRACKS)[number]
