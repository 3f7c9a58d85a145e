import { GUEST_SESSION_POLICIES } from '@/lib/federation'
import { catalog } from '@/lib/iam'
import { CodeBlock } from '../code-block'
import { ScrollTable } from '../scroll-table'

/** What the session policies of guests leave of each service, read from the policies themselves. */
export function GuestServices() {
  const byService = new Map<string, Set<string>>()
  for (const { text } of GUEST_SESSION_POLICIES) {
    const { Statement } = JSON.parse(text) as { Statement: { Action: string[] }[] }
    for (const action of Statement.flatMap((statement) => statement.Action)) {
      const [prefix = '', name = ''] = action.split(':')
      byService.set(prefix, (byService.get(prefix) ?? new Set()).add(name))
    }
  }
  const services = [...byService].sort(([one], [other]) => one.localeCompare(other))
  return (
    <ScrollTable aria-label="Services that guests can reach">
      <thead>
        <tr>
          <th scope="col">Service</th>
          <th scope="col">Actions that are left, if the role allows them</th>
        </tr>
      </thead>
      <tbody>
        {services.map(([prefix, actions]) => (
          <tr key={prefix}>
            <th scope="row">
              <code>{prefix}</code>{' '}
              <span className="text-ink-2 text-xs">{catalog.service(prefix)?.title}</span>
            </th>
            <td>{actions.has('*') ? 'All' : [...actions].sort().join(', ')}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

/** The two policies in full. */
export function GuestPolicies() {
  return GUEST_SESSION_POLICIES.map(({ name, text }) => (
    <details key={name} className="findings">
      <summary className="wrap-anywhere rounded-md px-3 py-2 font-medium">{name}</summary>
      <CodeBlock>
        <code className="language-json">{text}</code>
      </CodeBlock>
    </details>
  ))
}
