import type { PolicyKind } from '@/lib/iam'
import { describeAction } from './describe-action'
import { ELEMENTS } from './describe-element'
import { describeKey } from './describe-key'
import { describeOperator } from './describe-operator'
import { type FoundText, textAt } from './find-node'
import { elementPage, OPERATORS_PAGE, VARIABLES_PAGE } from './pages'
import type { AssistWorld, Hover } from './types'
import { variablesIn } from './variables'

/**
 * What is there to say about the word at this offset?
 *
 * Elements, actions, operators, keys, and variables with their value for the identity that is looked at; null for
 * anything else. Total.
 *
 * @example
 * hoverAt('{"Version":"2012-10-17"}', 3, 'identity', world)?.title // 'Version'
 */
export function hoverAt(text: string, offset: number, _kind: PolicyKind, world: AssistWorld): Hover | null {
  const found = textAt(text, offset)
  if (found === null) return null
  return found.role === 'name'
    ? describeName(found)
    : (describeVariable(text, offset, world) ?? describeValue(found, world))
}

function describeName({ path, text, range }: FoundText): Hover | null {
  if (path.length === 4 && path[1] === 'Condition') return { range, ...describeKey(text) }
  if (path.length === 3 && path[1] === 'Condition') {
    const lines = describeOperator(text)
    return lines && { range, title: text, lines, link: OPERATORS_PAGE }
  }
  if (path.length > 1 && path[0] !== 'Statement') return null
  const isOfPrincipal = path.length === 3 && /^(Not)?Principal$/.test(path[1] ?? '')
  const line = path.length < 3 || isOfPrincipal ? ELEMENTS[text] : undefined
  return line === undefined
    ? null
    : { range, title: text, lines: [line], link: elementPage(isOfPrincipal ? 'Principal' : text) }
}

function describeValue({ path, text, range }: FoundText, world: AssistWorld): Hover | null {
  const [first, element] = path
  if (first === 'Version')
    return { range, title: text, lines: [ELEMENTS.Version as string], link: elementPage('Version') }
  if (first !== 'Statement') return null
  if (element === 'Action' || element === 'NotAction') return { range, ...describeAction(text) }
  if (element === 'Effect')
    return { range, title: text, lines: [ELEMENTS.Effect as string], link: elementPage('Effect') }
  if (element === 'Resource' || element === 'NotResource') {
    const known = world.resources.find(({ arn }) => arn === text)
    return known
      ? { range, title: text, lines: [`In this design: ${known.note}.`], link: elementPage(element) }
      : null
  }
  return null
}

function describeVariable(text: string, offset: number, { session }: AssistWorld): Hover | null {
  const found = variablesIn(text, session ?? NOBODY).find(
    ({ range }) => offset >= range.start && offset < range.end,
  )
  if (!found) return null
  const { range, name, value, isPlainText } = found
  const who = session?.identityName
  const worth = isPlainText
    ? 'Plain text here: variables need `"Version": "2012-10-17"`.'
    : who === undefined
      ? 'Nobody with credentials is chosen, so there is no value to show.'
      : value === null
        ? `${who}’s session has no such key. Unless the request itself brings it, this text matches nothing.`
        : `For ${who}: \`${value}\``
  return { range, title: `\${${name}}`, lines: [worth, ...describeKey(name).lines], link: VARIABLES_PAGE }
}

const NOBODY = { identityName: '', context: {} }
