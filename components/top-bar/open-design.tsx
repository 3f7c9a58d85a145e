'use client'

import { FolderOpen } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { orMissing } from '@/components/ui/late-boundary'
import type { Design } from '@/lib/design'
import type { FileProblem } from './read-design-file'

interface OpenDesignProps {
  onOpen(design: Design): void
}

/** What stands in the way of opening a file. */
export interface Refusal {
  readonly fileName: string
  readonly problems: readonly FileProblem[]
}

const ProblemsDialog = orMissing(
  dynamic(() => import('./problems-dialog').then((module) => module.ProblemsDialog)),
)

const INPUT_ID = 'open-design-file'

/** Lets the person choose a file, from wherever they ask for it. */
export function chooseDesignFile() {
  document.getElementById(INPUT_ID)?.click()
}

/** Opens a design from a file. The file is not trusted: what is wrong with it is shown, and nothing changes. */
export function OpenDesign({ onOpen }: OpenDesignProps) {
  const [refusal, setRefusal] = useState<Refusal | null>(null)

  const open = async (file: File) => {
    // Nobody needs it before a file is chosen.
    const { readDesignFile } = await import('./read-design-file')
    const read = await readDesignFile(file)
    if (read.ok) onOpen(read.value)
    else setRefusal({ fileName: file.name, problems: read.error })
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
