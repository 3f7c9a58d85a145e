import { type IdentityFormat, TAG_CHARACTERS, TAG_VALUES, textOf } from './identity-format'
import { between, charsOf, union, without } from './letters'

/** Tag values as the pool lets them through: `*` and `?` too, which act as wildcards. */
export const TAG_VALUES_WITH_WILDCARDS = textOf(
  'any tag value, `*` and `?` too',
  union(TAG_CHARACTERS, charsOf('*?')),
  256,
)

/** The formats of the slider: each lets in what the one before does, and more. */
export const TAG_FORMATS: readonly { readonly id: TagFormatId; readonly format: IdentityFormat }[] = [
  { id: 'letters', format: textOf('small letters', between('a', 'z'), 256) },
  {
    id: 'letters-digits',
    format: textOf('small letters and digits', union(between('a', 'z'), between('0', '9')), 256),
  },
  {
    id: 'dashes',
    format: textOf(
      'small letters, digits and dashes',
      union(between('a', 'z'), between('0', '9'), charsOf('-')),
      256,
    ),
  },
  { id: 'no-slash', format: textOf('any tag value without a slash', without(TAG_CHARACTERS, '/'), 256) },
  { id: 'any', format: TAG_VALUES },
  { id: 'wildcards', format: TAG_VALUES_WITH_WILDCARDS },
]

export type TagFormatId = 'letters' | 'letters-digits' | 'dashes' | 'no-slash' | 'any' | 'wildcards'
