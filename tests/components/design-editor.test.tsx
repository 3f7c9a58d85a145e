import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { heard } from './heard'
import { openPlayground, region } from './playground'

vi.mock('@/components/policy-editor/policy-editor', () => import('./stand-ins'))
vi.mock('@/components/sequence-diagram/sequence-diagram', () => import('./stand-ins'))
vi.mock('next/dynamic', async () => ({ default: (await import('./stand-ins')).dynamic }))

beforeEach(() => localStorage.clear())

const panel = () => within(region('Design'))
const tab = (name: RegExp) =>
  within(panel().getByRole('tablist', { name: 'Parts of the design' })).getByRole('tab', { name })
const columns = () =>
  within(screen.getByRole('table', { name: /Which requests/ }))
    .getAllByRole('columnheader')
    .map((header) => header.querySelector('span')?.textContent)
const rows = () =>
  within(screen.getByRole('table', { name: /Which requests/ }))
    .getAllByRole('rowheader')
    .map((header) => header.textContent)
const undoName = () => screen.getByRole('button', { name: /^Undo/ }).getAttribute('aria-label')

async function openTab(user: UserEvent, name: RegExp) {
  await panel().findByRole('tablist', { name: 'Parts of the design' })
  await user.click(tab(name))
  await panel().findAllByRole('tabpanel', { name })
}

/** Types into a field in one go, as a paste does. */
const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } })

describe('the tabs of the design', () => {
  it('open on the policies, say how much there is, and choose by arrow keys', async () => {
    const { user } = await openPlayground()
    await panel().findByRole('tablist', { name: 'Parts of the design' })
    expect(tab(/^Policies/)).toHaveAttribute('aria-selected', 'true')
    expect(tab(/^Identities/)).toHaveTextContent('Identities3')
    expect(tab(/^Requests/)).toHaveTextContent('Requests13')
    tab(/^Policies/).focus()
    await user.keyboard('{ArrowRight}{ArrowRight}')
    expect(tab(/^Identities/)).toHaveFocus()
    expect(tab(/^Identities/)).toHaveAttribute('aria-selected', 'true')
    await user.keyboard('{Home}')
    expect(tab(/^Policies/)).toHaveAttribute('aria-selected', 'true')
    expect(within(region('Policies')).getByRole('textbox')).toBeVisible()
  })
})

