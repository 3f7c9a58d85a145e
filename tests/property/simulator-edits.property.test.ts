import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { type Design, decodeDesign, documentsOf, encodeDesign, withDocumentText } from '@/lib/design'
import { createTokenService } from '@/lib/federation'
import { DEFAULT_DESIGN, EVERY_SOURCE } from '@/lib/scenarios'
import { createSimulator, simulate, toPlain } from '@/lib/simulation'
import { policyText } from './arbitraries/designs'
import { mutatedText } from './arbitraries/mutations'
import { PATIENCE, runs } from './runs'

vi.setConfig({ testTimeout: PATIENCE })

const QUEUE = 'arn:aws:sqs:us-east-1:111122223333:jobs'

/** The design with everything that a policy can stand on, so that every layer is edited. */
const LAYERED: Design = {
  ...EVERY_SOURCE,
  roles: EVERY_SOURCE.roles.map((role, index) =>
    index === 0 ? { ...role, permissionsBoundary: { name: 'Edge', text: allow('*') } } : role,
  ),
  buckets: EVERY_SOURCE.buckets.map((bucket) => ({ ...bucket, policy: allow('s3:GetObject', '*') })),
  organization: {
    scps: [[{ name: 'Full', text: allow('*') }]],
    rcps: [[{ name: 'Guard', text: allow('*', '*') }]],
  },
  resources: [{ arn: QUEUE, policy: allow('sqs:SendMessage', '*') }],
  requests: [
    ...EVERY_SOURCE.requests,
    { id: 'send', name: 'Send', service: 'other', action: 'sqs:SendMessage', resource: QUEUE, context: {} },
    {
      ...{ id: 'drop', name: 'Delete it', service: 's3', operation: 'DeleteObject' },
      ...{ bucket: 'sources', key: '{{self}}/new.txt' },
    } as const,
    { ...EVERY_SOURCE.requests[1]!, id: 'get-again', name: 'Get it again' },
    {
      id: 'list',
      name: 'List',
      service: 's3',
      operation: 'ListObjectsV2',
      bucket: 'sources',
      prefix: '{{self}}',
    },
  ],
}

function allow(action: string, principal?: string): string {
  const statement = {
    Effect: 'Allow',
    Action: action,
    Resource: '*',
    ...(principal ? { Principal: principal } : {}),
  }
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
}

type Change = (design: Design) => Design

/** What a person might do next. */
function changesOf(start: Design): fc.Arbitrary<Change> {
  const texts = documentsOf(start)
  const words = [
    'Allow',
    'Deny',
    's3:GetObject',
    's3:PutObject',
    's3:*',
    'sources',
    'shared',
    ':sub',
    ':aud',
    ':amr',
    '*',
  ]
  const inText = fc
    .tuple(fc.constantFrom(...texts), fc.constantFrom(...words), fc.constantFrom(...words))
    .map(
      ([{ id }, word, other]): Change =>
        (design) => {
          const text = documentsOf(design).find((one) => one.id === id)?.text ?? ''
          return withDocumentText(design, id, text.replace(word, other))
        },
    )
  const flip = fc.constantFrom(...texts).map(
    ({ id }): Change =>
      (design) => {
        const text = documentsOf(design).find((one) => one.id === id)?.text ?? ''
        const flipped = text.includes('"Allow"')
          ? text.replace('"Allow"', '"Deny"')
          : text.replace('"Deny"', '"Allow"')
        return withDocumentText(design, id, flipped)
      },
  )
  const newText = fc
    .tuple(fc.constantFrom(...texts), fc.oneof(policyText, fc.constantFrom(...texts.map(({ text }) => text))))
    .map(
      ([{ id }, text]): Change =>
        (design) =>
          withDocumentText(design, id, text),
    )
  const lists = fc
    .tuple(
      fc.constantFrom('identities', 'requests', 'roles', 'buckets', 'providers', 'tables'),
      fc.nat(),
      fc.boolean(),
    )
    .map(
      ([list, at, isTaken]): Change =>
        (design) => {
          const items: readonly unknown[] = design[list as 'identities']
          const index = items.length === 0 ? 0 : at % items.length
          const rest = [...items.slice(0, index), ...items.slice(index + 1)]
          return (
            sound({ ...design, [list]: isTaken ? rest : [...rest, ...items.slice(index, index + 1)] }) ??
            design
          )
        },
    )
  // Anything at all that still is a design, and a copy of the same one.
  const anything = mutatedText(start).map(
    (text): Change =>
      (design) =>
        sound(text) ?? design,
  )
  const copy = fc.constant<Change>((design) => structuredClone(design))
  const back = fc.constant<Change>(() => start)
  return fc.oneof(
    { weight: 5, arbitrary: flip },
    { weight: 3, arbitrary: inText },
    { weight: 3, arbitrary: newText },
    { weight: 3, arbitrary: lists },
    { weight: 3, arbitrary: anything },
    { weight: 1, arbitrary: copy },
    { weight: 1, arbitrary: back },
  )
}

function sound(design: Design | string): Design | null {
  const decoded = decodeDesign(
    typeof design === 'string' ? design : encodeDesign({ ...design, expectations: [] }),
  )
  return decoded.ok ? decoded.value : null
}

test.each([
  ['the default design', DEFAULT_DESIGN, 30],
  ['every source, under every layer', LAYERED, 30],
] as const)(
  'after any edits a simulator says what a fresh simulation says: %s',
  async (_name, start, times) => {
    await fc.assert(
      fc.asyncProperty(fc.array(changesOf(start), { minLength: 1, maxLength: 6 }), async (changes) => {
        const simulator = createSimulator(createTokenService())
        let design: Design = start
        await simulator.simulate(design)
        for (const change of changes) {
          design = change(design)
          expect(toPlain(await simulator.simulate(design))).toEqual(await simulate(design))
        }
      }),
      runs(times),
    )
  },
)
