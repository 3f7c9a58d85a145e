import { Plus } from 'lucide-react'
import { useAnnounce } from '@/components/ui/announcer'
import { Button } from '@/components/ui/button'
import { isRecord } from '@/lib/base/is-record'
import { blankValue, type Path, type Shape, withNameOf } from '@/lib/design'
import { Group, Remove, Value, type ValueProps } from './fields'
import { focusSoon } from './focus-soon'
import { fieldId, useForm } from './form-context'
import { TextField } from './text-field'
import { itemWord } from './words'

type MapFieldProps = ValueProps<Extract<Shape, { kind: 'map' }>>

const SHOWN = 100
const UNUSABLE = ['__proto__', 'constructor', 'prototype']

/** A map: rows of a name and a value. A name is applied when its field is left, since two cannot be alike. */
export function MapField({
  shape,
  value,
  label,
  help,
  path,
  names,
  isOptional,
  isLabelHidden,
  aside,
}: MapFieldProps) {
  const form = useForm()
  const announce = useAnnounce()
  const map = isRecord(value) ? value : {}
  const entries = Object.entries(map)
  const word = itemWord(names)
  const put = (next: Readonly<Record<string, unknown>>, what: string) => {
    const isEmpty = isOptional && Object.keys(next).length === 0
    return form.change(path, isEmpty ? undefined : next, `${what} of ${form.title}`, false)
  }
  const rowId = (at: number) => `${fieldId(form, path)}-row-${at}`
  const addId = `${fieldId(form, path)}-add`
  const keyPath = (at: number): Path => [...path, `name-${at}`]

  const add = () => {
    const wanted = form
      .suggestionsAt([...path, ''])
      ?.options.find((option) => !Object.hasOwn(map, option.value))
    const name = wanted?.value ?? freshName(map, word)
    const refused = put(
      { ...map, [name]: blankValue(shape.value, names.at(-1) ?? '', form.design) },
      `Add ${word}`,
    )
    if (refused.length > 0) return announce(`Not added: ${refused[0]?.message}.`)
    focusSoon(() => {
      const field = document.getElementById(fieldId(form, keyPath(entries.length)))
      if (field instanceof HTMLInputElement) field.select()
      return field
    })
  }
  const remove = (name: string, at: number) => {
    put(Object.fromEntries(entries.filter(([other]) => other !== name)), `Remove ${word} ${name}`)
    announce(`Removed ${word} ${name}.`)
    const next = Math.min(at, entries.length - 2)
    focusSoon(() =>
      next < 0
        ? document.getElementById(addId)
        : document.getElementById(rowId(next))?.querySelector<HTMLElement>('input'),
    )
  }
  const problemOf = (name: string, text: string) => {
    if (UNUSABLE.includes(text)) return `\`${text}\` cannot be a name here`
    return text !== name && Object.hasOwn(map, text) ? `\`${text}\` is used twice` : null
  }
  const isBoxed = ['object', 'variant', 'map'].includes(shape.value.kind)

  return (
    <Group path={path} label={label} help={help} aside={aside} {...(isLabelHidden ? { isLabelHidden } : {})}>
      {entries.length > 0 && (
        <ul className="flex flex-col gap-2 pb-2">
          {entries.slice(0, SHOWN).map(([name, inner], at) => (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: a row stays the same row while its name changes
              key={at}
              id={rowId(at)}
              className={isBoxed ? 'rounded-md bg-surface-2 p-2' : 'flex items-start gap-1'}
            >
              <div className={isBoxed ? 'flex items-start gap-1 pb-2' : 'w-2/5 min-w-0 shrink-0'}>
                <div className="min-w-0 flex-1">
                  <TextField
                    path={keyPath(at)}
                    label={`Name of ${word} ${at + 1}`}
                    isLabelHidden
                    isMono={isBoxed}
                    isLate
                    shown={name}
                    check={(text) => problemOf(name, text)}
                    apply={(text) => {
                      const message = problemOf(name, text)
                      if (message !== null) return [{ path, message }]
                      return put(withNameOf(map, name, text), `Rename ${word} ${name}`)
                    }}
                  />
                </div>
                {isBoxed && <Remove label={`Remove ${word} ${name}`} onRemove={() => remove(name, at)} />}
              </div>
              <div className="min-w-0 flex-1">
                <Value
                  shape={shape.value}
                  value={inner}
                  label={`Value of ${name}`}
                  path={[...path, name]}
                  names={names}
                  isLabelHidden
                />
              </div>
              {!isBoxed && <Remove label={`Remove ${word} ${name}`} onRemove={() => remove(name, at)} />}
            </li>
          ))}
        </ul>
      )}
      {entries.length > SHOWN && (
        <p className="pb-2 text-ink-2 text-xs">
          The first {SHOWN} of {entries.length} are shown. The JSON tab has them all.
        </p>
      )}
      <Button id={addId} onClick={add}>
        <Plus aria-hidden />
        Add {word}
      </Button>
    </Group>
  )
}

function freshName(map: Readonly<Record<string, unknown>>, word: string): string {
  const base = word.replace(/\s+/g, '-')
  if (!Object.hasOwn(map, base)) return base
  let number = 2
  while (Object.hasOwn(map, `${base}-${number}`)) number++
  return `${base}-${number}`
}
