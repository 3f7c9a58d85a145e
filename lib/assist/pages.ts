import type { PageLink } from './types'

const IAM = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/'
const SERVICES = 'https://docs.aws.amazon.com/service-authorization/latest/reference/'

/** The page of AWS's user guide for an element of the policy language. */
export function elementPage(name: string): PageLink {
  const page = ELEMENT_PAGES[name]
  return {
    title: `AWS: ${page ? name : 'policy elements'}`,
    url: `${IAM}reference_policies_elements${page ? `_${page}` : ''}.html`,
  }
}

const ELEMENT_PAGES: Readonly<Record<string, string>> = {
  Version: 'version',
  Id: 'id',
  Statement: 'statement',
  Sid: 'sid',
  Effect: 'effect',
  Principal: 'principal',
  NotPrincipal: 'notprincipal',
  Action: 'action',
  NotAction: 'notaction',
  Resource: 'resource',
  NotResource: 'notresource',
  Condition: 'condition',
}

/** The list of a service's actions, resource types and keys. */
export function servicePage(title: string): PageLink {
  const page = title.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
  return { title: `AWS: actions of ${title}`, url: `${SERVICES}list_${page}.html` }
}

export const OPERATORS_PAGE: PageLink = {
  title: 'AWS: condition operators',
  url: `${IAM}reference_policies_elements_condition_operators.html`,
}

export const VARIABLES_PAGE: PageLink = {
  title: 'AWS: policy variables',
  url: `${IAM}reference_policies_variables.html`,
}

export const GLOBAL_KEYS_PAGE: PageLink = {
  title: 'AWS: global condition keys',
  url: `${IAM}reference_policies_condition-keys.html`,
}

export const WEB_IDENTITY_KEYS_PAGE: PageLink = {
  title: 'AWS: keys of web identity federation',
  url: `${IAM}reference_policies_iam-condition-keys.html#condition-keys-wif`,
}

export const ALL_ACTIONS_PAGE: PageLink = {
  title: 'AWS: actions, resources and keys',
  url: `${SERVICES}reference_policies_actions-resources-contextkeys.html`,
}
