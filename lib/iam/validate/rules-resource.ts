import type { Located } from '@/lib/base/source-range'
import { catalog } from '../catalog/catalog'
import type { Fix } from '../diagnostics/types'
import { coveredEntries } from './covered'
import { placeIn, removeValue, rewrite } from './mend-values'
import { readAction } from './read-action'
import { type ArnReading, publishedEndings, readArn, WILDCARD } from './read-arn'
import type { Report, RuleInput, StatementRule } from './rule'

/** Each entry is an ARN that something can have. */
const resourcesCanExist: StatementRule = (statement, input, report) => {
  const { resource } = statement
  if (resource === null || input.kind === 'trust') return
  for (const value of resource.values) {
    const reading = readArn(value.value)
    const { parts } = reading
    const subject = value.value
    switch (reading.form) {
      case 'everything':
      case 'runs-on':
        break
      case 'not-arn':
        if (subject.trim() !== subject && readArn(subject.trim()).form !== 'not-arn') {
          report('blank-around-resource', value.range, { fix: trimmed(value) })
        } else {
          const actions = statement.action?.values ?? []
          const isOfS3 = actions.slice(0, 20).every((action) => readAction(action.value).service === 's3')
          report('resource-not-arn', value.range, {
            subject,
            fix: isOfS3 && actions.length > 0 ? asS3Arn(value) : asArn(value),
          })
        }
        break
      case 'partition': {
        const partition = parts[1] ?? ''
        report('unknown-partition', placeIn(input.text, value, 'arn:'.length, partition.length), {
          subject,
          detail: partition,
          fix: withPart(value, parts, 1, 'aws', isService(parts[2] ?? '')),
        })
        break
      }
      case 'no-service':
        report('arn-service-not-stated', value.range, { subject })
        break
      case 'too-few-parts':
        report('arn-with-too-few-parts', value.range, {
          subject,
          fix: parts[2] === 's3' ? fullS3Arn(value, parts) : undefined,
        })
        break
      case 'arn':
        checkParts(value, reading, input, report)
        break
    }
  }
}

function checkParts(value: Located<string>, reading: ArnReading, input: RuleInput, report: Report): void {
  const { parts } = reading
  const [, , service = '', region = '', account = '', resource = ''] = parts
  const place = (index: number) => {
    const from = parts.slice(0, index).reduce((length, part) => length + part.length + 1, 0)
    const { length } = parts[index] ?? ''
    return length === 0 ? value.range : placeIn(input.text, value, from, length)
  }
  const subject = value.value
  // Variables up there are reported where variables are read.
  if (parts.slice(0, 5).some((part) => part.includes('${'))) return
  if (/\s$/.test(subject)) {
    report('blank-around-resource', value.range, { fix: trimmed(value) })
    return
  }
  if (/[A-Z]/.test(service)) {
    const lower = service.toLowerCase()
    report('arn-service-case', place(2), { subject: service, fix: withPart(value, parts, 2, lower) })
    return
  }
  if (!isService(service)) {
    const meant = input.suggest(service, () => catalog.allPrefixes)
    report('unknown-service-in-arn', place(2), {
      subject: service,
      detail: meant ?? '',
      fix: meant === null ? undefined : withPart(value, parts, 2, meant),
    })
    return
  }
  if (account !== '' && !isAccount(account)) {
    report('arn-account-malformed', place(4), { subject: account })
    return
  }
  if (region !== '' && !isRegion(region)) {
    const lower = region.toLowerCase()
    report('arn-region-malformed', place(3), {
      subject: region,
      fix: isRegion(lower) ? withPart(value, parts, 3, lower) : undefined,
    })
    return
  }
  if (reading.types === null || reading.types.length > 0) return
  const [near] = reading.nearTypes
  if (near === undefined) {
    const known = publishedEndings(service)
    report('resource-fits-no-type', resource === '' ? value.range : place(5), {
      subject,
      detail: known.join(', '),
    })
    return
  }
  if (near.region === '' && region !== '') {
    const without = [...parts.slice(0, 3), '', near.account === '' ? '' : account, resource].join(':')
    const fix = rewrite('Leave the region empty', value.range, without)
    report('arn-region-not-allowed', place(3), { subject, detail: region, fix })
  } else if (near.account === '' && account !== '') {
    const fix = withPart(value, parts, 4, '')
    report('arn-account-not-allowed', place(4), { subject, detail: account, fix })
  } else if (near.region !== '' && region === '') {
    const both = near.account !== '' && account === '' ? '*' : account
    const fix = rewrite('Take any region', value.range, [...parts.slice(0, 3), '*', both, resource].join(':'))
    report('arn-region-missing', value.range, { subject, fix })
  } else if (near.account !== '' && account === '') {
    report('arn-account-missing', value.range, { subject, fix: withPart(value, parts, 4, '*') })
  }
}

