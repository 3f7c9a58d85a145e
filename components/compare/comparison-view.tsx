import { Equal } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { classNames } from '@/components/ui/class-names'
import { Code } from '@/components/ui/rich-text'
import type { Design, SettingChange } from '@/lib/design'
import type { CellChangeKind, ComparedLine, Comparison } from '@/lib/views'
import { AccessChanges } from './access-changes'
import { CHANGES, ChangeSign } from './change-signs'
import { DocumentDiff } from './document-diff'
import { MatrixDiff } from './matrix-diff'

interface ComparisonViewProps {
  comparison: Comparison
  /** What the open design is compared with. */
  otherName: string
  /** The other design, and the open one. */
  before: Design
  after: Design
}

/** What differs between two designs: who may do what first, then why it may be so. */
export function ComparisonView({ comparison, otherName, before, after }: ComparisonViewProps) {
  const { identities, requests, documents, settings, counts, changedCells, isSame } = comparison
  const [isWhole, setWhole] = useState(false)
  if (isSame) {
    return (
      <p className="flex items-center gap-2 text-sm">
        <Equal aria-hidden className="size-5 text-ink-2" />
        The open design and “{otherName}” are the same.
      </p>
    )
  }
  const kinds = (Object.keys(CHANGES) as CellChangeKind[]).filter((kind) => counts[kind] > 0)
  const roles = identities.filter(
    ({ isIn, roleBefore, roleAfter }) => isIn === 'both' && roleBefore !== roleAfter,
  )
  return (
    <div className="flex flex-col gap-5">
      <Section title="Who may do what">
        <div className="flex flex-wrap items-center gap-2 text-sm">
          {changedCells === 0 && (
            <p>
              {isShared(identities) && isShared(requests)
                ? `Everybody may do what they may do in “${otherName}”.`
                : `No identity and request stand in both designs: there is nothing to compare.`}
            </p>
          )}
          {kinds.map((kind) => (
            <span key={kind} className="inline-flex items-center gap-1">
              <b>{counts[kind]}</b> <ChangeSign kind={kind} />
            </span>
          ))}
          <label
            className={classNames(
              'ml-auto inline-flex min-h-6 items-center gap-2',
              !(isShared(identities) && isShared(requests)) && 'hidden',
            )}
          >
            <input
              type="checkbox"
              checked={!isWhole}
              onChange={(event) => setWhole(!event.target.checked)}
              className="size-4"
            />
            Only what differs
          </label>
        </div>
        <MatrixDiff comparison={comparison} isWhole={isWhole} />
        <OnlyIn what="Identities" lines={identities} />
        <OnlyIn what="Requests" lines={requests} />
        {roles.length > 0 && (
          <ul className="text-sm">
            {roles.map(({ id, name, roleBefore, roleAfter }) => (
              <li key={id}>
                {name}: {roleBefore ? <Code>{roleBefore}</Code> : 'no credentials'} before,{' '}
                {roleAfter ? <Code>{roleAfter}</Code> : 'no credentials'} now.
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title="What could be asked, by anybody">
        <AccessChanges before={before} after={after} />
      </Section>
      <Section title="Policies">
        {documents.length === 0 ? (
          <p className="text-ink-2 text-sm">The texts of all policies are the same.</p>
        ) : (
          documents.map((document) => <DocumentDiff key={document.id} document={document} />)
        )}
      </Section>
      <Section title="Settings">
        {settings.length === 0 ? (
          <p className="text-ink-2 text-sm">Everything beside the policies is the same.</p>
        ) : (
          <Settings settings={settings} />
        )}
      </Section>
    </div>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex min-w-0 flex-col gap-2">
      <h3 className="font-semibold text-lg">{title}</h3>
      {children}
    </section>
  )
}

const isShared = (lines: readonly ComparedLine[]) => lines.some(({ isIn }) => isIn === 'both')

/** Names beyond these would push everything else out of sight. */
const NAMES_SHOWN = 12

/** Who or what is in one of the designs alone. */
function OnlyIn({ what, lines }: { what: string; lines: readonly ComparedLine[] }) {
  return (['after', 'before'] as const).map((side) => {
    const names = lines.filter(({ isIn }) => isIn === side).map(({ name }) => name)
    if (names.length === 0) return null
    const rest = names.length - NAMES_SHOWN
    return (
      <p key={side} className="text-sm">
        <span className="font-medium">
          {what} only in the {side === 'after' ? 'open' : 'other'} design:
        </span>{' '}
        {names.slice(0, NAMES_SHOWN).join(', ')}
        {rest > 0 && ` and ${rest} more`}.
      </p>
    )
  })
}

/** More than this nobody reads. */
const SETTINGS_SHOWN = 100

function Settings({ settings }: { settings: readonly SettingChange[] }) {
  const rest = settings.length - SETTINGS_SHOWN
  return (
    <>
      <table className="w-full table-fixed border-collapse text-left text-xs">
        <caption className="sr-only">Settings that differ</caption>
        <thead>
          <tr className="text-ink-2">
            <th scope="col" className="py-1 pr-2 font-medium">
              Setting
            </th>
            <th scope="col" className="py-1 pr-2 font-medium">
              Before
            </th>
            <th scope="col" className="py-1 font-medium">
              Now
            </th>
          </tr>
        </thead>
        <tbody>
          {settings.slice(0, SETTINGS_SHOWN).map(({ path, before, after }) => (
            <tr key={path} className="border-line border-t align-top">
              <th scope="row" className="wrap-anywhere py-1.5 pr-2 font-medium">
                {path}
              </th>
              <Value value={before} />
              <Value value={after} />
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 && <p className="text-ink-2 text-xs">And {rest} more.</p>}
    </>
  )
}

const LONGEST_VALUE = 300

function Value({ value }: { value: unknown }) {
  const text = value === undefined ? null : JSON.stringify(value)
  return (
    <td className="wrap-anywhere py-1.5 pr-2 font-mono">
      {text === null ? (
        <span className="font-sans text-ink-2 italic">not there</span>
      ) : text.length > LONGEST_VALUE ? (
        `${text.slice(0, LONGEST_VALUE)}…`
      ) : (
        text
      )}
    </td>
  )
}
