/** Hands a text, or anything else, to the person as a file of their own. */
export function saveFile(name: string, content: string | Blob) {
  const url = URL.createObjectURL(
    typeof content === 'string' ? new Blob([content], { type: 'application/json' }) : content,
  )
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // Some browsers read the text only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** A file name that every system takes: "a-folder-and-rows-of-ones-own.json". */
export function fileNameOf(designName: string, ending = 'json'): string {
  const plain = designName
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\u0300-\u036f'’]/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 80)
  return `${plain || 'design'}.${ending}`
}
