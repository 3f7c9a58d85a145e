import { chooseTheme } from '@/components/theme/theme'
import { goToSection, SECTIONS } from '@/components/workbench/sections'
import { type EditorTarget, toFragment } from '@/lib/store'
import type { Command, CommandContext } from './commands'
import { openDialog } from './dialogs'
import { areSingleKeysOn, switchSingleKeys } from './single-keys'

/** What the design panel has a tab for. */
const PARTS: readonly (readonly [EditorTarget['kind'], string])[] = [
  ['pool', 'identity pool'],
  ['identity', 'identities'],
  ['request', 'requests'],
  ['bucket', 'buckets and tables'],
  ['role', 'roles'],
  ['json', 'the design as JSON'],
  ['problems', 'all problems'],
]

/** What can be done with the page: jump, compare, copy, print, and how it looks. */
export function pageCommands({ store, announce }: CommandContext): readonly Command[] {
  const group = 'Page'
  const copyLink = async () => {
    const url = new URL(location.href)
    const { selection, editor } = store.getState()
    url.hash = toFragment(selection, editor.tab)
    try {
      await navigator.clipboard.writeText(url.href)
      announce('The link is copied.')
    } catch {
      announce('The browser did not allow copying.')
    }
  }
  const areKeysOn = areSingleKeysOn()
  return [
    ...SECTIONS.map(
      ({ id, label }): Command => ({
        id: `go-${id}`,
        group,
        label: `Go to: ${label}`,
        keys: id.charAt(0),
        run: () => goToSection(id),
      }),
    ),
    {
      id: 'go-trail',
      group,
      label: 'Go to: CloudTrail, who used which credentials',
      keywords: 'audit events log access key',
      run: () => goToSection('trail'),
    },
    {
      id: 'compare-flows',
      group,
      label: 'Compare enhanced and classic flow',
      keywords: 'basic simplified side by side sts',
      run: () => openDialog('flows'),
    },
    {
      id: 'compare-designs',
      group,
      label: 'Compare with another design…',
      keywords: 'diff difference saved point before after',
      run: () => openDialog('compare'),
    },
    ...PARTS.map(
      ([kind, label]): Command => ({
        id: `edit-${kind}`,
        group,
        label: `Edit: ${label}`,
        keywords: 'design form tab',
        run: () => {
          goToSection('design')
          store.getState().openEditor({ kind })
        },
      }),
    ),
    {
      id: 'inspect-token',
      group,
      label: 'Inspect a token…',
      keywords: 'jwt decode',
      run: () => openDialog('token'),
    },
    {
      id: 'copy-link',
      group,
      label: 'Copy a link to what is chosen',
      keywords: 'share url deep link',
      run: copyLink,
    },
    { id: 'print', group, label: 'Print', keywords: 'pdf paper', run: () => window.print() },
    { id: 'theme-light', group, label: 'Light theme', keywords: 'colour', run: () => chooseTheme('light') },
    {
      id: 'theme-dark',
      group,
      label: 'Dark theme',
      keywords: 'colour night',
      run: () => chooseTheme('dark'),
    },
    { id: 'theme-system', group, label: 'Theme of the system', run: () => chooseTheme('system') },
    {
      id: 'shortcuts',
      group,
      label: 'Keyboard shortcuts…',
      keywords: 'keys help cheat sheet',
      keys: '?',
      run: () => openDialog('shortcuts'),
    },
    {
      id: 'single-keys',
      group,
      label: areKeysOn ? 'Switch single keys off' : 'Switch single keys on',
      keywords: 'shortcuts keyboard',
      run: () => {
        switchSingleKeys(!areKeysOn)
        announce(areKeysOn ? 'Single keys are off.' : 'Single keys are on.')
      },
    },
  ]
}
