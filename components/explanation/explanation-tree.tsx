import { Check, CircleQuestionMark, X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ShownTree } from '@/components/engine/views-of'
import { classNames } from '@/components/ui/class-names'
import { RichText } from '@/components/ui/rich-text'
import {
  type LayerExplanation,
  layerTitle,
  type StatementExplanation,
  statementTitle,
  type Trilean,
} from '@/lib/iam'

/** Everything that was looked at: layer, policy, statement, element. Open along the statement that matters. */
export function ExplanationTree({ tree: { layers, focus } }: { tree: ShownTree }) {
  return (
    <ul className="flex flex-col gap-1">
      {layers.map((layer) => (
        <li key={`${layer.kind} ${layer.level}`}>
          <Branch
            isOpen={layer.kind === focus?.layer}
            title={layerTitle(layer)}
            mark={<LayerMark layer={layer} />}
          >
            <li className="py-1 pl-5 text-ink-2 text-xs">
              {layer.policies.length === 0 ? 'None attached: ' : ''}
              {layer.says}.
            </li>
            {layer.policies.map((policy) => (
              <li key={policy.id}>
                <Branch
                  isOpen={policy.id === focus?.statement.policyId}
                  title={policy.name}
                  mark={policy.unreadable ? <Mark outcome="unknown" words={CANNOT_BE_READ} /> : null}
                >
                  {policy.statements.map((statement) => (
                    <li key={statement.index}>
                      <Statement
                        statement={statement}
                        isOpen={
                          policy.id === focus?.statement.policyId && statement.index === focus.statement.index
                        }
                      />
                    </li>
                  ))}
                </Branch>
              </li>
            ))}
          </Branch>
        </li>
      ))}
    </ul>
  )
}

const CANNOT_BE_READ = { yes: '', no: '', unknown: 'cannot be read' }

function LayerMark({ layer: { allow, deny } }: { layer: LayerExplanation }) {
  if (deny === 'yes') return <Mark outcome="no" words={{ yes: '', no: 'deny', unknown: '' }} />
  return <Mark outcome={allow} words={{ yes: 'allow', no: 'do not allow', unknown: 'cannot be told' }} />
}

function Statement({ statement, isOpen }: { statement: StatementExplanation; isOpen: boolean }) {
  const { effect, outcome, elements } = statement
  const title = statementTitle(statement)
  return (
    <Branch
      isOpen={isOpen}
      title={`${title.charAt(0).toUpperCase()}${title.slice(1)}, ${effect ?? 'no effect'}`}
      mark={
        <Mark outcome={outcome} words={{ yes: 'applies', no: 'does not apply', unknown: 'cannot be told' }} />
      }
    >
      {elements.map((element) => (
        <li key={`${element.name} ${element.range.start}`} className="py-1 pl-5 text-sm">
          <p className="flex flex-wrap items-center gap-x-2">
            <code className="font-medium font-mono text-xs">{element.name}</code>
            <Mark
              outcome={element.outcome}
              words={{ yes: 'matches', no: 'fails', unknown: 'cannot be told' }}
            />
            {element.vacuous && (
              <span className="font-medium text-warn text-xs">true because nothing was tested</span>
            )}
          </p>
          <p className="wrap-anywhere text-ink-2 text-xs leading-5">
            <RichText text={element.says} />
          </p>
        </li>
      ))}
    </Branch>
  )
}

interface BranchProps {
  title: string
  mark: ReactNode
  isOpen: boolean
  children: ReactNode
}

function Branch({ title, mark, isOpen, children }: BranchProps) {
  return (
    <details open={isOpen}>
      <summary className="rounded-sm px-1 py-1 text-sm hover:bg-surface-2">
        <span className="wrap-anywhere font-medium">{title}</span> {mark}
      </summary>
      <ul className="ml-2 border-line border-l pl-2">{children}</ul>
    </details>
  )
}

const MARKS = {
  yes: { Icon: Check, colour: 'text-allow' },
  no: { Icon: X, colour: 'text-deny' },
  unknown: { Icon: CircleQuestionMark, colour: 'text-unknown' },
} as const satisfies Record<Trilean, object>

function Mark({ outcome, words }: { outcome: Trilean; words: Readonly<Record<Trilean, string>> }) {
  const { Icon, colour } = MARKS[outcome]
  return (
    <span
      className={classNames(
        'inline-flex items-center gap-1 align-bottom font-medium text-xs leading-5',
        colour,
      )}
    >
      <Icon aria-hidden className="size-3.5" strokeWidth={2.5} />
      {words[outcome]}
    </span>
  )
}