describe('identities', () => {
  it('are added, edited, copied and deleted, each as one step of undo', async () => {
    const { user } = await openPlayground()
    await openTab(user, /^Identities/)
    const list = await panel().findByRole('listbox', { name: 'Identities' })
    expect(within(list).getAllByRole('option')).toHaveLength(3)

    await user.click(panel().getByRole('button', { name: 'Add identity' }))
    expect(within(list).getAllByRole('option')).toHaveLength(4)
    expect(within(list).getByRole('option', { name: /^New person/ })).toHaveAttribute('aria-selected', 'true')
    expect(undoName()).toBe('Undo: Add the identity New person')
    await waitFor(() => expect(panel().getByRole('combobox', { name: 'Signs in with' })).toHaveFocus())

    type(panel().getByRole('textbox', { name: 'Name' }), 'Zoe')
    expect(within(list).getByRole('option', { name: /^Zoe/ })).toBeVisible()
    await waitFor(() => expect(columns()).toContain('Zoe'))

    await user.click(panel().getByRole('button', { name: 'Duplicate Zoe' }))
    expect(within(list).getByRole('option', { name: /^Zoe copy/ })).toHaveAttribute('aria-selected', 'true')
    await user.click(panel().getByRole('button', { name: 'Move Zoe copy up' }))
    expect(within(list).getAllByRole('option')[3]).toHaveTextContent('Zoe copy')
    await user.click(panel().getByRole('button', { name: 'Delete Zoe copy' }))
    expect(within(list).queryByRole('option', { name: /^Zoe copy/ })).toBeNull()
    await heard('Deleted Zoe copy. Undo brings it back.')
    await waitFor(() => expect(list).toHaveFocus())

    for (let step = 0; step < 5; step++) await user.click(screen.getByRole('button', { name: /^Undo/ }))
    expect(within(list).getAllByRole('option')).toHaveLength(3)
    expect(undoName()).toBe('Undo')
  })

  it('keep a text that cannot be applied in its field, say why, and leave the design as it was', async () => {
    const { user } = await openPlayground()
    await openTab(user, /^Identities/)
    const field = await panel().findByRole('textbox', { name: 'Identity id' })
    const before = (field as HTMLInputElement).value
    type(field, 'not an id')
    expect(field).toHaveValue('not an id')
    expect(field).toBeInvalid()
    expect(field).toHaveAccessibleDescription(/Not applied: must be REGION:GUID/)
    expect(undoName()).toBe('Undo')

    // It is still there after a look at another tab, and Escape takes it back.
    await openTab(user, /^Requests/)
    await openTab(user, /^Identities/)
    const again = await panel().findByRole('textbox', { name: 'Identity id' })
    expect(again).toHaveValue('not an id')
    again.focus()
    await user.keyboard('{Escape}')
    expect(again).toHaveValue(before)
    expect(again).toBeValid()
  })

  it('have claims in rows, with a type each', async () => {
    const { user } = await openPlayground()
    await openTab(user, /^Identities/)
    await user.click(await panel().findByRole('button', { name: 'Add claim' }))
    const name = await panel().findByRole('textbox', { name: 'Name of claim 1' })
    await waitFor(() => expect(name).toHaveFocus())
    await user.clear(name)
    await user.type(name, 'department{Enter}')
    type(await panel().findByRole('textbox', { name: 'Value of department' }), '42')
    await user.selectOptions(panel().getByRole('combobox', { name: 'Type of value of department' }), 'Number')
    await openTab(user, /^JSON/)
    const json = await panel().findByRole('textbox', { name: 'The design as JSON' })
    expect(JSON.parse((json as HTMLTextAreaElement).value).identities[0].claims).toEqual({ department: 42 })
  })

  it('keep what fits when they sign in another way, and bring the provider along', async () => {
    const { user } = await openPlayground()
    await openTab(user, /^Identities/)
    await user.selectOptions(await panel().findByRole('combobox', { name: 'Signs in with' }), 'Google')
    expect(panel().getByRole('textbox', { name: 'Email' })).toHaveValue('ana@example.com')
    expect(panel().getByRole('combobox', { name: 'Provider' })).toHaveDisplayValue('Google')
    await waitFor(() => expect(screen.getByRole('radio', { name: /^Ana.*of 13 allowed/ })).toBeVisible())
  })

  it('are named with what goes with them before they are deleted', async () => {
    const { user } = await openPlayground()
    await openTab(user, /^JSON/)
    const json = (await panel().findByRole('textbox', { name: 'The design as JSON' })) as HTMLTextAreaElement
    type(
      json,
      json.value.replace(
        '"expectations": []',
        '"expectations": [{"identity": "ana", "request": "scan", "decision": "deny"}]',
      ),
    )
    await waitFor(() => expect(undoName()).toBe('Undo: Edit the design as JSON'))
    await openTab(user, /^Identities/)
    await user.click(await panel().findByRole('button', { name: 'Delete Ana' }))
    const dialog = await screen.findByRole('dialog', { name: 'Delete Ana?' })
    expect(dialog).toHaveTextContent('the expectation that Ana may not do “Scan the whole table”')
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }))
    expect(columns()).toContain('Ana')
    await user.click(panel().getByRole('button', { name: 'Delete Ana' }))
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Delete' }))
    await waitFor(() => expect(columns()).not.toContain('Ana'))
  })
})

