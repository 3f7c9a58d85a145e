import { describe, expect, test } from 'vitest'
import { type Design, withDocumentText } from '@/lib/design'
import { DEFAULT_DESIGN } from '@/lib/scenarios'
import { createSimulator, type Simulation } from '@/lib/simulation'

const ACCESS = 'roles/PhotoAppUser/policies/S3UserFolder'
const TRUST = 'roles/PhotoAppUser/trust-policy'
const textOf = (name: string) =>
  DEFAULT_DESIGN.roles.flatMap(({ policies }) => policies).find((policy) => policy.name === name)?.text ?? ''

/** Before and after an edit that comes as a copy, as it comes into a worker. */
async function edit(change: (text: string) => string, document = ACCESS, text = textOf('S3UserFolder')) {
  const simulator = createSimulator()
  const before = await simulator.simulate(DEFAULT_DESIGN)
  const edited = withDocumentText(DEFAULT_DESIGN, document, change(text))
  return { before, after: await simulator.simulate(structuredClone(edited)) }
}

const renewed = (before: Simulation, after: Simulation) =>
  after.cells.filter((cell, index) => cell !== before.cells[index])

describe('after an edit', () => {
  test('of an access policy nobody goes the way to credentials again', async () => {
    const { before, after } = await edit((text) => text.replace('s3:PutObject', 's3:PutObjectAcl'))
    expect(after.runs.every((run, index) => run === before.runs[index])).toBe(true)
    expect(after.trust).toBe(before.trust)
  })

  test('of a statement only requests for its actions change', async () => {
    const { before, after } = await edit((text) => text.replace('s3:PutObject', 's3:PutObjectAcl'))
    const cells = renewed(before, after)
    expect(cells.length).toBeGreaterThan(0)
    expect(cells.map(({ checks }) => checks[0]?.action)).toEqual(cells.map(() => 's3:PutObject'))
    expect(cells.every(({ identity }) => identity !== 'guest')).toBe(true)
  })

  test('of white space every cell is the one that it was', async () => {
    const { before, after } = await edit((text) => `\n${text}\n`)
    expect(renewed(before, after)).toEqual([])
  })

  test('of a trust policy that still lets in whom it let in, no request is asked again', async () => {
    const trust = DEFAULT_DESIGN.roles[0]?.trustPolicy ?? ''
    const { before, after } = await edit(
      (text) => text.replace('"Statement"', '"Id": "x", "Statement"'),
      TRUST,
      trust,
    )
    expect(after.runs[0]?.session).not.toBeNull()
    expect(renewed(before, after)).toEqual([])
  })

  test('of a write that is refused now, what later requests find is what is there', async () => {
    const design: Design = {
      ...DEFAULT_DESIGN,
      requests: [
        {
          id: 'put',
          name: 'Put',
          service: 's3',
          operation: 'PutObject',
          bucket: 'mybucket',
          key: '{{self}}/new',
          body: 'x',
        },
        {
          id: 'get',
          name: 'Get',
          service: 's3',
          operation: 'GetObject',
          bucket: 'mybucket',
          key: '{{self}}/new',
        },
      ],
      expectations: [],
    }
    const simulator = createSimulator()
    const answer = (simulation: Simulation) =>
      simulation.cells.find(({ identity, request }) => identity === 'ana' && request === 'get')?.answer
        ?.status
    expect(answer(await simulator.simulate(design))).toBe(200)
    const text = textOf('S3UserFolder')
    const refused = withDocumentText(design, ACCESS, text.replace(', "s3:PutObject"', ''))
    expect(answer(await simulator.simulate(refused))).not.toBe(200)
    expect(answer(await simulator.simulate(design))).toBe(200)
  })
})

test('a request of another service that is decided anew brings back nothing that was put before the edit', async () => {
  const allow = (...actions: string[]) =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }],
    })
  const [user, guest] = DEFAULT_DESIGN.roles
  const object = { service: 's3', bucket: 'mybucket', key: 'new.txt' } as const
  const start: Design = {
    ...DEFAULT_DESIGN,
    roles: [{ ...user!, policies: [{ name: 'Some', text: allow('s3:*', 'sqs:*') }] }, guest!],
    requests: [
      { id: 'put', name: 'Put', ...object, operation: 'PutObject', body: 'mine' },
      {
        ...{ id: 'send', name: 'Send', service: 'other', action: 'sqs:SendMessage', context: {} },
        resource: 'arn:aws:sqs:us-east-1:123456789012:jobs',
      },
      { id: 'get', name: 'Get', ...object, operation: 'GetObject' },
    ],
    expectations: [],
  }
  const simulator = createSimulator()
  await simulator.simulate(start)
  const edited = withDocumentText(
    start,
    'roles/PhotoAppUser/policies/Some',
    allow('s3:GetObject', 's3:ListBucket'),
  )
  const { cells } = await simulator.simulate(edited)
  expect(cells.find(({ request }) => request === 'get')?.answer?.status).toBe(404)
})
