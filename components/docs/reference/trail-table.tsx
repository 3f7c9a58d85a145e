import { DEFAULT_DESIGN } from '@/lib/scenarios'
import { toTrail } from '@/lib/views'
import { ScrollTable } from '../scroll-table'
import { simulateDefault } from './default-simulation'

/** What CloudTrail would tell about one identity of the first design, if every event were recorded. */
export async function TrailTable({ identity }: { identity: string }) {
  const trails = toTrail(DEFAULT_DESIGN, await simulateDefault(), identity)
  return trails.map(({ accessKeyId, who, purpose, events }) => (
    <div key={accessKeyId} className="flex flex-col gap-2">
      <p>
        <code>{accessKeyId}</code> ({who}): {purpose}.
      </p>
      <ScrollTable aria-label={`Events of ${who}`}>
        <thead>
          <tr>
            <th scope="col">Event</th>
            <th scope="col">About</th>
            <th scope="col">Kind</th>
            <th scope="col">Recorded without asking</th>
            <th scope="col">Error</th>
          </tr>
        </thead>
        <tbody>
          {events.map(({ name, source, resource, category, isLoggedByDefault, error }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: events in order; two may be alike
            <tr key={index}>
              <th scope="row">
                {name} <span className="block text-ink-2 text-xs">{source}</span>
              </th>
              <td className="wrap-anywhere text-xs">{resource ?? '–'}</td>
              <td>{category} event</td>
              <td>{isLoggedByDefault ? 'Yes' : 'No'}</td>
              <td>{error?.code ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </div>
  ))
}