describe('requests', () => {
  it('have the fields of their operation, and keep what both know when it changes', async () => {
    const { user } = await openPlayground()
    await openTab(user, /^Requests/)
    await user.click(await panel().findByRole('button', { name: 'Add request' }))
    const operation = panel().getByRole('combobox', { name: 'Operation' })
    expect(within(operation).getByRole('group', { name: 'Amazon DynamoDB' })).toBeInTheDocument()
    const key = panel().getByRole('textbox', { name: 'Key' })
    type(key, 'x/')
    await user.click(
      within(key.closest('div') as HTMLElement).getByRole('button', { name: /^Insert {{other}}/ }),
    )
    expect(panel().getByRole('textbox', { name: 'Key' })).toHaveValue('x/{{other}}')
    await user.selectOptions(operation, 'PutObject')
    expect(panel().getByRole('textbox', { name: 'Key' })).toHaveValue('x/{{other}}')
    expect(panel().getByRole('textbox', { name: 'Body' })).toBeVisible()
    await user.selectOptions(operation, 'Query')
    expect(panel().queryByRole('textbox', { name: 'Key' })).toBeNull()
    await waitFor(() => expect(rows().join()).toContain('Get object'))
  })

  it('of other services are filled in from templates', async () => {
    const { user } = await openPlayground()
    await openTab(user, /^Requests/)
    await user.selectOptions(
      await panel().findByRole('combobox', { name: 'Operation' }),
      'Any action of another service',
    )
    const templates = panel().getByRole('combobox', { name: 'Fill in an action' })
    await user.selectOptions(templates, within(templates).getByRole('option', { name: /sns:Publish/ }))
    expect(panel().getByRole('textbox', { name: 'Action' })).toHaveValue('sns:Publish')
    expect(panel().getByRole('textbox', { name: 'Resource' })).toHaveValue(
      'arn:aws:sns:us-east-1:123456789012:TOPIC',
    )
  })
})

/** The pool's tab with a mapping by rules, and none of them yet. */
async function openRules() {
  const { user } = await openPlayground()
  await openTab(user, /^Pool/)
  await user.click(await panel().findByRole('button', { name: 'Add mapping' }))
  await user.selectOptions(
    await panel().findByRole('combobox', { name: 'The role comes from' }),
    'Rules on its claims',
  )
  const rules = () => within(panel().getByRole('group', { name: 'Rules' }))
  return { user, rules }
}

describe('the pool', () => {
  it('has role mappings whose rules are added and reordered by buttons', async () => {
    const { user, rules } = await openRules()
    await user.click(rules().getByRole('button', { name: 'Add rule' }))
    await user.click(rules().getByRole('button', { name: 'Add rule' }))
    type(rules().getAllByRole('textbox', { name: 'Claim' })[0] as HTMLElement, 'first')
    type(rules().getAllByRole('textbox', { name: 'Claim' })[1] as HTMLElement, 'second')
    await user.click(rules().getByRole('button', { name: 'Move rule 2 up' }))
    expect(
      rules()
        .getAllByRole('textbox', { name: 'Claim' })
        .map((field) => (field as HTMLInputElement).value),
    ).toEqual(['second', 'first'])
    await heard('Rule 2 is now number 1 of 2.')
    await waitFor(() => expect(rules().getByRole('button', { name: 'Move rule 1 up' })).toHaveFocus())
  })

  it('has rules that are dragged to another place, unless Escape is pressed', async () => {
    const { user, rules } = await openRules()
    for (const name of ['first', 'second', 'third']) {
      await user.click(rules().getByRole('button', { name: 'Add rule' }))
      type(rules().getAllByRole('textbox', { name: 'Claim' }).at(-1) as HTMLElement, name)
    }
    const claims = () =>
      rules()
        .getAllByRole<HTMLInputElement>('textbox', { name: 'Claim' })
        .map(({ value }) => value)
    const items = rules().getAllByRole('listitem')
    for (const [at, item] of items.entries()) {
      item.getBoundingClientRect = () => new DOMRect(0, at * 100, 300, 90)
    }
    const handle = within(items[0] as HTMLElement).getByTitle('Drag to another place')
    const drag = (to: number) => {
      fireEvent.pointerDown(handle, { button: 0, clientY: 40 })
      fireEvent.pointerMove(handle, { clientY: to })
    }
    drag(260)
    await user.keyboard('{Escape}')
    fireEvent.pointerUp(handle)
    expect(claims()).toEqual(['first', 'second', 'third'])
    drag(260)
    fireEvent.pointerUp(handle)
    expect(claims()).toEqual(['second', 'third', 'first'])
    expect(undoName()).toBe('Undo: Move rule 1 of the identity pool')
  })

  it('shows what AWS would not save at the field, and the list of problems leads there', async () => {
    const { user } = await openPlayground()
    await openTab(user, /^Pool/)
    await user.click(await panel().findByRole('button', { name: 'Add mapping' }))
    await user.click(tab(/^Problems/))
    const problem = await panel().findByRole('button', { name: /AmbiguousRoleResolution has to be set/ })
    await user.click(problem)
    const field = await panel().findByRole('combobox', { name: 'When no role can be told' })
    await waitFor(() => expect(field).toHaveFocus())
    expect(panel().getByText(/AWS would not save this: AmbiguousRoleResolution/)).toBeVisible()
  })

  it('lists, once it is proved, which statements of any policy do nothing, and leads there', async () => {
    const { user } = await openPlayground()
    const editor = await within(region('Policies')).findByRole('textbox', {
      name: 'S3UserFolder of PhotoAppUser',
    })
    const policy = JSON.parse((editor as HTMLTextAreaElement).value)
    const all = { Sid: 'All', Effect: 'Allow', Action: 's3:*', Resource: '*' }
    type(editor, JSON.stringify({ ...policy, Statement: [all, ...policy.Statement] }, null, 2))
    await openTab(user, /^Problems/)
    const notes = await panel().findAllByRole('button', {
      name: /^Note .* of PhotoAppUser, line \d+ \(adds-nothing\)/,
    })
    expect(notes.length).toBeGreaterThan(0)
    expect(panel().queryByText(/Looking for statements that do nothing/)).toBeNull()
    const [, count] =
      /^(\d+) problems$/.exec(panel().getByRole('list').getAttribute('aria-label') ?? '') ?? []
    await waitFor(() => expect(tab(/^Problems/)).toHaveAccessibleName(new RegExp(`Problems\\D*${count}`)))
    await user.click(notes[0] as HTMLElement)
    expect(tab(/^Policies/)).toHaveAttribute('aria-selected', 'true')
  })
})

