import { useState } from 'react'
import { classNames } from '@/components/ui/class-names'
import type { Design } from '@/lib/design'
import type { RoleAccessCell } from '@/lib/prover'
import { AnswerTab } from './answer-tab'
import type { TabActions } from './isolation-dialog'
import { RoleCard } from './role-card'
import { accessName, type RoleAccess, useRoleAccess } from './use-role-access'
import { ACCESS_VERDICTS, accessColours, PENDING } from './verdicts'

interface Place {
  readonly role: number
  readonly people: number
}

/** Who can have which role, as far as its trust policy goes? */
export function RolesTab({ design, onShow }: { design: Design } & Pick<TabActions, 'onShow'>) {
  const [chosen, setChosen] = useState<Place | null>(null)
  const access = useRoleAccess(design)
  const roles = access?.plan.roles ?? []
  const place = chosen ?? (access && worstPlace(access))
  const role = place && roles[place.role]
  const people = place && access?.plan.people[place.people]
  const cell = place && access?.cells.get(accessName(place.role, place.people))
  return (
    <AnswerTab
      label="Who gets which role"
      intro="Who can have a role? A role’s trust policy decides, whatever the pool’s own settings say. Everybody is asked about: people of this pool, and people of pools that somebody else made."
      status={access?.isDone ? summary([...access.cells.values()]) : 'Working out the answers …'}
    >
      {access === null && <p role="status">Reading the trust policies …</p>}
      {access !== null && roles.length === 0 && <p className="text-sm">This design has no roles.</p>}
      {access !== null && roles.length > 0 && (
        <AccessTable access={access} chosen={place} onChoose={setChosen} />
      )}
      {role && people && cell && <RoleCard role={role} people={people.says} cell={cell} onShow={onShow} />}
    </AnswerTab>
  )
}

interface AccessTableProps {
  access: RoleAccess
  chosen: Place | null
  onChoose(place: Place): void
}

/** A row for each role, a column for each kind of people. */
function AccessTable({ access, chosen, onChoose }: AccessTableProps) {
  const { roles, people } = access.plan
  return (
    <div className="shrink-0 overflow-x-auto">
      <table aria-label="Who gets which role" className="border-separate border-spacing-1 text-left text-sm">
        <thead>
          <tr>
            <th scope="col" className="align-bottom font-normal text-ink-2">
              Role
            </th>
            {people.map(({ who, says }) => (
              <th key={who} scope="col" className="max-w-44 pr-2 align-bottom font-medium">
                {says}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {roles.map(({ name }, role) => (
            <tr key={name}>
              <th scope="row" className="wrap-anywhere min-w-28 pr-3 font-medium">
                {name}
              </th>
              {people.map(({ who }, index) => (
                <td key={who} className="h-px">
                  <AccessButton
                    cell={access.cells.get(accessName(role, index))}
                    isChosen={chosen?.role === role && chosen.people === index}
                    onClick={() => onChoose({ role, people: index })}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface AccessButtonProps {
  cell: RoleAccessCell | undefined
  isChosen: boolean
  onClick(): void
}

function AccessButton({ cell, isChosen, onClick }: AccessButtonProps) {
  const { word, Icon } = cell ? ACCESS_VERDICTS[cell.verdict] : PENDING
  const { text, soft, line } = cell ? accessColours(cell) : PENDING
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      onClick={onClick}
      className={classNames(
        'flex h-full min-h-12 w-full min-w-32 flex-col items-start justify-center rounded-md border px-2 py-1 text-left',
        text,
        soft,
        line,
        isChosen && 'ring-2 ring-accent',
      )}
    >
      <span className="inline-flex items-center gap-1.5 font-medium">
        <Icon aria-hidden className="size-4 shrink-0" />
        {word}
      </span>{' '}
      {cell && <span className="text-xs">{beside(cell)}</span>}
    </button>
  )
}

/** "not as meant, classic flow". */
function beside(cell: RoleAccessCell): string {
  const { isAsMeant, byEnhancedFlow, byClassicFlow } = cell
  const meant = isAsMeant === null ? [] : [isAsMeant ? 'as meant' : 'not as meant']
  const way = cell.verdict === 'let-in' ? [flowsOf(byEnhancedFlow, byClassicFlow)] : []
  return [...meant, ...way].join(', ')
}

function flowsOf(isEnhanced: boolean, isClassic: boolean): string {
  if (isEnhanced && isClassic) return 'both flows'
  if (isEnhanced) return 'enhanced flow'
  return isClassic ? 'classic flow' : 'no flow now'
}

/** Where to look first: at what is not as meant, or else at the first answer. */
function worstPlace({ cells }: RoleAccess): Place | null {
  let first: Place | null = null
  for (const [name, { isAsMeant }] of cells) {
    const [role = 0, people = 0] = name.split(' ').map(Number)
    if (isAsMeant === false) return { role, people }
    first ??= { role, people }
  }
  return first
}

function summary(cells: readonly RoleAccessCell[]): string {
  const count = (verdict: string) => cells.filter((cell) => cell.verdict === verdict).length
  const wrong = cells.filter(({ isAsMeant }) => isAsMeant === false).length
  return `${count('let-in')} let in, ${count('kept-out')} kept out, ${count('unknown')} unknown; ${wrong} not as meant.`
}
