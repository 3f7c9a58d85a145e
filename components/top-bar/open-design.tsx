'use client'

import { FolderOpen } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { loadEngine } from '@/components/engine/load-engine'
import { Button } from '@/components/ui/button'
import type { Design, DesignProblem } from '@/lib/design'

interface OpenDesignProps {
  onOpen(design: Design): void
}

/** Refused before it is read: no design of use is as large. */
const MAX_BYTES = 40_000_000

/** What stands in the way of opening a file. */
export interface Refusal {
  readonly fileName: string
  readonly problems: readonly Pick<DesignProblem, 'line' | 'column' | 'path' | 'message'>[]
}

const ProblemsDialog = dynamic(() => import('./problems-dialog').then((module) => module.ProblemsDialog))

const INPUT_ID = 'open-design-file'

/** Lets the person choose a file, from wherever they ask for it. */
export function chooseDesignFile() {
  document.getElementById(INPUT_ID)?.click()
}

/** Opens a design from a file. The file is not trusted: what is wrong with it is shown, and nothing changes. */
export function OpenDesign({ onOpen }: OpenDesignProps) {
  const [refusal, setRefusal] = useState<Refusal | null>(null)

  const open = async (file: File) => {
    const refuse = (message: string) =>
      setRefusal({ fileName: file.name, problems: [{ line: 1, column: 1, path: '', message }] })
    if (file.size > MAX_BYTES) return refuse('the file is larger than 40 MB')
    const engine = await loadEngine().catch(() => null)
    if (engine === null) return refuse('a part of this page could not be loaded: check the connection')
    try {
      const decoded = engine.decodeDesign(await file.text())
      if (decoded.ok) onOpen(decoded.value)
      else setRefusal({ fileName: file.name, problems: decoded.error })
    } catch {
      refuse('the browser could not read the file')
    }
  }

  return (
    <>
      <input
        id={INPUT_ID}
        type="file"
        accept=".json,application/json"
        aria-label="Design file"
        tabIndex={-1}
        className="hidden"
        onChange={(event) => {
          const file = event.target.files?.[0]
          // Emptied, so that choosing the same file again is a change again.
          event.target.value = ''
          if (file) void open(file)
        }}
      />
      <Button look="quiet" onClick={chooseDesignFile} title="Open a design from a file">
        <FolderOpen aria-hidden />
        <span className="max-sm:sr-only">Open</span>
      </Button>
      {refusal && <ProblemsDialog refusal={refusal} onClose={() => setRefusal(null)} />}
    </>
  )
}
