import { blankValue, fits, type Shape } from '@/lib/design'
import { ChoiceField } from './choice-field'
import { Value, type ValueProps } from './fields'
import { useForm } from './form-context'
import { inSentence, wordsOf } from './words'

type UnionFieldProps = ValueProps<Extract<Shape, { kind: 'union' }>>

/** A value of one of several types: which one, and the value. */
export function UnionField({
  shape,
  value,
  label,
  help,
  path,
  names,
  isLabelHidden,
  isOptional,
  aside,
}: UnionFieldProps) {
  const form = useForm()
  const options = flat(shape)
  const at = options.findIndex((option) => fits(option, value))
  const chosen = options[at]
  const type = value === undefined ? '' : String(at)
  const change = (next: string) => {
    const option = options[Number(next)]
    const made =
      next === '' || !option ? undefined : converted(option, value, names.at(-1) ?? '', form.design)
    return form.change(path, made, `Change the type of ${inSentence(label)} of ${form.title}`, false)
  }
  const isPlain = chosen && chosen.kind !== 'fixed' && chosen.kind !== 'nothing'
  const isNested = chosen && ['object', 'map', 'list'].includes(chosen.kind)
  return (
    <div className="min-w-0">
      {!isLabelHidden && (
        <div className="flex items-end justify-between gap-2">
          <span className="font-medium text-sm">{label}</span>
          {aside}
        </div>
      )}
      <div className={isNested ? 'flex min-w-0 flex-col gap-2' : 'flex min-w-0 gap-1'}>
        <div className={isPlain && !isNested ? 'w-24 shrink-0' : 'w-full'}>
          <ChoiceField
            path={[...path, 'type']}
            label={`Type of ${inSentence(label)}`}
            isLabelHidden
            value={type}
            options={[
              ...(isOptional ? [{ value: '', label: 'Not set' }] : []),
              ...options.map((option, index) => ({ value: String(index), label: typeWords(option) })),
            ]}
            apply={change}
          />
        </div>
        {isPlain && (
          <div className="min-w-0 flex-1">
            <Value shape={chosen} value={value} label={label} path={path} names={names} isLabelHidden />
          </div>
        )}
      </div>
      {help && !isLabelHidden && <p className="wrap-anywhere pt-0.5 text-ink-2 text-xs">{help}</p>}
    </div>
  )
}

function flat(shape: Shape): readonly Shape[] {
  return shape.kind === 'union' ? shape.options.flatMap(flat) : [shape]
}

/** A text that says a number becomes that number, and back. */
function converted(
  shape: Shape,
  value: unknown,
  name: string,
  design: Parameters<typeof blankValue>[2],
): unknown {
  if (shape.kind === 'text' && ['string', 'number', 'boolean'].includes(typeof value)) return String(value)
  if (shape.kind === 'number' && value !== '' && Number.isFinite(Number(value))) return Number(value)
  if (shape.kind === 'list' && typeof value === 'string' && value !== '') return [value]
  return blankValue(shape, name, design)
}

function typeWords(shape: Shape): string {
  switch (shape.kind) {
    case 'text':
      return 'Text'
    case 'number':
      return 'Number'
    case 'yes-no':
      return 'Yes or no'
    case 'nothing':
      return 'Null'
    case 'list':
      return 'List'
    case 'map':
      return 'Map'
    case 'fixed':
      return String(shape.value)
    case 'object':
      return shape.fields.map(({ name }) => wordsOf([name]).label).join(', ')
    default:
      return 'Other'
  }
}
