import { invariant } from '@/lib/base/invariant'
import { EVERY_SOURCE } from '@/lib/scenarios'
import { simulateBothFlows } from '@/lib/simulation'
import { toFlowComparison } from '@/lib/views'
import { ScrollTable } from '../scroll-table'

/** The two flows of one identity, with role mappings out of the way: they would forbid the classic one. */
const DESIGN = { ...EVERY_SOURCE, identityPool: { ...EVERY_SOURCE.identityPool, roleMappings: {} } }

/** How the two flows differ for one identity, as the engine works it out. */
export async function FlowComparisonTable({ identity }: { identity: string }) {
  const flows = await simulateBothFlows(DESIGN, identity)
  invariant(flows, `there is no identity ${identity}`)
  const { columns, identityName, summary } = toFlowComparison(DESIGN, identity, flows)
  const facts = columns[0]?.facts.map(({ name }) => name) ?? []
  return (
    <div className="flex flex-col gap-2">
      <p>
        {identityName}: {summary}
      </p>
      <ScrollTable aria-label={`Both flows for ${identityName}`}>
        <thead>
          <tr>
            <th scope="col">What differs</th>
            {columns.map(({ flow }) => (
              <th key={flow} scope="col">
                {flow === 'enhanced' ? 'Enhanced flow' : 'Classic flow'}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">Calls, in order</th>
            {columns.map(({ flow, calls }) => (
              <td key={flow}>
                <ol className="list-decimal pl-4">
                  {calls.map(({ operation, caller, called, error }) => (
                    <li key={operation}>
                      <code>{operation.split(':').at(-1)}</code>: {caller} → {called}
                      {error && `, refused: ${error}`}
                    </li>
                  ))}
                </ol>
              </td>
            ))}
          </tr>
          {facts.map((name, index) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {columns.map(({ flow, facts: says }) => (
                <td key={flow}>{says[index]?.says}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </div>
  )
}
