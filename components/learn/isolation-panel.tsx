'use client'

import { Maximize2 } from 'lucide-react'
import { useState } from 'react'
import { CellCard } from '@/components/isolation/cell-card'
import { IsolationTable, type Place } from '@/components/isolation/isolation-table'
import { cellName } from '@/components/isolation/use-isolation'
import { openDialog } from '@/components/palette/dialogs'
import { usePlaygroundStore } from '@/components/store/use-playground'
import { Button } from '@/components/ui/button'
import { Panel } from '@/components/ui/panel'
import { goToSection } from '@/components/workbench/sections'
import type { StatementView } from '@/lib/prover'
import type { Proof } from '@/lib/scenarios'

/** What the prover says of the questions that a lesson's goals ask. */
export function IsolationPanel({ proofs }: { proofs: ReadonlyMap<string, Proof> }) {
  const store = usePlaygroundStore()
  const show = ({ documentId, range }: StatementView) => {
    store.getState().chooseDocument(documentId)
    store.getState().revealPlace({ documentId, range })
    goToSection('design')
  }
  return (
    <Panel
      title="Isolation"
      className="area-isolation"
      bodyClassName="flex flex-col gap-4 p-4"
      aside={
        proofs.size > 0 && (
          <Button look="quiet" onClick={() => openDialog('isolation')}>
            <Maximize2 aria-hidden />
            The whole view
          </Button>
        )
      }
    >
      <p className="text-ink-2 text-sm">
        The answers hold for all pairs of identities there could be, not only for those of the table.
      </p>
      {proofs.size === 0 && <p role="status">Working out the answers …</p>}
      {[...proofs].map(([key, proof]) => (
        <Answered key={key} proof={proof} onShow={show} />
      ))}
    </Panel>
  )
}

/** One question: who reaches what by doing what, and the chosen answer in full. */
function Answered({ proof, onShow }: { proof: Proof; onShow(statement: StatementView): void }) {
  const [chosen, setChosen] = useState<Place | null>(null)
  const { plan } = proof
  const [topic] = plan.topics
  if (!topic) return null
  const cells = new Map(
    proof.cells.map(({ population, operation, cell }) => [cellName(0, population, operation), cell]),
  )
  const asked = chosen && cells.has(nameOf(chosen)) ? chosen : worstOf(proof)
  const cell = asked && cells.get(nameOf(asked))
  return (
    <section aria-label={topic.says} className="flex flex-col gap-2">
      <h3 className="font-semibold text-base">{topic.says.charAt(0).toUpperCase() + topic.says.slice(1)}</h3>
      <div className="flex flex-wrap items-start gap-4">
        <IsolationTable topic={topic} index={0} cells={cells} chosen={asked} onChoose={setChosen} />
        {asked && cell && (
          <div className="min-w-0 grow basis-96">
            <CellCard
              topic={topic}
              place={asked}
              cell={cell}
              restsOn={plan.restsOn}
              notCovered={plan.notCovered}
              onShow={onShow}
            />
          </div>
        )}
      </div>
    </section>
  )
}

function nameOf({ topic, population, operation }: Place): string {
  return cellName(topic, population, operation)
}

/** Where to look first: at a way through, or else at what nobody can tell, or else at the first answer. */
function worstOf({ cells }: Proof): Place | null {
  const oneOf = (verdict: string) => cells.find(({ cell }) => cell.verdict === verdict)
  const worst = oneOf('counterexample') ?? oneOf('unknown') ?? cells[0]
  return worst ? { topic: 0, population: worst.population, operation: worst.operation } : null
}
