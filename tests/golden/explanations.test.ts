import { describe, expect, test } from 'vitest'
import { type Design, withDocumentText } from '@/lib/design'
import { explain, explanationToText } from '@/lib/iam'
import { DEFAULT_DESIGN } from '@/lib/scenarios'
import { explainRequest, simulate } from '@/lib/simulation'
import { explainCell, flowOf } from '@/lib/views'
import { readCases, toAuthorizationRequest, toPolicySet } from '../conformance/read-cases'
import { expectGolden } from './golden-file'

const S3 = 'roles/PhotoAppUser/policies/S3UserFolder'
const DB = 'roles/PhotoAppUser/policies/DynamoDBUserRows'
const TRUST = 'roles/PhotoAppUser/trust-policy'
const [user] = DEFAULT_DESIGN.roles
const s3Text = user?.policies[0]?.text ?? ''
const dbText = user?.policies[1]?.text ?? ''
const edit = (id: string, text: string) => withDocumentText(DEFAULT_DESIGN, id, text)

/** The words of a cell as the screen shows them, and the whole tree below. */
async function explainedCell(design: Design, identity: string, request: string): Promise<string> {
  const simulation = await simulate(design)
  const cell = explainCell(design, simulation, identity, request)
  const lines = [
    cell?.headline,
    cell?.reason,
    cell?.warning,
    cell?.awsMessage && `AWS says: ${cell.awsMessage}`,
    cell?.hiddenCause && `What AWS does not say: ${cell.hiddenCause}`,
    cell?.place && `Look at (${cell.place.role}): ${cell.place.label} in ${cell.place.documentId}`,
    ...(cell?.missingKeys ?? []).map((key) => `Missing: ${key}`),
    ...(cell?.assumptions ?? []).map((assumption) => `Assumed: ${assumption.says}`),
    '',
    ...explainRequest(design, simulation, identity, request).map(explanationToText),
  ]
  return `${lines.filter((line) => line !== null && line !== undefined).join('\n')}\n`
}

describe('explanations read as reviewed', () => {
  test.each<[string, Design, string, string]>([
    ['allow', DEFAULT_DESIGN, 'ana', 'get-own'],
    ['implicit-deny-by-resource', DEFAULT_DESIGN, 'ana', 'get-other'],
    ['implicit-deny-by-condition', DEFAULT_DESIGN, 'ana', 'list-other'],
    ['implicit-deny-by-missing-key', DEFAULT_DESIGN, 'ana', 'list-all'],
    ['implicit-deny-by-action', DEFAULT_DESIGN, 'ana', 'scan'],
    ['rows-of-another', DEFAULT_DESIGN, 'ana', 'get-other-row'],
    ['scan-by-accident', edit(DB, dbText.replace('dynamodb:UpdateItem', 'dynamodb:Scan')), 'ana', 'scan'],
    [
      'explicit-deny',
      edit(
        S3,
        s3Text.replace(
          /\}\s*\]\s*\}$/,
          '}, { "Sid": "NoUploads", "Effect": "Deny", "Action": "s3:PutObject", "Resource": "*" }]}',
        ),
      ),
      'ana',
      'put-own',
    ],
    ['version-removed', edit(S3, s3Text.replace('"Version": "2012-10-17",', '')), 'ana', 'get-own'],
    ['unknown-operator', edit(S3, s3Text.replace('"StringLike"', '"StringMatch"')), 'ana', 'list-own'],
    ['policy-not-json', edit(S3, s3Text.slice(0, -2)), 'ana', 'get-own'],
    ['guest-allow', DEFAULT_DESIGN, 'guest', 'get-public'],
  ])('%s', async (name, design, identity, request) => {
    expectGolden(`explanations/${name}.txt`, await explainedCell(design, identity, request))
  })

  test.each<[string, (text: string) => string]>([
    [
      'trust-refusal-by-audience',
      (text) =>
        text.replace(DEFAULT_DESIGN.identityPool.id, 'us-east-1:00000000-aaaa-4bbb-8ccc-000000000000'),
    ],
    ['trust-refusal-by-state', (text) => text.replace('"authenticated"', '"unauthenticated"')],
    ['trust-refusal-by-action', (text) => text.replace('sts:AssumeRoleWithWebIdentity', 'sts:AssumeRole')],
  ])('%s', async (name, change) => {
    const design = edit(TRUST, change(user?.trustPolicy ?? ''))
    const simulation = await simulate(design)
    const lines = flowOf(design, simulation, 'ana', 'get-own').flatMap((step) => [
      `${step.number} ${step.title} (${step.status})`,
      `  asked: ${step.asked}`,
      `  answered: ${step.answered}`,
      ...(step.decided ? [`  decided: ${step.decided}`] : []),
      ...(step.decidedBy ? [`  by: ${step.decidedBy.label}`] : []),
    ])
    const cell = await explainedCell(design, 'ana', 'get-own')
    expectGolden(`explanations/${name}.txt`, `${withoutKeys(lines.join('\n'))}\n\n${cell}`)
  })

  test.each([
    'cases/evaluate/policy-types.json#session-implicit',
    'cases/evaluate/operators-and-keys.json#no-qualifier-positive',
    'cases/evaluate/cross-account.json#role-identity',
    'cases/evaluate/cross-account.json#role-session-not',
    'cases/evaluate/principals-same-account.json#account-alone',
    'cases/evaluate/service-control-policies.json#unit-level',
    'cases/evaluate/resource-control-policies.json#web-identity',
    'cases/evaluate/not-principal.json#no-session',
    'cases/evaluate/not-principal.json#boundary',
    'cases/evaluate/numbers.json#equals-huge',
    'cases/evaluate/ip-addresses.json#outside',
    'cases/evaluate/keys.json#unstated',
    'cases/evaluate/root-user.json#all',
    'cases/evaluate/assume-role.json#account',
    'cases/evaluate/endpoint-policies.json#direct-grant',
  ])('%s', (address) => {
    const one = readCases().find((candidate) => candidate.address === address)?.one
    expect(one).toBeDefined()
    const explanation = explain(toPolicySet(one?.policies ?? {}), toAuthorizationRequest(one?.request ?? {}))
    expectGolden(`explanations/${goldenNameOf(address)}.txt`, explanationToText(explanation))
  })
})

/** `numbers-equals-huge` for `cases/evaluate/numbers.json#equals-huge`. */
function goldenNameOf(address: string): string {
  return address.replace(/^.*\/(.*)\.json#(.*)$/, '$1-$2')
}

/** Access key ids say nothing to a reader. */
function withoutKeys(text: string): string {
  return text.replace(/ASIA[A-Z2-7]{16}/g, 'ASIA(16 characters)')
}
