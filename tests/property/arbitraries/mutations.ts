import fc from 'fast-check'
import { type Design, encodeDesign } from '@/lib/design'

type Json = null | boolean | number | string | Json[] | { [name: string]: Json }
type Path = readonly (string | number)[]

/** Values that stand where they should not. */
const strange: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json[]>(
    ...[null, true, false, 0, -1, 1.5, 1e300, '', ' ', '{{self}}', '{{identity:nobody}}', '\ud800', '..'],
    ...['us-east-1:0', 'arn:aws:iam::1:role/x', '*', '${aws:userid}', 'guest', 'a'.repeat(5_000), [], {}],
    ...['2026-02-30T25:61:61Z', '9999-12-31T23:59:59Z', '000000000000', 'toString', [[]], [null], { a: {} }],
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
)

/** One thing that may happen to a document, at a place chosen by a number. */
const mutation = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('put' as const), at: fc.nat(), value: strange }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('take' as const), at: fc.nat() }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('copy' as const), at: fc.nat(), from: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('twice' as const), at: fc.nat() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('add' as const),
      at: fc.nat(),
      name: fc.string(),
      value: strange,
    }),
  },
)
type Mutation = typeof mutation extends fc.Arbitrary<infer One> ? One : never

/** The text of a design to which something has happened: mostly still JSON, at times still a design. */
export function mutatedText(design: Design): fc.Arbitrary<string> {
  const source: Json = JSON.parse(encodeDesign(design))
  const inside = fc
    .array(mutation, { minLength: 1, maxLength: 3 })
    .map((list) => JSON.stringify(list.reduce(mutate, source), null, 1))
  const typed = fc
    .tuple(fc.nat(), fc.nat(12), fc.string({ unit: 'binary', maxLength: 4 }))
    .map(([at, length, text]) => {
      const whole = encodeDesign(design)
      const start = at % whole.length
      return whole.slice(0, start) + text + whole.slice(start + length)
    })
  return fc.oneof({ weight: 5, arbitrary: inside }, { weight: 1, arbitrary: typed })
}

function mutate(source: Json, one: Mutation): Json {
  const places = pathsOf(source)
  const path = places[one.at % places.length] ?? []
  switch (one.kind) {
    case 'put':
      return replaced(source, path, () => one.value)
    case 'take':
      return removed(source, path)
    case 'copy':
      return replaced(source, path, () => valueAt(source, places[one.from % places.length] ?? []))
    case 'twice':
      return replaced(source, path, (value) => (Array.isArray(value) ? [...value, ...value] : value))
    case 'add':
      return replaced(source, path, (value) =>
        value !== null && typeof value === 'object' && !Array.isArray(value)
          ? { ...value, [one.name]: one.value }
          : value,
      )
  }
}

function pathsOf(value: Json, path: Path = []): Path[] {
  if (value === null || typeof value !== 'object') return [path]
  return [path, ...Object.entries(value).flatMap(([name, inner]) => pathsOf(inner, [...path, name]))]
}

function valueAt(value: Json, path: Path): Json {
  return path.reduce<Json>((here, step) => (here as { [name: string]: Json })[step] ?? null, value)
}

function replaced(value: Json, [first, ...rest]: Path, change: (value: Json) => Json): Json {
  if (first === undefined) return change(value)
  if (Array.isArray(value)) {
    return value.map((inner, index) => (index === Number(first) ? replaced(inner, rest, change) : inner))
  }
  const object = value as { [name: string]: Json }
  return { ...object, [first]: replaced(object[first] ?? null, rest, change) }
}

function removed(value: Json, path: Path): Json {
  const last = path.at(-1)
  if (last === undefined) return value
  return replaced(value, path.slice(0, -1), (parent) =>
    Array.isArray(parent)
      ? parent.filter((_, index) => index !== Number(last))
      : Object.fromEntries(Object.entries(parent as object).filter(([name]) => name !== String(last))),
  )
}