describe('roles and data', () => {
  it('follow a rename everywhere, once the field is left', async () => {
    const { user } = await openPlayground()
    await openTab(user, /^Roles/)
    const name = await panel().findByRole('textbox', { name: 'Name' })
    await user.clear(name)
    await user.type(name, 'Member')
    expect(undoName()).toBe('Undo')
    await user.tab()
    expect(undoName()).toBe('Undo: Rename PhotoAppUser to Member')
    await openTab(user, /^Pool/)
    expect(await panel().findByRole('combobox', { name: 'Role of signed-in identities' })).toHaveDisplayValue(
      'Member',
    )
  })

  it('add a policy, and lead to its text', async () => {
    const { user } = await openPlayground()
    await openTab(user, /^Roles/)
    await user.click(await panel().findByRole('button', { name: 'Add policy' }))
    await user.click(panel().getByRole('button', { name: 'Edit the text of NewPolicy' }))
    expect(tab(/^Policies/)).toHaveAttribute('aria-selected', 'true')
    expect(
      await within(region('Policies')).findByRole('textbox', { name: 'NewPolicy of PhotoAppUser' }),
    ).toBeVisible()
  })

  it('keep the focus near when what was pressed is gone', async () => {
    const { user } = await openPlayground()
    await openTab(user, /^Roles/)
    await user.click(await panel().findByRole('button', { name: 'Add a boundary' }))
    await waitFor(() => expect(panel().getByRole('textbox', { name: /^Name of the boundary/ })).toHaveFocus())
    await user.click(panel().getByRole('button', { name: 'Delete the boundary' }))
    await waitFor(() => expect(panel().getByRole('button', { name: 'Add a boundary' })).toHaveFocus())
    await user.selectOptions(
      panel().getByRole('combobox', { name: 'Add a setting' }),
      'Longest session in seconds',
    )
    expect(undoName()).toBe('Undo: Add longest session in seconds to PhotoAppUser')
    await user.click(panel().getByRole('button', { name: 'Remove longest session in seconds' }))
    await waitFor(() => expect(panel().getByRole('combobox', { name: 'Add a setting' })).toHaveFocus())
    await openTab(user, /^Data/)
    await user.click(await panel().findByRole('button', { name: /^Add a .*policy$/ }))
    await waitFor(() =>
      expect(panel().getByRole('button', { name: /^Edit the text of the .*policy$/ })).toHaveFocus(),
    )
  })

  it('name the permissions boundary, once the field is left, and keep a name that cannot be out of the design', async () => {
    const { user } = await openPlayground()
    await openTab(user, /^Roles/)
    await user.click(await panel().findByRole('button', { name: 'Add a boundary' }))
    const name = await panel().findByRole('textbox', { name: 'Name of the boundary of PhotoAppUser' })
    await user.clear(name)
    await user.type(name, 'Ceiling')
    await user.tab()
    expect(undoName()).toBe('Undo: Rename the permissions boundary of PhotoAppUser')
    await user.clear(name)
    await user.tab()
    expect(name).toBeInvalid()
    expect(undoName()).toBe('Undo: Rename the permissions boundary of PhotoAppUser')
  })

  it('teach what to do where a list is empty', async () => {
    const { user } = await openPlayground()
    await openTab(user, /^Data/)
    await user.click(await panel().findByRole('tab', { name: /^Keys and other/ }))
    expect(
      await panel().findByText(/^No other resource with a policy of its own\. Add a KMS key/),
    ).toBeVisible()
    await user.click(panel().getByRole('button', { name: 'Add resource' }))
    expect(await panel().findByRole('button', { name: 'Edit the text of the policy' })).toBeVisible()
  })
})

