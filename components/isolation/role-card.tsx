import { Crosshair } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { RichText } from '@/components/ui/rich-text'
import type { RoleAccessCell, RoleAccessPlan } from '@/lib/prover'
import { Facts } from './cell-card'
import type { TabActions } from './isolation-dialog'
import { ACCESS_VERDICTS, accessColours } from './verdicts'

interface RoleCardProps extends Pick<TabActions, 'onShow'> {
  role: RoleAccessPlan['roles'][number]
  people: string
  cell: RoleAccessCell
}

/** Why people get a role or not: the token that gets in, what it means, and what to change. */
export function RoleCard({ role, people, cell, onShow }: RoleCardProps) {
  const { word, Icon } = ACCESS_VERDICTS[cell.verdict]
  const { text, line } = accessColours(cell)
  const { says, advice, token, statement, reasons } = cell
  return (
    <article
      aria-label="The chosen answer"
      className={classNames('flex flex-col gap-3 rounded-md border p-3 text-sm', line)}
    >
      <h3 className="flex flex-wrap items-center gap-x-2 font-semibold">
        <span className={classNames('inline-flex items-center gap-1.5', text)}>
          <Icon aria-hidden className="size-4" />
          {word}
          {cell.isAsMeant === false && <span className="font-normal">(not as meant)</span>}
        </span>
        <span className="wrap-anywhere font-normal text-ink-2">
          {people}, {role.name}
        </span>
      </h3>
      <p>
        {says.map((sentence) => (
          <span key={sentence}>
            <RichText text={sentence} />{' '}
          </span>
        ))}
      </p>
      {token && <Token token={token} />}
      {advice && (
        <p>
          <RichText text={advice} />
        </p>
      )}
      {reasons.length > 0 && (
        <Facts
          title="Why nobody can tell"
          items={reasons.map((reason) => <RichText key={reason} text={reason} />)}
        />
      )}
      <div>
        <Button onClick={() => onShow(statement ?? role.trustPolicy)}>
          <Crosshair aria-hidden />
          Show the trust policy
        </Button>
      </div>
    </article>
  )
}

function Token({ token: { aud, amr, sub } }: { token: NonNullable<RoleAccessCell['token']> }) {
  const claims = [
    ['aud', 'the pool', aud],
    ['amr', 'how somebody signed in', amr.join(', ')],
    ['sub', 'who it is', sub],
  ] as const
  return (
    <div>
      <p className="font-medium">A token that gets in</p>
      <dl className="grid gap-x-3 sm:grid-cols-[auto_1fr] sm:gap-y-1">
        {claims.map(([claim, meaning, value]) => (
          <div key={claim} className="contents">
            <dt>
              <code>{claim}</code> <span className="text-ink-2">{meaning}</span>
            </dt>
            <dd className="wrap-anywhere font-mono">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
