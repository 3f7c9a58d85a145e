import { Pencil, Plus, Trash2 } from 'lucide-react'
import { usePlayground, usePlaygroundStore } from '@/components/store/use-playground'
import { Button } from '@/components/ui/button'
import {
  accessPolicyId,
  addLevel,
  blankRole,
  boundaryId,
  nameProblem,
  organizationPolicyId,
  removeLevel,
  renameBoundary,
  trustPolicyId,
  withBoundary,
} from '@/lib/design'
import type { EditorTarget } from '@/lib/store'
import { firstControl, focusSoon } from './form/focus-soon'
import { Form } from './form/form-context'
import { TextField } from './form/text-field'
import { ItemForm, SingleForm } from './item-form'
import { MasterDetail } from './master-detail'
import { PolicyRows } from './policy-rows'
import { SubTabs } from './sub-tabs'
import { useFormContext } from './use-form-context'

const STATES = [
  { value: 'authenticated', label: 'For signed-in identities' },
  { value: 'unauthenticated', label: 'For guests' },
]

/** The roles with their policies, and the policies of the organisation above them. */
export function RolesTab({ target }: { target: EditorTarget | undefined }) {
  const roles = usePlayground((state) => state.design.roles.length)
  return (
    <SubTabs
      label="Roles and organisation"
      target={target}
      tabs={[
        { id: 'role', label: 'Roles', count: roles },
        { id: 'organization', label: 'Organisation' },
      ]}
    >
      {(kind) => (kind === 'organization' ? <Organization /> : <Roles target={target} />)}
    </SubTabs>
  )
}

function Roles({ target }: { target: EditorTarget | undefined }) {
  return (
    <MasterDetail
      part="roles"
      kind="role"
      word="role"
      label="Roles"
      target={target}
      detailOf={({ policies }) => (policies.length === 1 ? '1 policy' : `${policies.length} policies`)}
      kinds={STATES}
      make={(design, state) => ({
        design,
        item: blankRole(design, state as 'authenticated' | 'unauthenticated'),
      })}
      empty="No role: the identity pool has nothing to hand out. Add one; its trust policy lets this pool in."
    >
      {(index) => (
        <ItemForm
          part="roles"
          index={index}
          hidden={['trustPolicy', 'policies', 'permissionsBoundary']}
          after={<RolePolicies index={index} />}
        />
      )}
    </MasterDetail>
  )
}

function RolePolicies({ index }: { index: number }) {
  const store = usePlaygroundStore()
  const role = usePlayground((state) => state.design.roles[index])
  if (!role) return null
  const { name, permissionsBoundary } = role
  const open = (document: string) => store.getState().chooseDocument(document)
  const boxId = `boundary-${index}`
  const setBoundary = (has: boolean) => {
    store
      .getState()
      .edit(`${has ? 'Add' : 'Delete'} the permissions boundary of ${name}`, (before) =>
        withBoundary(before, index, has),
      )
    focusSoon(() => firstControl(document.getElementById(boxId)))
  }
  const renameTo = (to: string) => {
    const message = nameProblem(to)
    if (message !== null) return [{ path: [], message }]
    store
      .getState()
      .edit(`Rename the permissions boundary of ${name}`, (before) => renameBoundary(before, index, to))
    return []
  }
  return (
    <>
      <Section title="Trust policy" help="Who may have this role.">
        <Button onClick={() => open(trustPolicyId(name))}>
          <Pencil aria-hidden />
          Edit its text
        </Button>
      </Section>
      <Section title="Access policies" help="What the role may do.">
        <PolicyRows
          list={{ of: 'role', index }}
          owner={name}
          documentOf={(policy) => accessPolicyId(name, policy)}
          newName="NewPolicy"
        />
      </Section>
      <Section title="Permissions boundary" help="The most that the role’s own policies can grant.">
        <div id={boxId} className="flex flex-wrap gap-1">
          {permissionsBoundary ? (
            <>
              <TextField
                path={['boundary', index]}
                label={`Name of the boundary of ${name}`}
                isLabelHidden
                isLate
                shown={permissionsBoundary.name}
                check={nameProblem}
                apply={renameTo}
              />
              <Button onClick={() => open(boundaryId(name))}>
                <Pencil aria-hidden />
                Edit its text
              </Button>
              <Button look="quiet" onClick={() => setBoundary(false)}>
                <Trash2 aria-hidden />
                Delete the boundary
              </Button>
            </>
          ) : (
            <Button onClick={() => setBoundary(true)}>
              <Plus aria-hidden />
              Add a boundary
            </Button>
          )}
        </div>
      </Section>
    </>
  )
}

const LISTS = [
  {
    of: 'scps',
    title: 'Service control policies',
    help: 'The most that anybody in the account may do. Each level, from the root down, must allow a request.',
  },
  {
    of: 'rcps',
    title: 'Resource control policies',
    help: 'The most that anybody may do to the account’s resources, on each level from the root down.',
  },
] as const

function Organization() {
  const store = usePlaygroundStore()
  const organization = usePlayground((state) => state.design.organization)
  const form = useFormContext({ single: 'organization' }, [])
  return (
    <div className="flex flex-col gap-4">
      {organization ? (
        <SingleForm single="organization" hidden={['scps', 'rcps']} />
      ) : (
        <p className="text-ink-2 text-sm">
          The account belongs to no organisation. Add a level of policies to see how an organisation limits
          it.
        </p>
      )}
      <Form value={form}>
        {LISTS.map(({ of, title, help }) => (
          <Section key={of} title={title} help={help}>
            <div className="flex flex-col items-start gap-3">
              {(organization?.[of] ?? []).map((_, level) => {
                const named = level === 0 ? 'Root' : `Level ${level + 1}`
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a level is its depth
                  <div key={level} className="w-full rounded-md bg-surface-2 p-2">
                    <div className="flex items-center justify-between pb-1">
                      <h4 className="font-medium text-sm">{named}</h4>
                      <Button
                        look="quiet"
                        isIconOnly
                        aria-label={`Delete ${named.toLowerCase()} of the ${title.toLowerCase()}`}
                        onClick={() => {
                          store
                            .getState()
                            .edit(`Delete ${named.toLowerCase()} of the ${title.toLowerCase()}`, (before) =>
                              removeLevel(before, of, level),
                            )
                          focusSoon(() => document.getElementById(`${of}-add`))
                        }}
                      >
                        <Trash2 aria-hidden />
                      </Button>
                    </div>
                    <PolicyRows
                      list={{ of, level }}
                      owner={`${named} (${title})`}
                      documentOf={(policy) => organizationPolicyId(of, level, policy)}
                      newName="NewPolicy"
                    />
                  </div>
                )
              })}
              <Button
                id={`${of}-add`}
                onClick={() =>
                  store
                    .getState()
                    .edit(`Add a level of ${title.toLowerCase()}`, (before) => addLevel(before, of))
                }
              >
                <Plus aria-hidden />
                Add a level
              </Button>
            </div>
          </Section>
        ))}
      </Form>
    </div>
  )
}

function Section({ title, help, children }: { title: string; help: string; children: React.ReactNode }) {
  return (
    <section aria-label={title} className="rounded-md border border-line p-3 pt-2">
      <h3 className="font-medium text-sm">{title}</h3>
      <p className="pb-2 text-ink-2 text-xs">{help}</p>
      {children}
    </section>
  )
}