describe('the JSON of the design', () => {
  it('applies what is a design, and keeps what is none with line and column', async () => {
    const { user } = await openPlayground()
    await openTab(user, /^JSON/)
    const field = (await panel().findByRole('textbox', { name: 'The design as JSON' })) as HTMLTextAreaElement
    const text = field.value
    type(field, text.replace('"name": "Ana"', '"name": "Anna"'))
    await waitFor(() => expect(columns()).toContain('Anna'))

    type(field, text.replace('"name": "Ana"', '"name": 1'))
    await panel().findByText(/^Not applied yet: one problem\./)
    expect(
      panel().getByRole('button', { name: /^Line \d+, column \d+: a text is expected here/ }),
    ).toBeVisible()
    expect(columns()).toContain('Anna')

    await openTab(user, /^Policies/)
    await openTab(user, /^JSON/)
    const again = (await panel().findByRole('textbox', { name: 'The design as JSON' })) as HTMLTextAreaElement
    expect(again.value).toContain('"name": 1')
    await user.click(await panel().findByRole('button', { name: 'Back to the design' }))
    expect(again.value).toContain('"name": "Anna"')
  })

  it('follows what is changed elsewhere', async () => {
    const { user } = await openPlayground()
    await openTab(user, /^JSON/)
    const field = (await panel().findByRole('textbox', { name: 'The design as JSON' })) as HTMLTextAreaElement
    type(field, field.value.replace('"name": "Ana"', '"name": "Anna"'))
    await waitFor(() => expect(columns()).toContain('Anna'))
    await user.click(screen.getByRole('button', { name: /^Undo/ }))
    await waitFor(() => expect(field.value).toContain('"name": "Ana"'))
  })
})

describe('the history', () => {
  it('lists every step, marks where one is, and leads there and back', async () => {
    const { user } = await openPlayground()
    await openTab(user, /^Identities/)
    await user.click(await panel().findByRole('button', { name: 'Add identity' }))
    await user.click(panel().getByRole('button', { name: 'Add identity' }))
    await user.click(await panel().findByRole('button', { name: 'History' }))
    const steps = within(await screen.findByRole('list', { name: 'Steps' }))
    expect(steps.getAllByRole('button')).toHaveLength(3)
    expect(steps.getByRole('button', { current: 'step' })).toHaveTextContent('Add the identity New person 2')
    await user.click(steps.getByRole('button', { name: /^As it was at first/ }))
    expect(columns()).toHaveLength(4)
    await user.click(steps.getByRole('button', { name: /^Add the identity New person 2/ }))
    await waitFor(() => expect(columns()).toHaveLength(6))
  })
})
