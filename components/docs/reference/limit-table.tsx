import { ScrollTable } from '../scroll-table'
import { LIMITS, type Limit } from './limits'

/** Bounds of one kind, with their sources. */
export function Limits({ of }: { of: keyof typeof LIMITS }) {
  const limits: readonly Limit[] = LIMITS[of]
  return (
    <ScrollTable aria-label="Limits">
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Limit</th>
          <th scope="col">Source</th>
        </tr>
      </thead>
      <tbody>
        {limits.map(({ what, limit, source }) => (
          <tr key={what}>
            <th scope="row">{what}</th>
            <td>{limit}</td>
            <td>
              <a href={source} target="_blank" rel="noreferrer">
                AWS<span className="sr-only"> on: {what} (opens in a new tab)</span>
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}
