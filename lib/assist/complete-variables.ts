import { POOL_PREFIX } from '@/lib/iam'
import { describeKey } from './describe-key'
import { VARIABLES_PAGE } from './pages'
import type { PolicyPlace } from './policy-place'
import type { AssistWorld, Proposal } from './types'

/** Elements in whose texts variables are filled in. */
const WITH_VARIABLES = ['Resource', 'NotResource', 'Condition']

/**
 * The variables that may stand here, when the caret is behind `${`; null when it is not.
 *
 * A variable is a condition key with one value: what the sessions of this design carry comes first.
 */
export function proposeVariables(
  text: string,
  place: PolicyPlace,
  world: AssistWorld,
): readonly Proposal[] | null {
  const { word, role, path } = place
  const from = word.typed.lastIndexOf('${')
  if (role !== 'value' || !word.isQuoted || from < 0 || word.typed.includes('}', from)) return null
  if (!WITH_VARIABLES.includes(path[1] ?? '')) return []
  const start = word.range.start + from
  // What is there already of it, if it is closed.
  const rest = /^[^"}$*?\s]*\}/.exec(text.slice(start + 2))?.[0] ?? ''
  const typedEnd = word.range.start + word.typed.length
  const range = { start, end: Math.max(typedEnd, Math.min(start + 2 + rest.length, word.range.end)) }
  const close = word.isClosed ? '' : '"'
  return namesOf(world).map((name) => {
    const value = world.session?.context[name]
    const { lines } = describeKey(name)
    return {
      label: `\${${name}}`,
      kind: 'variable',
      insert: `\${${name}}${close}`,
      caret: name.length + 3,
      range,
      ...(value === undefined ? {} : { detail: `${world.session?.identityName}: ${value}` }),
      documentation: lines.join('\n\n'),
      link: VARIABLES_PAGE,
    }
  })
}

/** What sessions carry as one text. */
function namesOf({ sessions }: AssistWorld): readonly string[] {
  const carried = sessions.flatMap(({ context }) =>
    Object.keys(context).filter((name) => !Array.isArray(context[name])),
  )
  const usual = [`${POOL_PREFIX}:sub`, ...carried.filter((name) => name.startsWith('aws:PrincipalTag/'))]
  return [...new Set([...usual, ...carried, 'aws:SourceIp'])]
}
