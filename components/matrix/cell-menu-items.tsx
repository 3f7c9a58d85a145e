import {
  ArrowDown,
  ArrowLeft,
  ArrowRight,
  ArrowUp,
  Check,
  type LucideIcon,
  MessageCircleQuestionMark,
  OctagonAlert,
  SquarePen,
  SquareTerminal,
  X,
} from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { Simulated } from '@/components/engine/simulated'
import { usePlaygroundStore } from '@/components/store/use-playground'
import { useAnnounce } from '@/components/ui/announcer'
import { classNames } from '@/components/ui/class-names'
import { type Expectation, withExpectation, withPlaceOf } from '@/lib/design'
import type { Cell } from '@/lib/simulation'
import { type ArrangedMatrix, awsCliOf, type MatrixQuery } from '@/lib/views'
import type { ChooseCell } from './decision-cell'

export const MENU_LOOK =
  'z-30 max-h-(--radix-dropdown-menu-content-available-height) w-72 overflow-y-auto rounded-lg border border-line bg-surface p-1 text-sm shadow-dialog'

/** Menus belong to the main part of the page: what stands outside of it is hard to find again. */
export function menuHome(): HTMLElement | null {
  return document.getElementById('main')
}

interface CellMenuItemsProps {
  identityId: string
  requestId: string
  shown: Simulated
  /** How the table is shown: moving is only offered where it shows the order of the design. */
  query?: MatrixQuery
  arranged?: ArrangedMatrix
  /** Left out where the cell is explained already. */
  onChoose?: ChooseCell
  onEditRequest?: ((requestId: string) => void) | undefined
}

/** Everything that can be done with one cell: explain, expect, edit, copy, move. */
export function CellMenuItems({
  identityId,
  requestId,
  shown,
  query,
  arranged,
  onChoose,
  onEditRequest,
}: CellMenuItemsProps) {
  const store = usePlaygroundStore()
  const announce = useAnnounce()
  const { design, simulation } = shown
  const identity = design.identities.find(({ id }) => id === identityId)
  const request = design.requests.find(({ id }) => id === requestId)
  const cell = simulation.cells.find((one) => one.identity === identityId && one.request === requestId)
  if (!identity || !request || !cell) return null
  const what = `${identity.name}, ${request.name}`

  const expect = (decision: 'allow' | 'deny', isAsNow: boolean) => {
    const expectation = toExpectation(cell, decision, isAsNow)
    store
      .getState()
      .edit(`Expect ${decision}: ${what}`, (now) => withExpectation(now, identityId, requestId, expectation))
    announce(`${what}: expected to be ${decision === 'allow' ? 'allowed' : 'denied'}.`)
  }
  const forget = () => {
    store
      .getState()
      .edit(`Remove the expectation: ${what}`, (now) => withExpectation(now, identityId, requestId, null))
    announce(`${what}: nothing is expected any more.`)
  }
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(awsCliOf(request, design, identity))
      announce('Copied as a command of the AWS CLI.')
    } catch {
      announce('The browser did not allow copying.')
    }
  }

  const expected = design.expectations.find((one) => one.identity === identityId && one.request === requestId)
  const now = cell.verdict === 'undetermined' ? null : cell.verdict
  const wishes = (['allow', 'deny'] as const).filter((decision) => decision !== expected?.decision)
  return (
    <>
      <DropdownMenu.Label className="truncate px-2 py-1 font-semibold text-ink-2 text-xs">
        {what}
      </DropdownMenu.Label>
      {onChoose && (
        <Item Icon={MessageCircleQuestionMark} onSelect={() => onChoose(identityId, requestId, cell.step)}>
          Explain why
        </Item>
      )}
      {wishes.map((decision) => (
        <Item
          key={decision}
          Icon={decision === now ? Check : OctagonAlert}
          onSelect={() => expect(decision, decision === now)}
          hint={
            decision === now ? sayAsNow(cell) : now === null ? undefined : 'Not so now: it will be marked'
          }
        >
          {expected ? `Expect ${decision} instead` : `Expect ${decision}`}
        </Item>
      ))}
      {expected && (
        <Item Icon={X} onSelect={forget}>
          Remove the expectation
        </Item>
      )}
      {onEditRequest && (
        <Item Icon={SquarePen} onSelect={() => onEditRequest(requestId)}>
          Edit the request
        </Item>
      )}
      <Item Icon={SquareTerminal} onSelect={copy}>
        Copy as AWS CLI command
      </Item>
      {query && arranged && (
        <MoveItems
          identityId={identityId}
          requestId={requestId}
          query={query}
          arranged={arranged}
          onMove={(list, id, placeOf, words) => {
            const name = list === 'requests' ? request.name : identity.name
            store.getState().edit(`Move ${name} ${words}`, (now) => withPlaceOf(now, list, id, placeOf))
            announce(`${name} moved ${words}.`)
          }}
        />
      )}
    </>
  )
}

