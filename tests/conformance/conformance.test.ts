import { describe, expect, test } from 'vitest'
import type { Design } from '@/lib/design'
import { withDocumentText } from '@/lib/design'
import {
  authorize,
  type Diagnostic,
  explain,
  type Fix,
  parsePolicy,
  validatePolicy,
  WORDINGS,
} from '@/lib/iam'
import { DEFAULT_DESIGN } from '@/lib/scenarios'
import { type Cell, type Simulation, simulate } from '@/lib/simulation'
import { explainCell, flowOf } from '@/lib/views'
import {
  type CellExpectation,
  type ConformanceCase,
  caseProblems,
  type DiagnosticExpectation,
  type Edit,
  STAGE_NAMES,
  type Stage,
  type StepExpectation,
} from './case-format'
import { KNOWN_FAILURES } from './known-failures'
import { lengthened, rangeOf, readCases, textOf, toAuthorizationRequest, toPolicySet } from './read-cases'
import { runAssume, runConfig, runLogin, runPool } from './run-federation'
import { runPlan } from './run-plan'

const cases = readCases()

const RUNNERS: Readonly<Record<Stage, (one: ConformanceCase) => void | Promise<void>>> = {
  parse: runParse,
  validate: runValidate,
  evaluate: runEvaluate,
  explain: runExplain,
  plan: runPlan,
  simulate: runSimulate,
  login: runLogin,
  config: runConfig,
  pool: runPool,
  assume: runAssume,
}

describe('the cases', () => {
  test('there are some for every stage', () => {
    for (const stage of STAGE_NAMES) expect(cases.some(({ one }) => one[stage] !== undefined)).toBe(true)
  })

  test('each case says what it expects, why, and nothing that is not understood', () => {
    const problems = cases.flatMap(({ address, one }) =>
      caseProblems(one).map((problem) => `${address} ${problem}`),
    )
    expect(problems).toEqual([])
  })

  test('a case that expects nothing is found', () => {
    expect(caseProblems({ id: 'x', name: 'x', source: 'x' })).toContain('expects nothing at any stage')
    const typo = {
      id: 'x',
      name: 'x',
      source: 'x',
      policy: '{}',
      parse: { errors: [], statements: 0 },
      pars: 1,
    }
    expect(caseProblems(typo)).toEqual(['does not use its `pars`'])
  })

  test('no address stands twice', () => {
    const addresses = cases.map(({ address }) => address)
    expect(addresses.filter((address, index) => addresses.indexOf(address) !== index)).toEqual([])
  })

  test('every known failure is a case', () => {
    const addresses = new Set(cases.map(({ address }) => address))
    expect(Object.keys(KNOWN_FAILURES).filter((address) => !addresses.has(address))).toEqual([])
  })

  test.each([
    ['federation', 250],
    ['services', 250],
  ])('%s has at least %i', (folder, least) => {
    const some = cases.filter(({ address }) => address.startsWith(`cases/${folder}/`))
    expect(some.length).toBeGreaterThanOrEqual(least)
  })

  test.each([
    ['aws-sdk-js', '1211', 'rows by LeadingKeys'],
    ['aws-sdk-js-v3', '3115', 'a Query by LeadingKeys'],
    ['aws-sdk-js', '4303', 'a guest and Parameter Store'],
    ['aws-sdk-js', '2324', 'claims of a provider as variables'],
    ['amplify-js', '54', 'the sub that is not the identity id'],
    ['LambdAuth', '4', 'sts:AssumeRole in a trust policy'],
  ])('what people found in %s#%s is among them: %s', (repository, number) => {
    const thread = new RegExp(`\\b${repository}(?:#|/issues/)${number}\\b`)
    expect(cases.filter(({ one }) => thread.test(one.source)).length).toBeGreaterThan(0)
  })

  test('every diagnostic code is expected by at least one case', () => {
    const covered = new Set(cases.flatMap(({ one }) => (one.validate ?? []).map((finding) => finding.code)))
    expect(Object.keys(WORDINGS).filter((code) => !covered.has(code))).toEqual([])
  })
})

