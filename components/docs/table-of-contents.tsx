/** A heading of a page, as the Markdown pipeline finds it. */
export interface Heading {
  readonly value: string
  readonly depth: number
  readonly id?: string
  readonly children?: readonly Heading[]
}

/** The headings of this page. */
export function TableOfContents({ headings }: { headings: readonly Heading[] }) {
  const top = headings.flatMap((heading) => (heading.depth === 1 ? (heading.children ?? []) : heading))
  if (top.length < 2) return null
  return (
    <nav aria-labelledby="on-this-page" className="docs-toc">
      <p id="on-this-page" className="pb-1 font-semibold text-xs">
        On this page
      </p>
      <Entries headings={top} />
    </nav>
  )
}

function Entries({ headings }: { headings: readonly Heading[] }) {
  return (
    <ul>
      {headings.map(({ value, id, depth, children = [] }) => (
        <li key={id ?? value} className={depth > 2 ? 'pl-3' : undefined}>
          <a href={`#${id}`} className="block rounded-sm py-1 text-ink-2 text-sm hover:text-ink">
            {value}
          </a>
          {children.length > 0 && depth < 3 && <Entries headings={children} />}
        </li>
      ))}
    </ul>
  )
}
