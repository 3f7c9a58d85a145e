import { type Design, documentsOf } from '@/lib/design'
import { type CompiledPolicy, compilePolicy, parsePolicy } from '@/lib/iam'

const REMEMBERED = 200
const byText = new Map<string, CompiledPolicy>()
let last: { readonly design: Design; readonly policies: ReadonlyMap<string, CompiledPolicy> } | null = null

/** The policies of a design by the ids of their documents, ready to decide; each text is read once. */
export function compiledPolicies(design: Design): ReadonlyMap<string, CompiledPolicy> {
  if (last?.design === design) return last.policies
  const policies = new Map<string, CompiledPolicy>()
  for (const { id, kind, title, text } of documentsOf(design)) {
    const name = `${id}\n${title}\n${text}`
    let policy = byText.get(name)
    if (!policy) {
      policy = compilePolicy(parsePolicy(text), kind, title, id)
      if (byText.size >= REMEMBERED) byText.clear()
      byText.set(name, policy)
    }
    policies.set(id, policy)
  }
  last = { design, policies }
  return policies
}
