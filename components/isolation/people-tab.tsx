'use client'

import { useState } from 'react'
import type { Design } from '@/lib/design'
import type { ChosenFormats } from '@/lib/prover'
import { AnswerTab } from './answer-tab'
import { CellCard } from './cell-card'
import { FormatSlider } from './format-slider'
import type { TabActions } from './isolation-dialog'
import { IsolationTable, type Place } from './isolation-table'
import { cellName, useIsolation } from './use-isolation'

interface PeopleTabProps extends TabActions {
  design: Design
  /** What values may look like: kept while another tab is looked at. */
  formats: ChosenFormats
  onFormats(formats: ChosenFormats): void
}

/** Can one identity reach what belongs to another, whoever the two are? */
export function PeopleTab({ design, formats, onFormats, onShow, onAdd }: PeopleTabProps) {
  const [chosen, setChosen] = useState<Place | null>(null)
  const isolation = useIsolation(design, formats)
  const topics = isolation?.plan.topics ?? []
  const place = chosen ?? worstPlace(isolation)
  const topic = place && topics[place.topic]
  const cell = place && isolation?.cells.get(cellName(place.topic, place.population, place.operation))

  return (
    <AnswerTab
      label="Answers"
      intro="Can one identity reach what belongs to another? The answers hold for all pairs of identities there could be, not only for those of the design."
      status={isolation?.isDone ? summary(isolation.cells) : 'Working out the answers …'}
    >
      {isolation === null && <p role="status">Reading the policies …</p>}
      {isolation !== null && topics.length === 0 && (
        <p className="text-sm">
          Nothing in this design looks like a thing of one’s own: no policy has a variable in the ARN of an
          object or in a condition on <code>dynamodb:LeadingKeys</code>. Write one, or state what has to be
          isolated in the design’s JSON, under <code>isolation</code>.
        </p>
      )}
      {topics.map((one, index) => (
        <section key={one.says} aria-label={one.says} className="flex flex-col gap-2">
          <h3 className="wrap-anywhere font-semibold text-base">
            {one.says.charAt(0).toUpperCase() + one.says.slice(1)}
            <span className="ml-2 font-normal text-ink-2 text-sm">
              {one.isStated ? 'stated by the design' : 'read from its policies'}
            </span>
          </h3>
          <IsolationTable
            topic={one}
            index={index}
            cells={isolation?.cells ?? new Map()}
            chosen={place}
            onChoose={setChosen}
          />
          {one.variables.map((variable) => (
            <FormatSlider
              key={variable.key}
              variable={variable}
              onChange={(id) => onFormats({ ...formats, [variable.key]: id })}
            />
          ))}
          {place?.topic === index && topic && cell && (
            <CellCard
              topic={topic}
              place={place}
              cell={cell}
              restsOn={isolation?.plan.restsOn ?? []}
              notCovered={isolation?.plan.notCovered ?? []}
              onShow={onShow}
              onAdd={onAdd}
              onWeaken={(key, id) => onFormats({ ...formats, [key]: id })}
            />
          )}
        </section>
      ))}
    </AnswerTab>
  )
}

/** Where to look first: at a way through, or else at the first answer. */
function worstPlace(isolation: ReturnType<typeof useIsolation>): Place | null {
  let first: Place | null = null
  for (const [name, { verdict }] of isolation?.cells ?? []) {
    const [topic = 0, population = 0, operation = 0] = name.split(' ').map(Number)
    const place = { topic, population, operation }
    if (verdict === 'counterexample') return place
    first ??= place
  }
  return first
}

function summary(cells: NonNullable<ReturnType<typeof useIsolation>>['cells']): string {
  const count = (verdict: string) => [...cells.values()].filter((cell) => cell.verdict === verdict).length
  return `${count('proved')} isolated, ${count('counterexample')} reachable, ${count('unknown')} unknown.`
}
