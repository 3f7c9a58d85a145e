// npm run test:mutants: puts faults into the prover, one at a time, and says which of them nothing notices.
// Options: --cases=NUMBER of random designs for each fault (400), --only=WORD of the fault's file or text.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { bundled } from './bundle.mjs'
import { fail, requireNode, root } from './project.mjs'

requireNode()
const option = (name, otherwise) =>
  process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise
const cases = Number(option('cases', 400))
const only = option('only', '')

/** File of lib/prover, what stands there, and what is put in its place. Each makes the prover say too much. */
const FAULTS = [
  ['marked-word.ts', 'if (left === END && right === END) return null', 'if (left === END) return null'],
  ['marked-word.ts', 'if (left === WHOLE && right === WHOLE) return null', 'if (left === WHOLE) return null'],
  ['marked-word.ts', 'return left === START && right === START ? TOGETHER : APART', 'return TOGETHER'],
  ['marked-word.ts', '!== WITHIN || this.open.has(slot)', '!== WITHIN'],
  ['marked-word.ts', '[OUTSIDE, START, WHOLE]', '[OUTSIDE, START]'],
  [
    'marked-word.ts',
    'if (isOver && !automaton.accepts(state)) return null',
    'if (isOver && automaton.accepts(state)) return null',
  ],
  ['marked-word.ts', 'telling.push(...automaton.setsAt(inner[index] as number))', ''],
  ['word-question.ts', '[isNegated, isPrefix, ...patterns', '[isPrefix, ...patterns'],
  ['automaton.ts', 'pinned.has(item.slot.id) ? !isFirst : !this.language.isNegated', 'false'],
  ['automaton.ts', 'if (pattern.some(isLost)) return null', 'if (false) return null'],
  ['automaton.ts', 'accepts: isIn !== isNegated', 'accepts: isIn'],
  [
    'automaton.ts',
    'isNegated ? places.some((place) => this.forever.has(place))',
    'isNegated ? places.length > 0',
  ],
  ['automaton.ts', ".kind === 'run' &&", ".kind !== 'slot' &&"],
  ['automaton.ts', 'inner: 1 << INNER, last: 1 << END }', 'inner: 1 << INNER, last: 0 }'],
  ['formula.ts', 'return and(formula.parts.map(not))', 'return or(formula.parts.map(not))'],
  [
    'formula.ts',
    "return or([atom({ kind: 'absent', key }), atom({ kind: 'all', key, language: complement(one.language) })])",
    "return atom({ kind: 'all', key, language: complement(one.language) })",
  ],
  ['statement-formula.ts', "ifExists || qualifier === 'ForAllValues' ||", "qualifier === 'ForAllValues' ||"],
  ['statement-formula.ts', "ifExists || qualifier === 'ForAllValues' ||", 'ifExists ||'],
  ['statement-formula.ts', '(operator.negated && qualifier === null)', 'false'],
  ['statement-formula.ts', "qualifier === 'ForAllValues' ? all(emptyTextFor(language)) : FALSE", 'FALSE'],
  [
    'statement-formula.ts',
    "if (meaning.kind !== 'none') return meaning\n  return fallback === null ? meaning",
    "if (meaning.kind !== 'none') return meaning\n  return true ? meaning",
  ],
  ['statement-formula.ts', "source.resource.name === 'NotResource'", 'false'],
  [
    'statement-formula.ts',
    'languageOf(patterns.list, { isNegated: operator.negated })',
    'languageOf(patterns.list)',
  ],
  ['statement-formula.ts', "if (isAlive && mayHold(meaning.slot.format, '*?'))", 'if (false)'],
  ['statement-formula.ts', "if (statement.malformed) return unsure('malformed-statement')", ''],
  [
    'statement-formula.ts',
    "if (operator === null) return unsure('unknown-operator')\n  const { qualifier",
    'if (operator === null) return FALSE\n  const { qualifier',
  ],
  ['question.ts', "(layer === 'identity' ? role : [])", '[]'],
  ['question.ts', 'statements: [...own, ...direct,', 'statements: [...own,'],
  ['prove.ts', "...(facts.is === 'maybe' ? [none] : [])", ''],
  ['prove.ts', "if (outcome.kind === 'none') continue", "if (outcome.kind !== 'found') continue"],
  ['box.ts', 'some.map((one) => [one, ...own])', '[[...some, ...own]]'],
  ['box.ts', 'among.map((shapes) => [languageOfFormats(shapes)])', '[]'],
  ['box.ts', 'holds(one) !== isNegated', 'holds(one)'],
  [
    'search.ts',
    "else if (part.kind === 'unsure') this.reasons.add(part.reason)",
    "else if (part.kind === 'unsure') return null",
  ],
  [
    'session-model.ts',
    "if (key === LEADING_KEYS && SEVERAL_ITEMS.test(name)) return { is: 'always', holds: 'many', format: ANY_TEXT }",
    "if (key === LEADING_KEYS && SEVERAL_ITEMS.test(name)) return { is: 'always', holds: 'one', isList: true }",
  ],
  [
    'things.ts',
    "or([atom({ kind: 'absent', key }), atom({ kind: 'all', key, language: leading })])",
    "atom({ kind: 'all', key, language: leading })",
  ],
  ['finite-values.ts', 'tests.flatMap(({ named }) => named)', 'first.named'],
  ['finite-values.ts', 'tests.some(({ family }) => family !== first.family)', 'false'],
  ['session-model.ts', 'shape.hasOpenTags || shape.mappedTags', 'shape.mappedTags'],
  ['prove.ts', 'const beside = facts.also?.filter', 'const beside = [].filter'],
  [
    'statement-formula.ts',
    'if (!isOpen || !namesSessions(statement)) return named(statement, caller, around)',
    'return named(statement, caller, around)',
  ],
  ['statement-formula.ts', 'and([is(names, true), named(', 'and([is(names, false), named('],
  ['session-model.ts', "[atom({ kind: 'absent', key: LEADING_KEYS }), isScan('true')]", "[isScan('false')]"],
  ['session-model.ts', '[authenticated], providers]', '[authenticated]]'],
  ['question.ts', 'if (isOwnerAsked && !isElsewhere)', 'if (isOwnerAsked)'],
]

