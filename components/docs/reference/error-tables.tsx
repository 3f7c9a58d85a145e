import { Fragment } from 'react'
import { SiteLink } from '@/components/site/site-link'
import { RichText } from '@/components/ui/rich-text'
import { SIMULATED_TEXT } from '@/lib/federation'
import { type Severity, WORDINGS } from '@/lib/iam'
import { ScrollTable } from '../scroll-table'
import { type ErrorEntry, POOL_ERRORS, STS_ERRORS } from './error-entries'

/** Refusals of the identity pool, with cause and remedy. */
export function PoolErrors() {
  return <Errors name="Refusals of the identity pool" entries={Object.values(POOL_ERRORS).flat()} />
}

/** Refusals of STS. */
export function StsErrors() {
  return <Errors name="Refusals of STS" entries={Object.values(STS_ERRORS).flat()} />
}

function Errors({ name, entries }: { name: string; entries: readonly ErrorEntry[] }) {
  return (
    <ScrollTable aria-label={name}>
      <thead>
        <tr>
          <th scope="col">What AWS says</th>
          <th scope="col">What is behind it</th>
          <th scope="col">What to do</th>
        </tr>
      </thead>
      <tbody>
        {entries.map(({ error, cause, remedy }) => (
          <tr key={error.message + cause}>
            <th scope="row" className="wrap-anywhere">
              <span className="block text-ink-2 text-xs">
                {error.code}, HTTP {error.status}
              </span>
              <code>{error.message.replace(SIMULATED_TEXT, '').trim()}</code>
              {error.message.includes(SIMULATED_TEXT) && (
                <span className="block text-ink-2 text-xs">
                  AWS’s own words are not known: these are ours.
                </span>
              )}
            </th>
            <td>
              <Sentence text={cause} />
            </td>
            <td>
              <Sentence text={remedy} />
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

/** Code in backquotes, `**strong**` words and `[links](/docs/…/)`: as much of Markdown as these tables need. */
function Sentence({ text }: { text: string }) {
  return text.split(/(\[[^\]]+\]\([^)]+\)|\*\*[^*]+\*\*)/).map((part, index) => {
    const link = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(part)
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text, in order
      <Fragment key={index}>
        {link ? (
          <SiteLink href={link[2] ?? ''}>{link[1]}</SiteLink>
        ) : part.startsWith('**') ? (
          <strong>{part.slice(2, -2)}</strong>
        ) : (
          <RichText text={part} />
        )}
      </Fragment>
    )
  })
}

const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: 'Error: AWS refuses to save it, or it cannot be read',
  warning: 'Warning: it will surprise you',
  info: 'Remark: it could be said better',
}

/** Everything that the editor can say about a policy text, by weight. */
export function FindingTable() {
  const rows = Object.entries(WORDINGS).map(([code, { severity, message, help, seeAlso }]) => ({
    code,
    severity,
    message: message('…', '…'),
    help: typeof help === 'function' ? help('…', '…') : help,
    seeAlso,
  }))
  return (['error', 'warning', 'info'] as const).map((severity) => (
    <details key={severity} className="findings">
      <summary className="rounded-md px-3 py-2 font-medium">
        {SEVERITIES[severity]} ({rows.filter((row) => row.severity === severity).length})
      </summary>
      <ScrollTable aria-label={SEVERITIES[severity]}>
        <thead>
          <tr>
            <th scope="col">What the editor says</th>
            <th scope="col">What to do</th>
          </tr>
        </thead>
        <tbody>
          {rows
            .filter((row) => row.severity === severity)
            .map(({ code, message, help, seeAlso }) => (
              <tr key={code}>
                <th scope="row">
                  <RichText text={message} />
                  <span className="block text-ink-2 text-xs">{code}</span>
                </th>
                <td>
                  {help && <RichText text={help} />}{' '}
                  {seeAlso && (
                    <a href={seeAlso} target="_blank" rel="noreferrer">
                      AWS<span className="sr-only"> on {code} (opens in a new tab)</span>
                    </a>
                  )}
                </td>
              </tr>
            ))}
        </tbody>
      </ScrollTable>
    </details>
  ))
}
