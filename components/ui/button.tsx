import type { ComponentProps } from 'react'
import { classNames } from './class-names'

interface ButtonProps extends ComponentProps<'button'> {
  look?: 'outlined' | 'quiet' | 'primary' | 'link'
  /** Without words beside the icon: then `aria-label` names it. */
  isIconOnly?: boolean
  /** Stays in the tab order, so that the focus is not lost when the last possible press was made. */
  isInert?: boolean
}

const looks = {
  outlined: 'h-8 rounded-md border border-line bg-surface px-2.5 text-ink enabled:hover:border-line-strong',
  quiet: 'h-8 rounded-md px-2 text-ink-2 enabled:hover:bg-surface-2 enabled:hover:text-ink',
  primary:
    'h-8 rounded-md border border-transparent bg-accent px-3 text-accent-ink enabled:hover:bg-accent/90',
  link: 'min-h-6 rounded-sm text-left text-accent underline decoration-accent/40 underline-offset-2 enabled:hover:decoration-accent',
} as const

/** A button of the page. Icons inside take their size from here. */
export function Button({ look = 'outlined', isIconOnly, isInert, className, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      {...(isInert && { 'aria-disabled': true })}
      onClick={isInert ? undefined : onClick}
      className={classNames(
        'inline-flex shrink-0 items-center gap-1.5 font-medium text-sm [&_svg]:size-4 [&_svg]:shrink-0',
        looks[look],
        isIconOnly && 'w-8 justify-center px-0!',
        isInert && 'cursor-default! opacity-45 hover:border-line!',
        className,
      )}
    />
  )
}
