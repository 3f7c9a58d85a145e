import { sameItems } from '@/lib/base/same-items'
import type { Operation } from '@/lib/services'
import type { Design, Identity, Request } from './schema/design'

const TEMPLATE = /\{\{(self|other|identity:([a-z0-9-]+))\}\}/g

/**
 * What does this request ask for when this identity makes it?
 *
 * `{{self}}` stands for the identity id of whoever asks, `{{other}}` for that of the first other signed-in
 * identity of the design, `{{identity:ID}}` for a certain one. A reference to nobody stays as it is.
 *
 * @example
 * resolveRequest(design, ana, getOwnObject) // { ..., key: 'us-east-1:1111.../notes.txt' }
 */
export function resolveRequest(design: Design, identity: Identity, request: Request): Operation {
  const other = design.identities.find(
    (candidate) => candidate.kind !== 'guest' && candidate.id !== identity.id,
  )
  const fill = (text: string) => {
    if (!text.includes('{{')) return text
    return text.replace(TEMPLATE, (written, what: string, id: string | undefined) => {
      if (what === 'self') return identity.identityId
      if (what === 'other') return other?.identityId ?? written
      return design.identities.find((candidate) => candidate.id === id)?.identityId ?? written
    })
  }
  return fillAll(withoutName(request), fill) as Operation
}

const nameless = new WeakMap<Request, object>()

/** Made once: every identity makes the same requests. */
function withoutName(request: Request): object {
  const known = nameless.get(request)
  if (known) return known
  const { id: _id, name: _name, ...operation } = request
  nameless.set(request, operation)
  return operation
}

/** The very same value where there is nothing to fill. */
function fillAll(value: unknown, fill: (text: string) => string): unknown {
  if (typeof value === 'string') return fill(value)
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    const filled = value.map((inner) => fillAll(inner, fill))
    return sameItems(filled, value, Object.is) ? value : filled
  }
  let changed: Record<string, unknown> | null = null
  for (const [name, inner] of Object.entries(value)) {
    const filled = fillAll(inner, fill)
    if (filled === inner) continue
    changed ??= { ...value }
    // A name such as `__proto__` is one like others.
    Object.defineProperty(changed, name, {
      value: filled,
      enumerable: true,
      configurable: true,
      writable: true,
    })
  }
  return changed ?? value
}