/** What a cell says now is expected with the step that settled it; a wish is not about steps. */
function toExpectation(
  { step }: Cell,
  decision: 'allow' | 'deny',
  isAsNow: boolean,
): Pick<Expectation, 'decision' | 'step'> {
  return { decision, ...(isAsNow && decision === 'deny' ? { step } : {}) }
}

function sayAsNow({ verdict, step }: Cell): string {
  return verdict === 'deny' ? `As it is now: denied at step ${step}` : 'As it is now'
}

interface MoveItemsProps {
  identityId: string
  requestId: string
  query: MatrixQuery
  arranged: ArrangedMatrix
  onMove(list: 'requests' | 'identities', id: string, placeOf: string, words: string): void
}

/** Moves the request or the identity past its neighbour in the table, which moves it in the design. */
function MoveItems({ identityId, requestId, query, arranged, onMove }: MoveItemsProps) {
  const group = arranged.groups.find(({ rows }) => rows.some((row) => row.requestId === requestId))
  const rows = group?.rows ?? []
  const row = rows.findIndex((one) => one.requestId === requestId)
  const column = arranged.columns.findIndex(({ id }) => id === identityId)
  const { groups, columns } = arranged
  const rowMoves =
    query.rowOrder !== 'design'
      ? []
      : [
          { Icon: ArrowUp, words: 'up', to: rows[row - 1]?.requestId },
          { Icon: ArrowDown, words: 'down', to: rows[row + 1]?.requestId },
        ]
  const columnMoves =
    query.columnOrder !== 'design'
      ? []
      : [
          { Icon: ArrowLeft, words: 'left', to: columns[column - 1]?.id },
          { Icon: ArrowRight, words: 'right', to: columns[column + 1]?.id },
        ]
  if (groups.length === 0 || (rowMoves.length === 0 && columnMoves.length === 0)) return null
  return (
    <>
      <DropdownMenu.Separator className="my-1 h-px bg-line" />
      {rowMoves.map(({ Icon, words, to }) => (
        <Item
          key={words}
          Icon={Icon}
          isDisabled={to === undefined}
          onSelect={() => to && onMove('requests', requestId, to, words)}
        >
          Move the request {words}
        </Item>
      ))}
      {columnMoves.map(({ Icon, words, to }) => (
        <Item
          key={words}
          Icon={Icon}
          isDisabled={to === undefined}
          onSelect={() => to && onMove('identities', identityId, to, words)}
        >
          Move the identity {words}
        </Item>
      ))}
      <p className="px-2 py-1 text-ink-2 text-xs">
        Moving changes the design. A request finds what an earlier one of the same identity has stored.
      </p>
    </>
  )
}

interface ItemProps {
  Icon: LucideIcon
  hint?: string | undefined
  isDisabled?: boolean
  onSelect(): void
  children: React.ReactNode
}

function Item({ Icon, hint, isDisabled = false, onSelect, children }: ItemProps) {
  return (
    <DropdownMenu.Item
      disabled={isDisabled}
      onSelect={onSelect}
      className={classNames(
        'flex min-h-8 cursor-pointer items-center gap-2 rounded-md px-2 py-1 outline-none data-[highlighted]:bg-accent-soft data-[highlighted]:text-accent',
        isDisabled && 'cursor-default opacity-45',
      )}
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      <span className="min-w-0">
        {children}
        {hint && <span className="block text-ink-2 text-xs">{hint}</span>}
      </span>
    </DropdownMenu.Item>
  )
}
