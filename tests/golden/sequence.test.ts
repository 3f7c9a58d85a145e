// @vitest-environment happy-dom
// Mermaid cleans titles with the help of a document, so this file has one.
import mermaid from 'mermaid'
import { describe, expect, test } from 'vitest'
import { type Design, withDocumentText } from '@/lib/design'
import { DEFAULT_DESIGN } from '@/lib/scenarios'
import { simulate } from '@/lib/simulation'
import { flowOf, toSequence } from '@/lib/views'
import { expectGolden } from './golden-file'

const TRUST = 'roles/PhotoAppUser/trust-policy'

async function sequenceOf(design: Design, identityId: string, requestId: string | null) {
  const simulation = await simulate(design)
  const identity = design.identities.find(({ id }) => id === identityId)
  return toSequence(design, identity, flowOf(design, simulation, identityId, requestId))
}

describe('diagram texts read as reviewed, and Mermaid reads them', () => {
  const trust = DEFAULT_DESIGN.roles[0]?.trustPolicy ?? ''
  test.each<[string, Design, string, string | null]>([
    ['signed-in', DEFAULT_DESIGN, 'ana', 'get-own'],
    ['no-request-chosen', DEFAULT_DESIGN, 'ana', null],
    ['guest', DEFAULT_DESIGN, 'guest', 'get-public'],
    [
      'refused-at-step-4',
      withDocumentText(DEFAULT_DESIGN, TRUST, trust.replace('"authenticated"', '"x"')),
      'ana',
      null,
    ],
    ['refused-at-step-6', DEFAULT_DESIGN, 'ana', 'scan'],
    ['undetermined', withDocumentText(DEFAULT_DESIGN, TRUST, '{'), 'ana', null],
  ])('%s', async (name, design, identity, request) => {
    const { source } = await sequenceOf(design, identity, request)
    expectGolden(`sequence/${name}.mmd`, source)
    expect(await mermaid.parse(source)).toMatchObject({ diagramType: 'sequence' })
  })
})

describe('no name breaks a diagram', () => {
  const names = [
    'end',
    'END',
    'loop',
    'participant',
    'Note over A',
    ';',
    'a; b',
    '#',
    '#35;',
    '&#35;',
    'a\nb',
    'a\r\nSts->>App: forged',
    '%%{init: {"theme": "dark"}}%%',
    '%% comment',
    '%',
    '"quoted"',
    "it's",
    '<script>alert(1)</script>',
    '<br/>',
    '->>',
    '-->>',
    '--x',
    'A: B',
    '::',
    '+ -',
    '[x]{y}(z)|w|',
    '@{ "type": "actor" }',
    '\\',
    '`code`',
    '$$x^2$$',
    'as',
    'a as b',
    ' ',
    '\t',
    '\u0000',
    '\u2028',
    '\u200b',
    '\ud800',
    '😀',
    'ünï',
    'x'.repeat(128),
  ]
  test.each(names)('%j', async (name) => {
    const design: Design = {
      ...DEFAULT_DESIGN,
      providers: DEFAULT_DESIGN.providers.map((provider) => ({ ...provider, name })),
      identityPool: { ...DEFAULT_DESIGN.identityPool, name },
      identities: DEFAULT_DESIGN.identities.map((identity) => ({ ...identity, name })),
      requests: DEFAULT_DESIGN.requests.map((request) => ({ ...request, name })),
    }
    const plain = await sequenceOf(DEFAULT_DESIGN, 'ana', 'get-own')
    const { source, messageSteps } = await sequenceOf(design, 'ana', 'get-own')
    expect(await mermaid.parse(source)).toMatchObject({ diagramType: 'sequence' })
    expect(source.split('\n')).toHaveLength(plain.source.split('\n').length)
    expect(messageSteps).toEqual(plain.messageSteps)
    expect(shownNames(source)).toContain(`Identity pool “${name.replace(/[\r\n\u2028]+/g, ' ')}”`)
    expect(source).not.toMatch(/[<>](?!>)(?=[a-z/])/)
  })
})

/** The names of the participants as Mermaid shows them, its entities put back into characters. */
function shownNames(source: string): string[] {
  return [...source.matchAll(/^ {2}participant \w+ as (.*)$/gm)].map(([, text = '']) =>
    text
      .replace(/#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
      .replaceAll('#lt;', '<')
      .replaceAll('#gt;', '>')
      // A mark without width keeps two percent signs from opening a comment.
      .replaceAll('\u200b%', '%'),
  )
}
