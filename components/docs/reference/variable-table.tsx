import { variablesIn } from '@/lib/assist'
import { EVERY_SOURCE } from '@/lib/scenarios'
import { ScrollTable } from '../scroll-table'
import { simulateEverySource } from './default-simulation'

const VARIABLES = [
  '${cognito-identity.amazonaws.com:sub}',
  '${cognito-identity.amazonaws.com:aud}',
  '${cognito-identity.amazonaws.com:amr}',
  '${aws:PrincipalTag/team}',
  "${aws:PrincipalTag/team, 'nobody'}",
  '${aws:userid}',
  '${aws:PrincipalArn}',
  '${aws:PrincipalAccount}',
  '${aws:username}',
  '${accounts.google.com:sub}',
  '${graph.facebook.com:id}',
]
const WHO = ['partner-team', 'google-user', 'guest']

/** What each variable is worth for three people, as the engine fills it in. */
export async function VariableTable() {
  const { runs } = await simulateEverySource()
  const sessions = WHO.map((id) => runs.find(({ identityId }) => identityId === id)?.session)
  const worth = (variable: string, index: number) => {
    const text = JSON.stringify({ Version: '2012-10-17', Statement: { Resource: variable } })
    return variablesIn(text, { identityName: '', context: sessions[index]?.context ?? {} })[0]?.value ?? null
  }
  return (
    <ScrollTable aria-label="Variables and their values">
      <thead>
        <tr>
          <th scope="col">Variable</th>
          {WHO.map((id) => (
            <th key={id} scope="col">
              {EVERY_SOURCE.identities.find((identity) => identity.id === id)?.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {VARIABLES.map((variable) => (
          <tr key={variable}>
            <th scope="row">
              <code>{variable}</code>
            </th>
            {WHO.map((id, index) => (
              <td key={id} className="wrap-anywhere">
                {worth(variable, index) ?? <span className="text-ink-2">no value</span>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}