const wanted = FAULTS.filter((fault) => fault.join(' ').includes(only))
let missed = 0
for (const [index, [file, from, to]] of wanted.entries()) {
  const target = path.join(root, 'lib/prover', file)
  const text = readFileSync(target, 'utf8')
  // A formatter may have broken the line: blanks are all alike, and a comma may end a list.
  const pattern = new RegExp(
    (from.match(/\s+|[()[\]{}]|[^\s()[\]{}]+/g) ?? [])
      .map((piece) => {
        if (/^\s/.test(piece)) return '\\s*'
        if (/[([{]/.test(piece)) return `\\${piece}\\s*`
        if (/[)\]}]/.test(piece)) return `,?\\s*\\${piece}`
        return piece.replace(/[.*+?^$|\\]/g, '\\$&')
      })
      .join(''),
  )
  if (!pattern.test(text)) fail(`${file} does not hold: ${from}`)
  const found = await run(
    index,
    target,
    text.replace(pattern, () => to),
  )
  if (found === null) missed++
  console.log(`${found === null ? 'MISSED' : 'caught'}  ${file}: ${from.slice(0, 60)}  ${found ?? ''}`)
}
console.log(`${wanted.length - missed} of ${wanted.length} faults caught`)
process.exitCode = missed === 0 ? 0 : 1

/** A build of the prover with the fault in it, and what the tests find in it. */
async function run(index, target, text) {
  const kept = `prover-mutants/${index}-${Date.now()}.mjs`
  const fault = {
    name: 'fault',
    setup(builder) {
      builder.onLoad({ filter: /lib\/prover\/[a-z-]+\.ts$/ }, ({ path: file }) =>
        file === target ? { contents: text, loader: 'ts' } : undefined,
      )
    },
  }
  const address = await bundled('tests/differential/prover/find-fault.ts', kept, { plugins: [fault] })
  try {
    return (await import(address)).findFault(11, cases)
  } catch (error) {
    return `throws: ${String(error).slice(0, 60)}`
  }
}
