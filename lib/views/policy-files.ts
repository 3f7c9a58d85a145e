import { type Design, documentsOf } from '@/lib/design'

/** A file of its own for one policy. */
export interface PolicyFile {
  /** `roles/PhotoAppUser/trust-policy.json`. */
  readonly path: string
  readonly text: string
}

/**
 * Every policy of the design as a file, in folders as the design has them.
 *
 * Paths are such that every system takes them, and lead nowhere outside, whatever a policy is called.
 */
export function policyFilesOf(design: Design): readonly PolicyFile[] {
  const used = new Set<string>()
  return documentsOf(design).map(({ id, text }) => {
    const plain = id.split('/').map(segment).join('/')
    let path = `${plain}.json`
    // Some systems take two names for the same that differ in case alone.
    for (let number = 2; used.has(path.toLowerCase()); number++) path = `${plain}-${number}.json`
    used.add(path.toLowerCase())
    return { path, text: text.endsWith('\n') ? text : `${text}\n` }
  })
}

function segment(name: string): string {
  const plain = name.replaceAll(/[^\w.@+=,-]+/g, '-').replace(/^\.+/, '')
  return plain.slice(0, 100) || '-'
}