describe.each(STAGE_NAMES)('%s', (stage) => {
  test.each(
    cases.filter(({ one }) => one[stage] !== undefined).map((each) => ({ ...each, title: each.one.name })),
  )('$title ($address)', async ({ address, one }) => {
    if (KNOWN_FAILURES[address] === undefined) return RUNNERS[stage](one)
    await expect(
      (async () => RUNNERS[stage](one))(),
      `${address} is listed as a known failure and passes: take it off the list`,
    ).rejects.toThrow()
  })
})

function runParse({ policy, parse }: ConformanceCase): void {
  const text = textOf(policy ?? '')
  const parsed = parsePolicy(text)
  const found = parsed.errors.map(({ range, message }) => ({ ...range, message }))
  const expected = (parse?.errors ?? []).map((error) => ({
    ...rangeOf(text, error),
    message: error.message,
  }))
  expect(found).toEqual(expected)
  expect(parsed.document?.statements.length ?? null).toBe(parse?.statements)
}

function runValidate({ policy, kind, lengthen, validate }: ConformanceCase): void {
  const text = lengthened(textOf(policy ?? ''), lengthen)
  const found = validatePolicy(parsePolicy(text), kind ?? 'identity')
  const expected = (validate ?? []).flatMap(repeated)
  const show = ({ start, end }: { start: number; end: number }) => `${start}-${end} ${text.slice(start, end)}`
  expect(found.map(({ code, severity, range }) => [code, severity, show(range)])).toEqual(
    expected.map((finding) => [finding.code, finding.severity, show(rangeOf(text, finding))]),
  )
  for (const [index, { message, refusal, fix }] of expected.entries()) {
    const finding = found[index]
    if (message !== undefined) expect(finding?.message).toBe(message)
    if (refusal !== undefined) expect(finding?.refusal ?? null).toBe(refusal)
    if (fix === undefined) continue
    const after = finding?.fix ? applyFix(text, finding.fix) : null
    expect(after).toBe(fix === null ? null : lengthened(textOf(fix), lengthen))
  }
}

function repeated(finding: DiagnosticExpectation): DiagnosticExpectation[] {
  const { times, ...once } = finding
  if (times === undefined || !('at' in once)) return [once]
  return Array.from({ length: times }, (_, index) => ({ ...once, nth: (once.nth ?? 1) + index }))
}

function applyFix(text: string, { range, replacement }: Fix): string {
  return text.slice(0, range.start) + replacement + text.slice(range.end)
}

test('every fix that a case produces mends its finding and leaves JSON', () => {
  for (const { address, one } of cases) {
    if (one.validate === undefined || one.kind === undefined) continue
    const text = lengthened(textOf(one.policy ?? ''), one.lengthen)
    const findings = validatePolicy(parsePolicy(text), one.kind)
    const count = (list: readonly Diagnostic[], code: string) =>
      list.filter((each) => each.code === code).length
    for (const { code, fix } of findings) {
      if (fix === undefined) continue
      const parsed = parsePolicy(applyFix(text, fix))
      const left = validatePolicy(parsed, one.kind)
      expect(count(left, code), `${address}: ${fix.title} leaves ${code}`).toBeLessThan(count(findings, code))
      // Of several mistakes of JSON, a fix mends one.
      if (code !== 'json-syntax') expect(parsed.errors, `${address}: ${fix.title}`).toEqual([])
    }
  }
})

