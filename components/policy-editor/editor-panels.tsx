'use client'

import { Eye, EyeOff } from 'lucide-react'
import { Tabs } from 'radix-ui'
import { type ReactNode, useMemo } from 'react'
import { createLineIndex } from '@/lib/base/source-range'
import { chooseValues, useValuesPreference } from './editor-preference'
import type { DocumentUses, EditorAssist, EditorDocument } from './editor-types'
import { StatementList } from './statement-list'

interface EditorPanelsProps {
  document: EditorDocument
  label: string
  assist: EditorAssist
  /** Can values be shown beside the variables? A text area cannot. */
  hasValuesInText: boolean
  /** The list of problems, which is there before these panels are. */
  problems: ReactNode
  onReveal(range: { start: number; end: number }): void
  onChange(id: string, text: string, what: string): void
}

/** Below the editor: problems, what each statement is used for, and what the variables are worth. */
export function EditorPanels({
  document: { id, text, diagnostics, uses },
  label,
  assist,
  hasValuesInText,
  problems,
  onReveal,
  onChange,
}: EditorPanelsProps) {
  const format = () => {
    const formatted = assist.format(text)
    if (formatted !== text) onChange(id, formatted, `Format ${label}`)
  }
  return (
    <Tabs.Root defaultValue="problems" className="flex h-full min-h-0 flex-col">
      <div className="flex h-8 shrink-0 items-center gap-1 px-1 pt-1">
        <Tabs.List aria-label="About this text" className="mr-auto flex gap-1">
          <Tab value="problems" count={diagnostics.length}>
            Problems
          </Tab>
          {uses && (
            <Tab value="statements" count={uses.kind === 'counted' ? uses.statements.length : null}>
              Statements
            </Tab>
          )}
          {assist.who !== null && (
            <Tab value="values" count={null}>
              Values
            </Tab>
          )}
        </Tabs.List>
        {assist.who !== null && hasValuesInText && <ValuesSwitch who={assist.who} />}
        <button type="button" title="Format (Shift+Alt+F)" onClick={format} className={strip}>
          Format
        </button>
      </div>
      <Tabs.Content value="problems" tabIndex={-1} className={content}>
        {problems}
      </Tabs.Content>
      {uses && (
        <Tabs.Content value="statements" tabIndex={-1} className={content}>
          <Uses uses={uses} onReveal={onReveal} />
        </Tabs.Content>
      )}
      {assist.who !== null && (
        <Tabs.Content value="values" tabIndex={-1} className={content}>
          <ValueList text={text} assist={assist} onReveal={onReveal} />
        </Tabs.Content>
      )}
    </Tabs.Root>
  )
}

const strip =
  'flex min-h-6 min-w-0 shrink-0 items-center gap-1.5 rounded-sm px-2 text-ink-2 text-xs hover:text-ink focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-accent'
const content = 'min-h-0 flex-1 overflow-y-auto'

function Tab({ value, count, children }: { value: string; count: number | null; children: string }) {
  return (
    <Tabs.Trigger
      value={value}
      className={`${strip} data-[state=active]:bg-surface data-[state=active]:font-medium data-[state=active]:text-ink`}
    >
      {children}
      {count !== null && count > 0 && <span className="tabular-nums">{count}</span>}
    </Tabs.Trigger>
  )
}

/** Shows or hides values beside the variables in the text. */
function ValuesSwitch({ who }: { who: string }) {
  const areShown = useValuesPreference()
  return (
    <button
      type="button"
      aria-pressed={areShown}
      title={`Show what variables are worth for ${who}, beside them`}
      onClick={() => chooseValues(!areShown)}
      className={strip}
    >
      {areShown ? <Eye aria-hidden className="size-3.5" /> : <EyeOff aria-hidden className="size-3.5" />}
      Values in text
    </button>
  )
}

function Uses({ uses, onReveal }: { uses: DocumentUses } & Pick<EditorPanelsProps, 'onReveal'>) {
  switch (uses.kind) {
    case 'counted':
      return <StatementList statements={uses.statements} onReveal={onReveal} />
    case 'counting':
      return <p className={line}>Looking at what each statement is used for…</p>
    case 'stale':
      return (
        <p className={line}>
          This text is not the one that results are shown for. Once it can be read, its statements stand here.
        </p>
      )
    case 'not-counted':
      return (
        <p className={line}>
          This design has {uses.cells.toLocaleString('en')} cells, and every one has to be asked again.{' '}
          <button type="button" onClick={uses.count} className={`${link} min-h-6`}>
            Count what the statements are used for
          </button>
        </p>
      )
  }
}

function ValueList({
  text,
  assist,
  onReveal,
}: Pick<EditorPanelsProps, 'assist' | 'onReveal'> & { text: string }) {
  const variables = useMemo(() => assist.variables(text), [assist, text])
  const placeOf = useMemo(() => createLineIndex(text), [text])
  if (variables.length === 0)
    return <p className={line}>No variables such as {'${aws:userid}'} stand in this policy.</p>
  return (
    <ul aria-label={`Values of variables for ${assist.who}`} className="p-1 text-sm">
      {variables.map(({ range, name, value, isPlainText }) => (
        <li key={range.start} className="flex flex-wrap items-baseline gap-x-2 px-2 py-1">
          <button
            type="button"
            onClick={() => onReveal(range)}
            className={`${link} min-h-6 break-all font-mono text-xs`}
          >
            {`\${${name}}`}
          </button>
          <span className="text-ink-2 text-xs">line {placeOf(range.start).line}</span>
          <span className="min-w-0 break-words">
            {isPlainText ? (
              <>Plain text here: variables need Version 2012-10-17.</>
            ) : value === null ? (
              <>{assist.who}’s session has no such key: only a request could bring it.</>
            ) : (
              <code className="break-all">{value}</code>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}

const line = 'px-3 py-2 text-ink-2 text-sm'
const link =
  'rounded-sm text-left text-accent underline decoration-accent/40 underline-offset-2 hover:decoration-accent focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-accent'
