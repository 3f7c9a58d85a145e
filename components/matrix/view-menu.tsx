import { SlidersHorizontal } from 'lucide-react'
import { Popover } from 'radix-ui'
import { type ReactNode, useId } from 'react'
import { Button } from '@/components/ui/button'
import type { CellTrait, Grouping, MatrixQuery, MatrixView, Ordering, Who } from '@/lib/views'
import { WHOLE_MATRIX } from '@/lib/views'

interface ViewMenuProps {
  matrix: MatrixView
  query: MatrixQuery
  onQuery(query: MatrixQuery): void
}

const TRAITS: readonly (readonly [CellTrait, string])[] = [
  ['allow', 'Allowed'],
  ['deny', 'Denied'],
  ['undetermined', 'Undetermined'],
  ['changed', 'Changed by your last edit'],
  ['unmet', 'Expectation not met'],
  ['assumed', 'Resting on an assumption'],
]

const GROUPINGS: readonly (readonly [Grouping, string])[] = [
  ['service', 'By service'],
  ['answers', 'By who is allowed'],
  ['none', 'Not at all'],
]

const ORDERINGS: readonly (readonly [Ordering, string])[] = [
  ['design', 'As in the design'],
  ['name', 'By name'],
  ['most-allowed', 'Most allowed first'],
  ['fewest-allowed', 'Fewest allowed first'],
]

/** What of the table is shown, and in which order. It changes nothing in the design. */
export function ViewMenu({ matrix, query, onQuery }: ViewMenuProps) {
  const isChanged = query !== WHOLE_MATRIX && !sameView(query, WHOLE_MATRIX)
  const toggle = (trait: CellTrait) =>
    onQuery({
      ...query,
      traits: query.traits.includes(trait)
        ? query.traits.filter((one) => one !== trait)
        : [...query.traits, trait],
    })
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <Button>
          <SlidersHorizontal aria-hidden />
          View
          {isChanged && (
            <>
              <span aria-hidden className="size-1.5 rounded-full bg-accent" />
              <span className="sr-only">, changed</span>
            </>
          )}
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          aria-label="View of the table"
          className="z-30 flex max-h-(--radix-popover-content-available-height) w-72 flex-col gap-3 overflow-y-auto rounded-lg border border-line bg-surface p-4 text-sm shadow-dialog"
        >
          <fieldset>
            <legend className="pb-1 font-semibold">Only rows and columns with a cell that is</legend>
            {TRAITS.map(([trait, words]) => (
              <label key={trait} className="flex min-h-6 items-center gap-2">
                <input
                  type="checkbox"
                  checked={query.traits.includes(trait)}
                  onChange={() => toggle(trait)}
                  className="size-4"
                />
                {words}
              </label>
            ))}
          </fieldset>
          <Choice
            label="Identities"
            value={query.who ? `${query.who.kind} ${query.who.name}` : ''}
            onChoose={(value) => onQuery({ ...query, who: whoOf(value) })}
          >
            <option value="">Everybody</option>
            <WhoOptions matrix={matrix} />
          </Choice>
          <Choice
            label="Group requests"
            value={query.groupBy}
            onChoose={(value) => onQuery({ ...query, groupBy: value as Grouping })}
          >
            <Options of={GROUPINGS} />
          </Choice>
          <Choice
            label="Order of requests"
            value={query.rowOrder}
            onChoose={(value) => onQuery({ ...query, rowOrder: value as Ordering })}
          >
            <Options of={ORDERINGS} />
          </Choice>
          <Choice
            label="Order of identities"
            value={query.columnOrder}
            onChoose={(value) => onQuery({ ...query, columnOrder: value as Ordering })}
          >
            <Options of={ORDERINGS} />
          </Choice>
          <p className="text-ink-2 text-xs">
            This only changes what you see. To move a request or an identity in the design itself, use the
            menu of a cell: there the order counts, because a request finds what an earlier one has stored.
          </p>
          <Button isInert={!isChanged} onClick={() => onQuery(WHOLE_MATRIX)}>
            Back to the usual view
          </Button>
          <Popover.Arrow className="fill-line" />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

function WhoOptions({ matrix: { identities } }: { matrix: MatrixView }) {
  const distinct = (names: readonly (string | null)[]) => [...new Set(names)].filter((name) => name !== null)
  const roles = distinct(identities.map(({ roleName }) => roleName))
  const providers = distinct(identities.map(({ provider }) => provider))
  return (
    <>
      <optgroup label="With the role">
        {roles.map((name) => (
          <option key={name} value={`role ${name}`}>
            {name}
          </option>
        ))}
        {identities.some(({ roleName }) => roleName === null) && (
          <option value="without-credentials ">Without credentials</option>
        )}
      </optgroup>
      <optgroup label="Who signs in with">
        {providers.map((name) => (
          <option key={name} value={`provider ${name}`}>
            {name}
          </option>
        ))}
      </optgroup>
    </>
  )
}

function whoOf(value: string): Who | null {
  if (value === '') return null
  const space = value.indexOf(' ')
  return { kind: value.slice(0, space) as Who['kind'], name: value.slice(space + 1) }
}

interface ChoiceProps {
  label: string
  value: string
  onChoose(value: string): void
  children: ReactNode
}

function Choice({ label, value, onChoose, children }: ChoiceProps) {
  const id = useId()
  return (
    <div className="flex flex-col gap-0.5">
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => onChoose(event.target.value)}
        className="h-8 rounded-md border border-line-strong bg-surface px-2"
      >
        {children}
      </select>
    </div>
  )
}

function Options({ of }: { of: readonly (readonly [string, string])[] }) {
  return of.map(([value, words]) => (
    <option key={value} value={value}>
      {words}
    </option>
  ))
}

/** The text stands beside the button for everybody to see. */
function sameView(left: MatrixQuery, right: MatrixQuery): boolean {
  return JSON.stringify({ ...left, text: '' }) === JSON.stringify({ ...right, text: '' })
}