function runEvaluate({ policies, request, evaluate: expected }: ConformanceCase): void {
  const set = toPolicySet(policies ?? {})
  const question = toAuthorizationRequest(request ?? {})
  const decision = authorize(set, question)
  expect({
    decision: decision.kind,
    deniedBy: decision.deniedBy ?? undefined,
    undeterminedIn: decision.undeterminedIn ?? undefined,
    assumptions: [...decision.assumptions].sort(),
  }).toEqual({
    decision: expected?.decision,
    deniedBy: expected?.deniedBy,
    undeterminedIn: expected?.undeterminedIn,
    assumptions: [...(expected?.assumptions ?? [])].sort(),
  })
  const explanation = explain(set, question)
  expect(explanation.decision).toEqual(decision)
  const denies = decision.kind === 'implicit-deny' || decision.kind === 'explicit-deny'
  expect(explanation.message !== null).toBe(denies)
  if (expected?.message !== undefined) expect(explanation.message).toBe(expected.message)
  if (expected?.statement !== undefined) {
    expect(decision.statement?.policy.id).toBe(`${expected.statement.layer} ${expected.statement.policy}`)
    expect(decision.statement?.source.index).toBe(expected.statement.statement)
  }
}

function runExplain({ policies, request, evaluate, explain: expected }: ConformanceCase): void {
  const { focus } = explain(toPolicySet(policies ?? {}), toAuthorizationRequest(request ?? {}))
  const layer = evaluate?.deniedBy ?? evaluate?.undeterminedIn ?? (policies?.trust ? 'trust' : 'identity')
  expect({
    role: focus?.role,
    policy: focus?.statement.policyId,
    statement: focus?.statement.index,
    element: focus?.element?.name ?? null,
  }).toEqual({
    role: expected?.focus.role,
    policy: `${layer} ${expected?.focus.policy}`,
    statement: expected?.focus.statement,
    element: expected?.focus.element,
  })
  const elements = focus?.statement.elements ?? []
  if (expected?.missingKeys) expect(focus?.element?.missingKeys).toEqual(expected.missingKeys)
  if (expected?.variables) {
    const variables = elements.flatMap((element) => element.variables)
    expect(Object.fromEntries(variables.map(({ name, value }) => [name, value]))).toEqual(expected.variables)
  }
  if (expected?.vacuous !== undefined) {
    expect(elements.some((element) => element.vacuous)).toBe(expected.vacuous)
  }
}

async function runSimulate({ edits, simulate: expected }: ConformanceCase): Promise<void> {
  if (!expected) return
  const design = (edits ?? []).reduce(applyEdit, DEFAULT_DESIGN)
  const simulation = await simulate(design)
  const listed = new Map((expected.cells ?? []).map((cell) => [`${cell.identity} ${cell.request}`, cell]))
  const known = new Set(simulation.cells.map((cell) => `${cell.identity} ${cell.request}`))
  expect(
    [...listed.keys()].filter((name) => !known.has(name)),
    'cells that do not exist',
  ).toEqual([])

  const usual = await simulate(DEFAULT_DESIGN)
  const others: string[] = []
  const expectedOthers: string[] = []
  for (const cell of simulation.cells) {
    const name = `${cell.identity} ${cell.request}`
    const wanted = listed.get(name)
    if (wanted) {
      expect(describeCell(design, simulation, cell, wanted)).toEqual(wantedCell(wanted))
      continue
    }
    others.push(`${name}: ${cell.verdict} at ${cell.step}`)
    if (expected.otherCells === 'none') expectedOthers.push(`${name}: expected by nobody`)
    else if (expected.otherCells === 'unchanged') {
      const before = usual.cells.find(({ identity, request }) => `${identity} ${request}` === name)
      expectedOthers.push(`${name}: ${before?.verdict} at ${before?.step}`)
    } else expectedOthers.push(`${name}: ${expected.otherCells.verdict} at ${expected.otherCells.step ?? 6}`)
  }
  expect(others).toEqual(expectedOthers)

  for (const step of expected.steps ?? []) expectStep(design, simulation, step)
  expect(
    simulation.documents.flatMap(({ id, diagnostics }) => diagnostics.map(({ code }) => `${id}: ${code}`)),
  ).toEqual(expected.diagnostics.map(({ document, code }) => `${document}: ${code}`))
  if (expected.unintended) {
    const unintended = simulation.trust.flatMap(({ roleName, probes }) =>
      probes
        .filter((probe) => probe.decision === 'allow' && !probe.isIntended)
        .map(({ who }) => ({ role: roleName, who })),
    )
    expect(unintended).toEqual(expected.unintended)
  }
}

