'use client'

import { Monitor, Moon, Sun } from 'lucide-react'
import { useId } from 'react'
import { chooseTheme, type ThemeChoice, useThemeChoice } from './theme'

const CHOICES = [
  { choice: 'system', label: 'System theme', Icon: Monitor },
  { choice: 'light', label: 'Light theme', Icon: Sun },
  { choice: 'dark', label: 'Dark theme', Icon: Moon },
] as const satisfies readonly { choice: ThemeChoice; label: string; Icon: unknown }[]

/** System, light or dark. */
export function ThemeSwitch() {
  const chosen = useThemeChoice()
  const name = useId()
  return (
    <fieldset className="flex h-8 shrink-0 items-center rounded-md border border-line bg-surface p-0.5">
      <legend className="sr-only">Theme</legend>
      {CHOICES.map(({ choice, label, Icon }) => (
        <label
          key={choice}
          title={label}
          className="relative grid h-full w-7 cursor-pointer place-items-center rounded-sm text-ink-2 hover:text-ink has-checked:bg-accent-soft has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-focus"
        >
          <input
            type="radio"
            name={name}
            value={choice}
            checked={chosen === choice}
            onChange={() => chooseTheme(choice)}
            aria-label={label}
            className="absolute inset-0 cursor-pointer opacity-0"
          />
          <Icon aria-hidden className="size-4" />
        </label>
      ))}
    </fieldset>
  )
}
