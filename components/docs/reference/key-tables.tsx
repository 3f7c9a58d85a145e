import { RichText } from '@/components/ui/rich-text'
import { describeKey, usualKeys } from '@/lib/assist'
import { OPERATORS } from '@/lib/iam'
import { ScrollTable } from '../scroll-table'
import { simulateDefault } from './default-simulation'

const show = (value: unknown) => (Array.isArray(value) ? value.join(', ') : String(value))

/** The condition keys that every request of a session carries: a signed-in user's and a guest's. */
export async function SessionKeys() {
  const { runs } = await simulateDefault()
  const [ana, guest] = ['ana', 'guest'].map(
    (id) => runs.find((run) => run.identityId === id)?.session?.context ?? {},
  )
  const names = [...new Set([...Object.keys(ana ?? {}), ...Object.keys(guest ?? {})])].sort()
  return (
    <ScrollTable aria-label="Condition keys of a session">
      <thead>
        <tr>
          <th scope="col">Key</th>
          <th scope="col">Ana, signed in</th>
          <th scope="col">A guest</th>
        </tr>
      </thead>
      <tbody>
        {names.map((name) => (
          <tr key={name}>
            <th scope="row">
              <code>{name}</code>
            </th>
            <td className="wrap-anywhere">{show(ana?.[name] ?? 'absent')}</td>
            <td className="wrap-anywhere">{show(guest?.[name] ?? 'absent')}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

/** The keys that policies for identity pools are mostly made of, in the words of the editor's help. */
export function UsualKeys() {
  return (
    <ScrollTable aria-label="Condition keys and their meaning">
      <thead>
        <tr>
          <th scope="col">Key</th>
          <th scope="col">What it holds</th>
        </tr>
      </thead>
      <tbody>
        {usualKeys().map((name) => {
          const { title, lines } = describeKey(name)
          return (
            <tr key={name}>
              <th scope="row">
                <code>{title}</code>
              </th>
              <td>
                <RichText text={lines.join(' ')} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </ScrollTable>
  )
}

/** Every operator of a Condition, from the engine's own table. */
export function OperatorTable() {
  return (
    <ScrollTable aria-label="Operators">
      <thead>
        <tr>
          <th scope="col">Operator</th>
          <th scope="col">Compares</th>
          <th scope="col">When the key is absent</th>
        </tr>
      </thead>
      <tbody>
        {[...OPERATORS.values()].map(({ name, family, negated }) => (
          <tr key={name}>
            <th scope="row">
              <code>{name}</code>
            </th>
            <td>{FAMILIES[family]}</td>
            <td>{family === 'null' ? 'That is what it tests' : negated ? 'True' : 'False'}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

const FAMILIES = {
  string: 'Texts',
  numeric: 'Numbers',
  date: 'Dates and times',
  bool: 'True or false',
  binary: 'Bytes, in Base64',
  ip: 'Addresses and ranges of addresses',
  arn: 'ARNs, part by part',
  null: 'Whether the key is there',
} as const