/** Only what the case speaks of, so that both sides compare as a whole. */
function describeCell(design: Design, simulation: Simulation, cell: Cell, wanted: CellExpectation): object {
  const explanation = explainCell(design, simulation, cell.identity, cell.request)
  const last = explanation?.details.at(-1)?.explanation
  const focus = last?.focus
  const element = focus?.element?.name ?? null
  const place = focus && { document: focus.statement.policyId, statement: focus.statement.index + 1 }
  const near = (role: string) => (focus?.role === role ? { ...place, element } : undefined)
  const found: { [Field in keyof CellExpectation]: unknown } = {
    identity: cell.identity,
    request: cell.request,
    verdict: cell.verdict,
    step: cell.step,
    by: focus?.role === 'deciding' ? place : undefined,
    near: near('nearest'),
    unclear: near('unclear'),
    status: cell.answer?.status,
    message: explanation?.awsMessage ?? undefined,
    deniedBy: cell.checks.at(-1)?.deniedBy ?? undefined,
    explicit: cell.checks.at(-1)?.decision === 'explicit-deny',
    byAccident: cell.hasVacuousCondition,
    assumptions: [...cell.assumptions].sort(),
  }
  const spoken = Object.keys(wantedCell(wanted))
  return Object.fromEntries(Object.entries(found).filter(([field]) => spoken.includes(field)))
}

function wantedCell({ source: _source, ...wanted }: CellExpectation): object {
  return { step: 6, ...wanted }
}

function expectStep(design: Design, simulation: Simulation, wanted: StepExpectation): void {
  const step = flowOf(design, simulation, wanted.identity, null)[wanted.step - 1]
  expect(step?.number).toBe(wanted.step)
  expect(`${wanted.identity} ${wanted.step} ${step?.status}`).toBe(
    `${wanted.identity} ${wanted.step} ${wanted.status}`,
  )
  if (wanted.answered !== undefined) expect(step?.answered).toBe(wanted.answered)
  if (wanted.assumptions !== undefined) expect(step?.assumptions).toEqual(wanted.assumptions)
  if (wanted.decidedBy !== undefined) {
    const text = simulation.documents.find(({ id }) => id === wanted.decidedBy?.document)?.text ?? ''
    const range = step?.decidedBy?.range ?? { start: 0, end: 0 }
    expect(step?.decidedBy?.documentId).toBe(wanted.decidedBy.document)
    expect(text.slice(range.start, range.end)).toBe(wanted.decidedBy.at)
  }
}

function applyEdit(design: Design, edit: Edit): Design {
  if ('path' in edit) {
    const change = (value: unknown, path: readonly (string | number)[]): unknown => {
      const [first, ...rest] = path
      if (first === undefined) return 'add' in edit ? [...(value as unknown[]), edit.add] : edit.value
      if (Array.isArray(value)) {
        return value.map((item, index) => (index === first ? change(item, rest) : item))
      }
      const object = value as Record<string, unknown>
      if (!(first in object)) throw new Error(`the design has no ${path.join('.')}`)
      return { ...object, [first]: change(object[first], rest) }
    }
    return change(design, edit.path) as Design
  }
  const role = design.roles.find((one) => edit.document.startsWith(`roles/${one.name}/`))
  const before =
    edit.document === `roles/${role?.name}/trust-policy`
      ? role?.trustPolicy
      : role?.policies.find((policy) => edit.document === `roles/${role.name}/policies/${policy.name}`)?.text
  if (before === undefined) throw new Error(`the design has no document ${edit.document}`)
  if ('text' in edit) return withDocumentText(design, edit.document, edit.text)
  if (!before.includes(edit.replace)) throw new Error(`${edit.document} holds no \`${edit.replace}\``)
  return withDocumentText(
    design,
    edit.document,
    before.replace(edit.replace, () => edit.with),
  )
}