function isService(service: string): boolean {
  return catalog.isServicePrefix(service) || OTHER_ARN_SERVICES.has(service)
}

/** Services whose ARNs do not begin like their actions. */
const OTHER_ARN_SERVICES: ReadonlySet<string> = new Set([
  ...['catalog', 'ecr-public', 'kafka', 'rds', 'neptune', 'docdb', 'mq', 'waf', 'apigateway', 'tagging'],
])

/** Accounts that AWS writes as words, as in the ARNs of its managed policies. */
const NAMED_ACCOUNTS: ReadonlySet<string> = new Set(['aws', 'cloudfront', 'aws-marketplace', 'third-party'])

function isAccount(account: string): boolean {
  if (/^\d{12}$/.test(account) || NAMED_ACCOUNTS.has(account) || account.includes('${')) return true
  if (!WILDCARD.test(account) || /[^\d*?]/.test(account)) return false
  return account.includes('*') ? account.replaceAll('*', '').length <= 12 : account.length === 12
}

export function isRegion(region: string): boolean {
  if (WILDCARD.test(region)) return /^[a-z0-9*?-]+$/.test(region)
  return /^[a-z]{2,4}(-[a-z]+){1,3}-\d{1,2}$/.test(region) || region.includes('${') || region === 'aws-global'
}

function withPart(
  value: Located<string>,
  parts: readonly string[],
  index: number,
  part: string,
  isSure = true,
): Fix | undefined {
  if (!isSure) return undefined
  const text = parts.map((old, place) => (place === index ? part : old)).join(':')
  return rewrite(part === '' ? 'Leave the part empty' : `Write ${part}`, value.range, text)
}

function trimmed(value: Located<string>): Fix {
  return rewrite('Take the blank away', value.range, value.value.trim())
}

/** `bucket/key` and `s3:::bucket` where the statement speaks of S3. */
function asS3Arn(value: Located<string>): Fix | undefined {
  const name = /^(?:s3:\/\/|:*s3:::)?([a-z0-9.-]{1,63}(?:\/[^:]*)?)$/.exec(value.value)?.[1]
  return name === undefined ? asArn(value) : rewrite('Write an ARN', value.range, `arn:aws:s3:::${name}`)
}

/** `ARN:aws:...`, `aws:s3:::...`. */
function asArn(value: Located<string>): Fix | undefined {
  const { value: text } = value
  const mended = /^aws:/.test(text) ? `arn:${text}` : text.replace(/^arn:/i, 'arn:')
  if (mended === text || readArn(mended).form !== 'arn') return undefined
  return rewrite('Write an ARN', value.range, mended)
}

function fullS3Arn(value: Located<string>, parts: readonly string[]): Fix | undefined {
  const name = parts.slice(3).filter((part) => part !== '')
  if (name.length !== 1) return undefined
  return rewrite('Write all six parts', value.range, `arn:${parts[1]}:s3:::${name[0]}`)
}

const resourcesStandOnce: StatementRule = ({ resource, malformed }, { text }, report) => {
  if (resource === null) return
  for (const { entry, by } of coveredEntries(resource.values, false)) {
    report('redundant-resource', entry.range, {
      subject: entry.value,
      detail: by.value,
      fix: malformed.length > 0 ? undefined : removeValue('Take it away', text, entry),
    })
  }
}

/** A star that ends the name of a bucket takes in the buckets of others. */
const bucketsAreNamedInFull: StatementRule = ({ resource, effect }, { text, kind }, report) => {
  if (resource?.name !== 'Resource' || effect?.value !== 'Allow' || kind === 'scp' || kind === 'rcp') return
  for (const value of resource.values) {
    const { form, parts } = readArn(value.value)
    if (form !== 'arn' || parts[2] !== 's3' || parts[3] !== '' || parts[4] !== '') continue
    const name = parts[5] ?? ''
    const star = name.indexOf('*')
    const bucket = name.slice(0, star)
    if (star <= 0 || bucket.includes('/') || bucket.includes('${')) continue
    const isLast = star === name.length - 1 || name[star + 1] === '/'
    if (!isLast) continue
    const from = value.value.length - name.length
    report('bucket-wildcard-takes-in-others', placeIn(text, value, from, star + 1), {
      subject: `${bucket}*`,
    })
  }
}

export const RESOURCE_RULES: readonly StatementRule[] = [
  resourcesCanExist,
  resourcesStandOnce,
  bucketsAreNamedInFull,
]
