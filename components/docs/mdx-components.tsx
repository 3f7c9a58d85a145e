import type { MDXComponents } from 'mdx/types'
import type { ComponentProps, ReactNode } from 'react'
import { Example } from '@/components/example/example'
import { SiteLink } from '@/components/site/site-link'
import { CodeBlock } from './code-block'
import { Assumptions, Versions } from './reference/assumption-tables'
import { CliUsage } from './reference/cli-usage'
import { FindingTable, PoolErrors, StsErrors } from './reference/error-tables'
import { FlowComparisonTable } from './reference/flow-comparison-table'
import { GuestPolicies, GuestServices } from './reference/guest-services'
import { OperatorTable, SessionKeys, UsualKeys } from './reference/key-tables'
import { Limits } from './reference/limit-table'
import { PolicyText } from './reference/policy-text'
import { SixSteps } from './reference/six-steps'
import { TrailTable } from './reference/trail-table'
import { VariableTable } from './reference/variable-table'
import { WholeMatrix } from './reference/whole-matrix'
import { ScrollTable } from './scroll-table'

// What Markdown becomes on a page of the documentation, and the parts that a page may name without importing them.

/** A heading that can be linked to. */
function heading(Level: 'h2' | 'h3') {
  return function Heading({ id, children, ...rest }: ComponentProps<'h2'>) {
    return (
      <Level {...rest} id={id}>
        {children}
        {id && (
          <a href={`#${id}`} className="anchor" aria-label="Link to this section">
            #
          </a>
        )}
      </Level>
    )
  }
}

/** Links within the site keep its base path; others say where they lead. */
function Anchor({ href = '', children, ...rest }: ComponentProps<'a'>) {
  if (href.startsWith('/')) {
    return <SiteLink href={href}>{children}</SiteLink>
  }
  if (href.startsWith('#')) return <a href={href}>{children}</a>
  return (
    <a href={href} {...rest} target="_blank" rel="noreferrer">
      {children}
      <span className="sr-only"> (opens in a new tab)</span>
    </a>
  )
}

/** A remark beside the text: `<Note title="Beware">…</Note>`. */
function Note({ title, children }: { title: string; children: ReactNode }) {
  return (
    <aside className="note">
      <p className="font-semibold">{title}</p>
      {children}
    </aside>
  )
}

const components: MDXComponents = {
  h2: heading('h2'),
  h3: heading('h3'),
  a: Anchor,
  table: ScrollTable,
  pre: CodeBlock,
  Example,
  Note,
  Assumptions,
  CliUsage,
  FindingTable,
  FlowComparisonTable,
  GuestPolicies,
  GuestServices,
  Limits,
  OperatorTable,
  PolicyText,
  PoolErrors,
  SessionKeys,
  SixSteps,
  StsErrors,
  TrailTable,
  UsualKeys,
  VariableTable,
  Versions,
  WholeMatrix,
}

export function useMDXComponents(): MDXComponents {
  return components
}
