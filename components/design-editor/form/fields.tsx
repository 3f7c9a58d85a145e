import { Pencil, X } from 'lucide-react'
import { Fragment, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { isRecord } from '@/lib/base/is-record'
import {
  blankValue,
  type Field,
  type ObjectShape,
  optionFor,
  type Path,
  type Shape,
  tellsApart,
} from '@/lib/design'
import { ChoiceField } from './choice-field'
import { FieldFrame } from './field-frame'
import { focusSoon } from './focus-soon'
import { fieldId, useForm } from './form-context'
import { ListField } from './list-field'
import { MapField } from './map-field'
import { TextField } from './text-field'
import { UnionField } from './union-field'
import { inSentence, isLong, isUsual, optionWords, wordsOf } from './words'

/** Where a value stands: exactly, and by the names of its fields alone, which is what its words depend on. */
export interface Place {
  readonly path: Path
  readonly names: readonly string[]
}

export interface ValueProps<Of extends Shape = Shape> extends Place {
  shape: Of
  value: unknown
  label: string
  help?: string | undefined
  /** The column or heading says it already. */
  isLabelHidden?: boolean
  /** May be empty: then it is left out. */
  isOptional?: boolean
  isNullable?: boolean
  aside?: React.ReactNode
}

/** The list of settings that can be added stands where a field of this name would. */
const ADDED = 'added-setting'

/** Gives the focus to a field, or to the first one of a group: what was pressed is gone. */
function focusField(form: Parameters<typeof fieldId>[0], path: Path) {
  focusSoon(() => {
    const field = document.getElementById(fieldId(form, path))
    return field?.matches(CONTROL) ? field : field?.querySelector<HTMLElement>(CONTROL)
  })
}

const CONTROL = 'input, select, textarea, button'

interface FieldsProps extends Place {
  fields: readonly Field[]
  value: unknown
  /** Fields that are edited in another way. */
  hidden?: readonly string[]
  /** A field of that kind, and how many come before it. */
  own?: { readonly at: number; readonly field: ReactNode }
}

/** The fields of an object: those that are there, those that usually are, and a way to add the others. */
export function Fields({ fields, value, path, names, hidden = [], own }: FieldsProps) {
  const form = useForm()
  const record = isRecord(value) ? value : {}
  const wanted = fields.filter(({ name }) => !hidden.includes(name))
  const isShown = ({ name, isOptional }: Field) =>
    !isOptional || Object.hasOwn(record, name) || isUsual([...names, name])
  const others = wanted.filter((field) => !isShown(field))
  const add = (name: string) => {
    const field = others.find((other) => other.name === name)
    if (!field) return
    const at = [...path, name]
    const { label } = wordsOf([...names, name])
    form.change(
      at,
      blankValue(field.shape, name, form.design),
      `Add ${inSentence(label)} to ${form.title}`,
      false,
    )
    focusField(form, at)
  }
  return (
    <div className="@container min-w-0">
      <div className="grid grid-cols-1 gap-x-4 gap-y-3 @md:grid-cols-2">
        {own?.at === 0 && own.field}
        {wanted
          .filter(isShown)
          .toSorted(plainFirst)
          .map((field, at) => (
            <Fragment key={field.name}>
              <FieldOf
                field={field}
                value={record[field.name]}
                path={[...path, field.name]}
                names={[...names, field.name]}
              />
              {own?.at === at + 1 && own.field}
            </Fragment>
          ))}
        {others.length > 0 && (
          <div className="col-span-full">
            <select
              id={fieldId(form, [...path, ADDED])}
              aria-label={
                names.length > 1 ? `Add a setting to ${inSentence(wordsOf(names).label)}` : 'Add a setting'
              }
              value=""
              onChange={(event) => add(event.target.value)}
              className={`max-w-full rounded-md text-ink-2 hover:text-ink ${
                names.length > 1
                  ? 'h-6 bg-transparent text-xs'
                  : 'h-8 border border-line-strong border-dashed bg-surface px-2 text-sm'
              }`}
            >
              <option value="">Add a setting …</option>
              {others.map(({ name }) => (
                <option key={name} value={name}>
                  {wordsOf([...names, name]).label}
                </option>
              ))}
            </select>
          </div>
        )}
      </div>
    </div>
  )
}

/** One-line fields before lists and groups, which may be long. */
function plainFirst(left: Field, right: Field): number {
  return Number(isContainer(left.shape)) - Number(isContainer(right.shape))
}

function isContainer({ kind }: Shape): boolean {
  return kind === 'list' || kind === 'map' || kind === 'object' || kind === 'variant'
}

function FieldOf({ field, value, path, names }: Place & { field: Field; value: unknown }) {
  const form = useForm()
  const { label, help } = wordsOf(names, field.description)
  const isRemovable = field.isOptional && value !== undefined && !isUsual(names)
  return (
    <Value
      shape={field.shape}
      value={value}
      label={label}
      help={help}
      path={path}
      names={names}
      isOptional={field.isOptional}
      isNullable={field.isNullable}
      aside={
        isRemovable && (
          <Remove
            label={`Remove ${inSentence(label)}`}
            onRemove={() => {
              form.change(path, undefined, `Remove ${inSentence(label)} of ${form.title}`, false)
              focusField(form, [...path.slice(0, -1), ADDED])
            }}
          />
        )
      }
    />
  )
}

export function Remove({ id, label, onRemove }: { id?: string; label: string; onRemove(): void }) {
  return (
    <button
      id={id}
      type="button"
      aria-label={label}
      title={label}
      onClick={onRemove}
      className="grid size-6 shrink-0 place-items-center rounded-sm text-ink-2 hover:bg-surface-2 hover:text-deny"
    >
      <X aria-hidden className="size-3.5" />
    </button>
  )
}

/** The field, or the group of fields, for a value of any shape. */
export function Value(props: ValueProps) {
  const { shape, value, label, help, path, names, isLabelHidden, isOptional, isNullable, aside } = props
  const form = useForm()
  const apply = (next: unknown, isTyping: boolean) =>
    form.change(path, next, `Edit ${inSentence(label)} of ${form.title}`, isTyping)
  const shared = { path, label, help, aside, ...(isLabelHidden ? { isLabelHidden } : {}) }

  switch (shape.kind) {
    case 'text': {
      const document = shape.holds === 'policy' ? form.documentAt(path) : null
      if (shape.holds === 'policy' && (document !== null || (isOptional && value === undefined))) {
        return <PolicyField {...props} documentId={document} />
      }
      const suggestions = form.suggestionsAt(path)
      if (isNullable || suggestions?.isClosed) {
        const none = isNullable || isOptional ? [{ value: '', label: isNullable ? 'None' : 'Not set' }] : []
        return (
          <ChoiceField
            {...shared}
            value={typeof value === 'string' ? value : ''}
            options={[...none, ...(suggestions?.options ?? [])]}
            apply={(text) =>
              apply(text === '' && none.length > 0 ? (isNullable ? null : undefined) : text, false)
            }
          />
        )
      }
      return (
        <TextField
          {...shared}
          shown={typeof value === 'string' ? value : ''}
          apply={(text) => apply(text === '' && isOptional ? undefined : text, true)}
          isLong={isLong(names) || shape.holds === 'policy'}
          isMono={
            shape.holds === 'policy' || shape.holds === 'template' || /arn|id$/i.test(names.at(-1) ?? '')
          }
          hasTemplates={shape.holds === 'template' || (names[0] === 'requests' && names.at(-1) === 'item')}
        />
      )
    }
    case 'number':
      return (
        <TextField
          {...shared}
          inputMode="numeric"
          shown={typeof value === 'number' ? String(value) : ''}
          apply={(text) => {
            if (text.trim() === '' && (isOptional || isNullable))
              return apply(isNullable ? null : undefined, true)
            const number = Number(text)
            const isNumber = text.trim() !== '' && Number.isFinite(number)
            return isNumber ? apply(number, true) : [{ path, message: 'must be a number' }]
          }}
        />
      )
    case 'yes-no':
      return isOptional ? (
        <ChoiceField
          {...shared}
          value={value === undefined ? '' : String(value)}
          options={[
            { value: '', label: 'Not set' },
            { value: 'true', label: 'Yes' },
            { value: 'false', label: 'No' },
          ]}
          apply={(text) => apply(text === '' ? undefined : text === 'true', false)}
        />
      ) : (
        <YesNo {...props} onChange={(next) => apply(next, false)} />
      )
    case 'choice':
      return (
        <ChoiceField
          {...shared}
          value={typeof value === 'string' ? value : ''}
          options={[
            ...(isOptional
              ? [{ value: '', label: names.at(-1) === 'fault' ? 'Nothing: it is in order' : 'Not set' }]
              : []),
            ...shape.options.map((option) => ({ value: option, label: optionWords(option) })),
          ]}
          apply={(text) => apply(text === '' ? undefined : text, false)}
        />
      )
    case 'fixed':
    case 'nothing':
      return null
    case 'list':
      return <ListField {...props} shape={shape} />
    case 'map':
      return <MapField {...props} shape={shape} />
    case 'union':
      return <UnionField {...props} shape={shape} />
    case 'object':
      return value === undefined ? (
        <Missing {...props} shape={shape} />
      ) : (
        <Group {...props}>
          <Fields fields={shape.fields} value={value} path={path} names={names} />
        </Group>
      )
    case 'variant': {
      const option = optionFor(shape, value)
      const tell = option.fields.filter(({ name }) => tellsApart(shape, name)).map(({ name }) => name)
      const [first] = tell
      return (
        <Group {...props}>
          <div className="flex flex-col gap-3">
            {first && (
              <ChoiceField
                path={[...path, first]}
                label={wordsOf([...names, first]).label}
                value={String(isRecord(value) ? value[first] : '')}
                options={shape.options.flatMap(({ fields }) => {
                  const inner = fields.find(({ name }) => name === first)?.shape
                  if (inner?.kind !== 'fixed') return []
                  return [{ value: String(inner.value), label: optionWords(String(inner.value)) }]
                })}
                apply={(next) => {
                  const wanted = optionFor(shape, { [first]: next })
                  return apply(reshaped(wanted, blankValue(wanted, '', form.design), value, first), false)
                }}
              />
            )}
            <Fields fields={option.fields} value={value} path={path} names={names} hidden={tell} />
          </div>
        </Group>
      )
    }
  }
}

/** What the new shape takes of the old value, over what it begins with. */
function reshaped(shape: ObjectShape, blank: unknown, value: unknown, tell: string): unknown {
  const kept = Object.entries(isRecord(value) ? value : {}).filter(
    ([name]) => name !== tell && shape.fields.some((field) => field.name === name),
  )
  return { ...(isRecord(blank) ? blank : {}), ...Object.fromEntries(kept) }
}

function YesNo({
  path,
  label,
  help,
  value,
  aside,
  onChange,
}: ValueProps & { onChange(next: boolean): void }) {
  const form = useForm()
  const id = fieldId(form, path)
  return (
    <div className="flex min-w-0 items-start gap-2 self-center">
      <input
        id={id}
        type="checkbox"
        checked={value === true}
        aria-describedby={help ? `${id}-help` : undefined}
        onChange={(event) => onChange(event.target.checked)}
        className="mt-0.5 size-4 shrink-0"
      />
      <div className="min-w-0">
        <label htmlFor={id} className="block font-medium text-sm">
          {label}
        </label>
        {help && (
          <p id={`${id}-help`} className="wrap-anywhere text-ink-2 text-xs">
            {help}
          </p>
        )}
      </div>
      {aside}
    </div>
  )
}

/** A policy is edited where policies are: here is the way there. */
function PolicyField(props: ValueProps & { documentId: string | null }) {
  const { path, label, help, isOptional, documentId, shape } = props
  const form = useForm()
  const id = fieldId(form, path)
  const put = (value: unknown, verb: string) => {
    form.change(path, value, `${verb} ${inSentence(label)} of ${form.title}`, false)
    focusField(form, path)
  }
  return (
    <FieldFrame id={id} label={label} help={help}>
      <div className="flex flex-wrap gap-1">
        {documentId === null ? (
          <Button
            id={id}
            aria-label={`Add a ${inSentence(label)}`}
            onClick={() => put(blankValue(shape, 'policy', form.design), 'Add')}
          >
            Add a {inSentence(label)}
          </Button>
        ) : (
          <>
            <Button
              id={id}
              aria-label={`Edit the text of the ${inSentence(label)}`}
              onClick={() => form.openDocument(documentId)}
            >
              <Pencil aria-hidden />
              Edit its text
            </Button>
            {isOptional && (
              <Button
                look="quiet"
                aria-label={`Remove the ${inSentence(label)}`}
                onClick={() => put(undefined, 'Remove')}
              >
                Remove
              </Button>
            )}
          </>
        )}
      </div>
    </FieldFrame>
  )
}

function Missing({ shape, path, label, help, names }: ValueProps) {
  const form = useForm()
  const id = fieldId(form, path)
  return (
    <FieldFrame id={id} label={label} help={help}>
      <Button
        id={id}
        aria-label={`Set ${inSentence(label)}`}
        onClick={() => {
          form.change(
            path,
            blankValue(shape, names.at(-1) ?? '', form.design),
            `Add ${inSentence(label)} to ${form.title}`,
            false,
          )
          focusField(form, path)
        }}
      >
        Set
      </Button>
    </FieldFrame>
  )
}

/** Fields that belong together, in a box with a heading. */
export function Group(
  props: Pick<ValueProps, 'path' | 'label' | 'help' | 'aside' | 'isLabelHidden'> & {
    children: React.ReactNode
  },
) {
  const { path, label, help, aside, isLabelHidden, children } = props
  const form = useForm()
  const id = fieldId(form, path)
  const findings = form.findingsAt(path)
  if (isLabelHidden) return <div className="min-w-0">{children}</div>
  return (
    <fieldset id={id} className="col-span-full min-w-0 rounded-md border border-line p-3 pt-1.5">
      <legend className="sr-only">{label}</legend>
      <div className="flex min-h-6 items-center justify-between gap-2">
        <span aria-hidden className="font-medium text-sm">
          {label}
        </span>
        {aside}
      </div>
      {help && <p className="wrap-anywhere pb-2 text-ink-2 text-xs">{help}</p>}
      {findings.map((finding) => (
        <p key={finding} className="wrap-anywhere pb-2 text-warn text-xs">
          AWS would not save this: {finding}
        </p>
      ))}
      {children}
    </fieldset>
  )
}
