import { useForm } from './form-context'

const CHIPS = [
  { text: '{{self}}', title: 'The identity id of whoever asks' },
  { text: '{{other}}', title: 'The identity id of the first other signed-in identity' },
] as const

/** Templates to put into a text: one request then means the same thing for every identity. */
export function TemplateChips({ onInsert }: { onInsert(template: string): void }) {
  const { design } = useForm()
  return (
    <div className="flex flex-wrap items-center gap-1 pt-1">
      {CHIPS.map(({ text, title }) => (
        <button
          key={text}
          type="button"
          title={title}
          aria-label={`Insert ${text}: ${title}`}
          onClick={() => onInsert(text)}
          className="h-6 rounded-full border border-line bg-surface-2 px-2 font-mono text-ink-2 text-xs hover:border-line-strong hover:text-ink"
        >
          {text}
        </button>
      ))}
      <select
        aria-label="Insert the identity id of"
        value=""
        onChange={(event) => event.target.value && onInsert(`{{identity:${event.target.value}}}`)}
        className="h-6 max-w-32 rounded-full border border-line bg-surface-2 px-1.5 text-ink-2 text-xs hover:border-line-strong"
      >
        <option value="">id of …</option>
        {design.identities.slice(0, 200).map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </div>
  )
}
