import { invariant } from '@/lib/base/invariant'
import { documentsOf } from '@/lib/design'
import { answerExample, exampleOf } from '@/lib/examples'
import { LiveExample } from './live-example'

/**
 * A design beside a text: one policy to change, and the answers to watch.
 *
 * What it says at first is worked out while the site is built, so the page is complete without scripts.
 */
export async function Example({ id }: { id: string }) {
  const example = exampleOf(id)
  invariant(example, `there is no example ${id}`)
  const document = documentsOf(example.design).find((each) => each.id === example.edits)
  invariant(document, `${id} has no policy ${example.edits}`)
  return (
    <LiveExample
      id={id}
      title={example.title}
      says={example.says}
      document={{ title: document.title, owner: document.owner, text: document.text }}
      initial={await answerExample(example)}
      tries={example.tries.map(({ name }) => name)}
    />
  )
}
