import * as v from 'valibot'
import { isRecord } from '@/lib/base/is-record'
import { policyText, roleName, roleReference, template } from '../schema/common'
import { wordIssue } from '../word-issue'

/**
 * What a form needs to know about a part of a design: read from the schema, so that forms, checks and files
 * can never disagree about what there is to fill in.
 */
export type Shape =
  | TextShape
  | { readonly kind: 'number'; readonly problemOf: ProblemOf }
  | { readonly kind: 'yes-no'; readonly problemOf: ProblemOf }
  | { readonly kind: 'nothing'; readonly problemOf: ProblemOf }
  | { readonly kind: 'fixed'; readonly value: string | number | boolean; readonly problemOf: ProblemOf }
  | { readonly kind: 'choice'; readonly options: readonly string[]; readonly problemOf: ProblemOf }
  | { readonly kind: 'list'; readonly item: Shape; readonly problemOf: ProblemOf }
  | { readonly kind: 'map'; readonly value: Shape; readonly problemOf: ProblemOf }
  | ObjectShape
  /** Objects that say by one or two of their fields which of several they are. */
  | VariantShape
  /** A value of one of several types, such as a text or a number. */
  | { readonly kind: 'union'; readonly options: readonly Shape[]; readonly problemOf: ProblemOf }

export interface TextShape {
  readonly kind: 'text'
  /** A policy has an editor of its own; a role can be chosen; a template may hold `{{self}}` and its like. */
  readonly holds: 'text' | 'policy' | 'role' | 'template'
  readonly problemOf: ProblemOf
}

export interface ObjectShape {
  readonly kind: 'object'
  readonly fields: readonly Field[]
  readonly problemOf: ProblemOf
}

export interface VariantShape {
  readonly kind: 'variant'
  readonly options: readonly ObjectShape[]
  readonly problemOf: ProblemOf
}

export interface Field {
  readonly name: string
  readonly shape: Shape
  readonly isOptional: boolean
  readonly isNullable: boolean
  /** What the schema says about it, in the words of the published JSON Schema. */
  readonly description?: string
}

/** What is wrong with a value here; null when nothing is. */
export type ProblemOf = (value: unknown) => string | null

/** As much of a valibot schema as a form needs to see. */
interface SchemaNode extends v.GenericSchema {
  readonly pipe?: readonly unknown[]
  readonly wrapped?: SchemaNode
  readonly entries?: Readonly<Record<string, SchemaNode>>
  readonly item?: SchemaNode
  readonly value?: SchemaNode
  readonly literal?: string | number | boolean
  readonly options?: readonly unknown[]
}

const known = new WeakMap<object, Shape>()

/**
 * What is there to fill in for a value of this schema?
 *
 * Total for every schema that a design is made of; another kind of schema is a mistake of ours and throws.
 */
export function shapeOf(schema: v.GenericSchema): Shape {
  const node = schema as SchemaNode
  const shape = known.get(node) ?? readShape(node)
  known.set(node, shape)
  return shape
}

function readShape(node: SchemaNode): Shape {
  const problemOf = problemsOf(node)
  switch (node.type) {
    case 'string':
      return { kind: 'text', holds: contentOf(node), problemOf }
    case 'number':
      return { kind: 'number', problemOf }
    case 'boolean':
      return { kind: 'yes-no', problemOf }
    case 'null':
      return { kind: 'nothing', problemOf }
    case 'literal':
      return { kind: 'fixed', value: node.literal ?? '', problemOf }
    case 'picklist':
      return { kind: 'choice', options: (node.options ?? []).map(String), problemOf }
    case 'array':
      return { kind: 'list', item: shapeOf(node.item as SchemaNode), problemOf }
    case 'record':
      return { kind: 'map', value: shapeOf(node.value as SchemaNode), problemOf }
    case 'strict_object':
      return {
        kind: 'object',
        fields: Object.entries(node.entries ?? {}).map(([name, entry]) => fieldOf(name, entry)),
        problemOf,
      }
    case 'variant':
      return { kind: 'variant', options: objectsOf(node), problemOf }
    case 'union':
      return {
        kind: 'union',
        options: (node.options ?? []).map((option) => shapeOf(option as SchemaNode)),
        problemOf,
      }
    default:
      throw new Error(`no form for a ${node.type}`)
  }
}

/** A field of an object: its shape, and whether it may be left out. */
export function fieldOf(name: string, schema: v.GenericSchema): Field {
  let node = schema as SchemaNode
  let isOptional = false
  let isNullable = false
  let description: string | undefined
  for (;;) {
    description ??= v.getDescription(node as Parameters<typeof v.getDescription>[0])
    if (node.type === 'optional') isOptional = true
    else if (node.type === 'nullable') isNullable = true
    else break
    node = node.wrapped as SchemaNode
  }
  return { name, shape: shapeOf(node), isOptional, isNullable, ...(description ? { description } : {}) }
}

/** The objects of a variant, those of variants inside it too. */
function objectsOf(node: SchemaNode): ObjectShape[] {
  return (node.options ?? []).flatMap((option) => {
    const shape = shapeOf(option as SchemaNode)
    if (shape.kind === 'variant') return shape.options
    return shape.kind === 'object' ? [shape] : []
  })
}

function contentOf(node: SchemaNode): TextShape['holds'] {
  const made = node.pipe?.[0]
  const isMadeOf = (part: unknown) => node === part || made === part
  if (isMadeOf(policyText)) return 'policy'
  if (isMadeOf(template)) return 'template'
  return isMadeOf(roleReference) || isMadeOf(roleName) ? 'role' : 'text'
}

function problemsOf(node: SchemaNode): ProblemOf {
  return (value) => {
    const checked = v.safeParse(node, value)
    return checked.success ? null : wordIssue(checked.issues[0])
  }
}

/**
 * The object of a variant that this value says it is; the first one when it says nothing of the kind.
 *
 * @example
 * optionFor(shapeOfPart('requests'), { service: 's3', operation: 'GetObject' }) // bucket, key, versionId, ...
 */
export function optionFor(shape: VariantShape, value: unknown): ObjectShape {
  const record = isRecord(value) ? value : {}
  const option = shape.options.find((candidate) =>
    candidate.fields.every(({ name, shape: inner }) => !tellsApart(shape, name) || fits(inner, record[name])),
  )
  return option ?? (shape.options[0] as ObjectShape)
}

/** Is this one of the fields by which the objects of the variant are told apart? */
export function tellsApart({ options }: VariantShape, name: string): boolean {
  return options.some((option) => {
    const field = option.fields.find((candidate) => candidate.name === name)
    return field?.shape.kind === 'fixed'
  })
}

/** Could a value of this shape look like that? Types only: its text may still be wrong. */
export function fits(shape: Shape, value: unknown): boolean {
  switch (shape.kind) {
    case 'text':
      return typeof value === 'string'
    case 'number':
      return typeof value === 'number'
    case 'yes-no':
      return typeof value === 'boolean'
    case 'nothing':
      return value === null
    case 'fixed':
      return value === shape.value
    case 'choice':
      return typeof value === 'string' && shape.options.includes(value)
    case 'list':
      return Array.isArray(value)
    case 'map':
      return isRecord(value)
    case 'object':
      return (
        isRecord(value) &&
        shape.fields.every(({ name, isOptional }) => isOptional || Object.hasOwn(value, name)) &&
        Object.keys(value).every((name) => shape.fields.some((field) => field.name === name))
      )
    case 'variant':
      return shape.options.some((option) => fits(option, value))
    case 'union':
      return shape.options.some((option) => fits(option, value))
  }
}
