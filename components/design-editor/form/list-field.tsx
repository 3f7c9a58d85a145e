import { ArrowDown, ArrowUp, GripVertical, Plus } from 'lucide-react'
import { useAnnounce } from '@/components/ui/announcer'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { blankValue, type Shape, withMoved } from '@/lib/design'
import { Group, Remove, Value, type ValueProps } from './fields'
import { focusSoon } from './focus-soon'
import { fieldId, useForm } from './form-context'
import { useDragOrder } from './use-drag-order'
import { itemWord } from './words'

type ListFieldProps = ValueProps<Extract<Shape, { kind: 'list' }>>

/** How many items are drawn at once. */
const SHOWN = 100

/** A list: each item with its fields, a handle and buttons that move it, and one that takes it away. */
export function ListField(props: ListFieldProps) {
  const { shape, value, label, help, path, names, isOptional, isLabelHidden, aside } = props
  const form = useForm()
  const announce = useAnnounce()
  const items = Array.isArray(value) ? (value as readonly unknown[]) : []
  const word = itemWord(names)
  const put = (next: readonly unknown[], what: string) =>
    form.change(path, next.length === 0 && isOptional ? undefined : next, `${what} of ${form.title}`, false)
  const buttonId = (act: string, index: number | string) => `${fieldId(form, path)}-${act}-${index}`
  const focus = (act: string, index: number | string) =>
    focusSoon(() => document.getElementById(buttonId(act, index)))

  const add = () => {
    const refused = put([...items, blankValue(shape.item, names.at(-1) ?? '', form.design)], `Add ${word}`)
    if (refused.length > 0) return announce(`Not added: ${refused[0]?.message}.`)
    focusSoon(() =>
      document
        .getElementById(buttonId('item', items.length))
        ?.querySelector<HTMLElement>('input, select, textarea'),
    )
  }
  const remove = (index: number) => {
    const refused = put(
      items.filter((_, at) => at !== index),
      `Remove ${word} ${index + 1}`,
    )
    if (refused.length > 0) return announce(`Not removed: ${refused[0]?.message}.`)
    announce(`Removed ${word} ${index + 1}.`)
    const next = Math.min(index, items.length - 2)
    if (next < 0) focus('add', 'new')
    else focus('remove', next)
  }
  const move = (index: number, to: number) => {
    put(withMoved(items, index, to), `Move ${word} ${index + 1}`)
    announce(`${sentence(word)} ${index + 1} is now number ${to + 1} of ${items.length}.`)
    focus(to < index ? 'up' : 'down', to)
  }
  const { list, handle, lookOf } = useDragOrder(move)
  const isBoxed = ['object', 'variant', 'union', 'map', 'list'].includes(shape.item.kind)

  return (
    <Group path={path} label={label} help={help} aside={aside} {...(isLabelHidden ? { isLabelHidden } : {})}>
      {items.length > 0 && (
        <ol ref={list} className="flex flex-col gap-2 pb-2">
          {items.slice(0, SHOWN).map((item, index) => (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: items have no ids of their own
              key={index}
              id={buttonId('item', index)}
              className={classNames(
                'flex items-start gap-1',
                isBoxed && 'rounded-md bg-surface-2 p-2',
                lookOf(index),
              )}
            >
              {items.length > 1 && (
                <span
                  aria-hidden
                  title="Drag to another place"
                  {...handle(index)}
                  className="grid h-6 w-4 shrink-0 cursor-grab touch-none place-items-center rounded-sm text-ink-2 hover:text-ink active:cursor-grabbing [&_svg]:size-3.5"
                >
                  <GripVertical />
                </span>
              )}
              {isBoxed && (
                <span className="w-5 shrink-0 pt-1 text-ink-2 text-xs tabular-nums">
                  <span className="sr-only">{sentence(word)} </span>
                  {index + 1}
                </span>
              )}
              <div className="min-w-0 flex-1">
                <Value
                  shape={shape.item}
                  value={item}
                  label={`${sentence(word)} ${index + 1}`}
                  path={[...path, index]}
                  names={names}
                  isLabelHidden
                />
              </div>
              <span className="flex shrink-0">
                <Move
                  id={buttonId('up', index)}
                  label={`Move ${word} ${index + 1} up`}
                  isInert={index === 0}
                  onPress={() => move(index, index - 1)}
                >
                  <ArrowUp aria-hidden />
                </Move>
                <Move
                  id={buttonId('down', index)}
                  label={`Move ${word} ${index + 1} down`}
                  isInert={index === items.length - 1}
                  onPress={() => move(index, index + 1)}
                >
                  <ArrowDown aria-hidden />
                </Move>
                <Remove
                  id={buttonId('remove', index)}
                  label={`Remove ${word} ${index + 1}`}
                  onRemove={() => remove(index)}
                />
              </span>
            </li>
          ))}
        </ol>
      )}
      {items.length > SHOWN && (
        <p className="pb-2 text-ink-2 text-xs">
          The first {SHOWN} of {items.length} are shown. The JSON tab has them all.
        </p>
      )}
      <Button id={buttonId('add', 'new')} onClick={add}>
        <Plus aria-hidden />
        Add {word}
      </Button>
    </Group>
  )
}

interface MoveProps {
  id: string
  label: string
  isInert: boolean
  onPress(): void
  children: React.ReactNode
}

function Move({ id, label, isInert, onPress, children }: MoveProps) {
  return (
    <button
      id={id}
      type="button"
      aria-label={label}
      title={label}
      aria-disabled={isInert || undefined}
      onClick={isInert ? undefined : onPress}
      className="grid size-6 place-items-center rounded-sm text-ink-2 hover:bg-surface hover:text-ink aria-disabled:cursor-default! aria-disabled:opacity-40 [&_svg]:size-3.5"
    >
      {children}
    </button>
  )
}

function sentence(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
