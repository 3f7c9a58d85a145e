import { VERDICTS } from '@/components/ui/verdict'
import { DEFAULT_DESIGN } from '@/lib/scenarios'
import { toMatrix } from '@/lib/views'
import { ScrollTable } from '../scroll-table'
import { simulateDefault } from './default-simulation'

/** Who may do what in the first design. */
export async function WholeMatrix() {
  const { identities, rows, summary } = toMatrix(DEFAULT_DESIGN, await simulateDefault())
  return (
    <ScrollTable aria-label={summary}>
      <thead>
        <tr>
          <th scope="col">Request</th>
          {identities.map(({ id, name }) => (
            <th key={id} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ requestId, name, operation, cells }) => (
          <tr key={requestId}>
            <th scope="row">
              {name} <span className="block text-ink-2 text-xs">{operation}</span>
            </th>
            {cells.map(({ identityId, verdict, word }) => {
              const { Icon, text } = VERDICTS[verdict]
              return (
                <td key={identityId}>
                  <span className={`flex items-center gap-1 font-semibold ${text}`}>
                    <Icon aria-hidden className="size-4 shrink-0" strokeWidth={2.5} />
                    {word}
                  </span>
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}
