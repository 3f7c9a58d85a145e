import { invariant } from '@/lib/base/invariant'
import { documentsOf } from '@/lib/design'
import { DEFAULT_DESIGN } from '@/lib/scenarios'
import { CodeBlock } from '../code-block'

/** A policy of the first design, as it stands there. */
export function PolicyText({ id }: { id: string }) {
  const document = documentsOf(DEFAULT_DESIGN).find((each) => each.id === id)
  invariant(document, `the first design has no ${id}`)
  return (
    <CodeBlock>
      <code className="language-json">{document.text}</code>
    </CodeBlock>
  )
}
