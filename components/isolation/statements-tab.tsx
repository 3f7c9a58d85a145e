import { Crosshair, ListPlus } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { RichText } from '@/components/ui/rich-text'
import type { Design } from '@/lib/design'
import type { StatementUseView, StatementView } from '@/lib/prover'
import { AnswerTab } from './answer-tab'
import { Facts } from './cell-card'
import type { TabActions } from './isolation-dialog'
import { useStatementUses } from './use-statement-uses'
import { PENDING, USES } from './verdicts'

/** What does each statement of the roles do, and which is the smallest request that needs it? */
export function StatementsTab({ design, ...actions }: { design: Design } & TabActions) {
  const known = useStatementUses(design)
  const { roles = [], unused = [] } = known?.plan ?? {}
  let position = 0
  return (
    <AnswerTab
      label="What each statement does"
      intro="Does each statement of the roles’ policies do anything? One that does is shown with the smallest request that needs it."
      status={known?.isDone ? summary(known.uses) : 'Working out the answers …'}
    >
      {known === null && <p role="status">Reading the policies …</p>}
      {known !== null && roles.length === 0 && (
        <p className="text-sm">
          There is no statement to ask about: no role that this pool can give to anybody has a policy that can
          be read.
        </p>
      )}
      {roles.map(({ name, people, statements }) => (
        <section key={name} aria-label={name} className="flex flex-col gap-2">
          <h3 className="wrap-anywhere font-semibold text-base">
            {name}
            <span className="ml-2 font-normal text-ink-2 text-sm">{people.join('; ')}</span>
          </h3>
          <ul aria-label={`Statements of ${name}`} className="flex flex-col gap-2">
            {statements.map((statement) => (
              <Statement
                key={`${statement.documentId} ${statement.range.start}`}
                statement={statement}
                use={known?.uses[position++]}
                {...actions}
              />
            ))}
          </ul>
        </section>
      ))}
      {unused.length > 0 && (
        <p className="text-ink-2 text-sm">
          Not asked about, since the pool gives them to nobody: {unused.join(', ')}.
        </p>
      )}
    </AnswerTab>
  )
}

interface StatementProps extends TabActions {
  statement: StatementView
  use: StatementUseView | undefined
}

function Statement({ statement, use, onShow, onAdd }: StatementProps) {
  const { word, Icon, text, soft, line } = use ? USES[use.kind] : PENDING
  return (
    <li className={classNames('flex flex-col gap-2 rounded-md border p-3 text-sm', line)}>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span
          className={classNames(
            'inline-flex shrink-0 items-center gap-1.5 rounded-full px-2 py-0.5 font-medium text-xs',
            text,
            soft,
          )}
        >
          <Icon aria-hidden className="size-3.5" />
          {word}
        </span>
        <span className="wrap-anywhere font-medium">
          {statement.title}, {statement.effect}
        </span>
      </p>
      {use && (
        <p>
          <RichText text={use.says} />
          {use.help && (
            <span className="text-ink-2">
              {' '}
              <RichText text={use.help} />
            </span>
          )}
        </p>
      )}
      {use?.request && <SmallestRequest request={use.request} />}
      {use && use.reasons.length > 0 && (
        <Facts items={use.reasons.map((reason) => <RichText key={reason} text={reason} />)} />
      )}
      <div className="flex flex-wrap gap-2">
        <Button aria-label={`Show in editor: ${statement.title}`} onClick={() => onShow(statement)}>
          <Crosshair aria-hidden />
          Show in editor
        </Button>
        {use?.request && <AddButton request={use.request} title={statement.title} onAdd={onAdd} />}
      </div>
    </li>
  )
}

type Found = NonNullable<StatementUseView['request']>

function AddButton({ request, title, onAdd }: { request: Found; title: string } & Pick<TabActions, 'onAdd'>) {
  return (
    <Button aria-label={`Add to requests: what needs ${title}`} onClick={() => onAdd(request.asRequest)}>
      <ListPlus aria-hidden />
      Add to requests
    </Button>
  )
}

function SmallestRequest({ request: { action, resource, context } }: { request: Found }) {
  return (
    <dl className="grid gap-x-3 sm:grid-cols-[auto_1fr] sm:gap-y-1">
      {[['Action', action], ['Resource', resource || '(none)'], ...context].map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="wrap-anywhere font-medium">{name}</dt>
          <dd className="wrap-anywhere font-mono">{value === '' ? '(empty)' : value}</dd>
        </div>
      ))}
    </dl>
  )
}

const SUMMARY_WORDS = {
  needed: 'needed',
  never: 'never matching',
  shadowed: 'always refused',
  redundant: 'adding nothing',
  'no-effect': 'without effect',
  unknown: 'unknown',
} as const satisfies Record<StatementUseView['kind'], string>

/** "4 needed, 1 never matching." */
function summary(uses: readonly StatementUseView[]): string {
  const counts = Object.entries(SUMMARY_WORDS).flatMap(([kind, word]) => {
    const count = uses.filter((use) => use.kind === kind).length
    return count === 0 ? [] : [`${count} ${word}`]
  })
  return counts.length === 0 ? 'No statements.' : `${counts.join(', ')}.`
}
