import type { Malformed, PolicyDocument, Statement } from '../ast'
import { nearest } from '../catalog/nearest'
import { DOCUMENT_NAMES, STATEMENT_NAMES } from '../diagnostics/documents'
import { PRINCIPAL_TYPE_NAMES } from '../diagnostics/principals'
import type { Fix } from '../diagnostics/types'
import type { JsonError } from '../parse/json-tree'
import { replaceBy } from './mend'
import { isAccountId, isBuiltInProvider } from './principal-names'

/** Longer statements are not copied into a fix. */
const LONGEST_WRAPPED = 100_000

/** What mends a mistake of JSON, where that is plain; undefined where there is a choice. */
export function fixOfJsonError({ mend, message }: JsonError): Fix | undefined {
  if (mend === undefined) return undefined
  if (mend.replacement === ',') return replaceBy('Add the comma', mend.range, ',')
  return replaceBy(message.includes('comment') ? 'Remove the comment' : 'Remove the comma', mend.range, '')
}

/** What mends a part without a meaning, where that is mechanical; `owner` is what the part stands in. */
export function fixOfMalformed(
  { code, range, subject }: Malformed,
  owner: PolicyDocument | Statement,
  text: string,
): Fix | undefined {
  switch (code) {
    case 'unknown-element': {
      const isDocument = 'statements' in owner
      const meant = nearest(subject, isDocument ? DOCUMENT_NAMES : STATEMENT_NAMES)
      if (meant === null || namesIn(owner).has(meant)) return undefined
      return replaceBy(`Rename to ${meant}`, range, `"${meant}"`)
    }
    case 'unknown-principal-type': {
      const meant = nearest(subject, PRINCIPAL_TYPE_NAMES)
      const entries = 'principal' in owner ? (owner.principal?.entries ?? []) : []
      if (meant === null || entries.some(({ type }) => type === meant)) return undefined
      return replaceBy(`Rename to ${meant}`, range, `"${meant}"`)
    }
    case 'invalid-effect': {
      const meant = ['Allow', 'Deny'].find((effect) => effect.toLowerCase() === subject.toLowerCase())
      return meant === undefined ? undefined : replaceBy(`Change to ${meant}`, range, `"${meant}"`)
    }
    case 'invalid-version':
      return replaceBy('Set Version 2012-10-17', range, '"2012-10-17"')
    case 'invalid-principal-format': {
      const type = typeOfPrincipal(subject)
      if (type === null) return undefined
      return replaceBy(
        `Write it under ${type}`,
        range,
        `{ "${type}": ${text.slice(range.start, range.end)} }`,
      )
    }
    case 'statement-without-document':
      if (range.end - range.start > LONGEST_WRAPPED) return undefined
      return replaceBy('Put it inside a document', range, asDocument(text.slice(range.start, range.end)))
    case 'statement-not-an-object':
    case 'not-an-object':
    case 'missing-statement':
    case 'empty-statement-list':
    case 'duplicate-key':
    case 'wrong-type':
    case 'missing-effect':
    case 'action-and-not-action':
    case 'resource-and-not-resource':
    case 'principal-and-not-principal':
    case 'missing-action':
    case 'empty-list':
      return undefined
  }
}

function namesIn(owner: PolicyDocument | Statement): Set<string> {
  const names = new Set<string>()
  if ('statements' in owner) {
    if (owner.version) names.add('Version')
    if (owner.id) names.add('Id')
    if (!owner.malformed.some(({ code }) => code === 'missing-statement')) names.add('Statement')
    return names
  }
  if (owner.sid) names.add('Sid')
  if (!owner.malformed.some(({ code }) => code === 'missing-effect')) names.add('Effect')
  if (owner.condition) names.add('Condition')
  // Of two that exclude each other, a second one would be another mistake.
  if (owner.action) names.add('Action').add('NotAction')
  if (owner.resource) names.add('Resource').add('NotResource')
  if (owner.principal) names.add('Principal').add('NotPrincipal')
  return names
}

function typeOfPrincipal(value: string): 'AWS' | 'Federated' | 'Service' | null {
  if (
    isAccountId(value) ||
    /^arn:[^:]{1,20}:(iam|sts)::\d{12}:(root$|user\/|role\/|assumed-role\/)/.test(value)
  ) {
    return 'AWS'
  }
  if (isBuiltInProvider(value)) return 'Federated'
  return /^[a-z0-9.-]{1,100}\.amazonaws\.com$/.test(value) ? 'Service' : null
}

/** Lines are moved in; no text of JSON holds a line end, so none is changed. */
function asDocument(statement: string): string {
  if (!statement.includes('\n')) return `{"Version": "2012-10-17", "Statement": [${statement}]}`
  const inner = statement.replace(/\n/g, '\n    ')
  return `{\n  "Version": "2012-10-17",\n  "Statement": [\n    ${inner}\n  ]\n}`
}
