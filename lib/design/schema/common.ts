import * as v from 'valibot'

/** Pieces that many parts of a design are made of. */

export const name = v.pipe(v.string(), v.minLength(1), v.maxLength(128))

/** An id that other parts of the design refer to: short, and readable in a link. */
export const id = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'must be lower-case letters, digits and dashes'),
)

export const account = v.pipe(
  v.string(),
  v.regex(/^\d{12}$/, 'must be 12 digits'),
  v.description('AWS account id'),
)

/** @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetId.html */
export const cognitoId = v.pipe(
  v.string(),
  v.maxLength(55),
  v.regex(/^[\w-]+:[0-9a-f-]+$/, 'must be REGION:GUID'),
)

export const region = v.pipe(
  v.string(),
  v.regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'must be a Region such as us-east-1'),
)

/** A policy as the person typed it, valid or not. */
export const policyText = v.pipe(
  v.string(),
  v.maxLength(5_000_000),
  v.description('The policy as typed, valid or not'),
)

export const namedPolicy = v.strictObject({
  name: v.pipe(v.string(), v.regex(/^[\w+=,.@-]{1,128}$/)),
  text: policyText,
})

export const roleName = v.pipe(
  v.string(),
  v.regex(/^[\w+=,.@-]{1,64}$/, 'must be 1 to 64 of A-Z a-z 0-9 _ + = , . @ -'),
)

/** A role of the design by its name, or any role by its ARN. */
export const roleReference = v.pipe(
  v.string(),
  v.regex(
    /^(?:[\w+=,.@-]{1,64}|arn:aws[a-z-]*:iam::\d{12}:role\/\S{1,512})$/,
    'must be the name or ARN of a role',
  ),
)

export const tags = v.record(v.string(), v.string())

/** `{{self}}`: the identity id of whoever asks. `{{other}}`: of the first other signed-in identity. */
export const template = v.pipe(v.string(), v.description('May hold {{self}}, {{other}} and {{identity:ID}}'))

export const scalar = v.union([v.string(), v.number(), v.boolean()])

/** What an attribute of an item holds: lists and maps go one level deep. */
export const attributeValue = v.union([
  v.string(),
  v.number(),
  v.boolean(),
  v.null(),
  v.array(scalar),
  v.record(v.string(), v.union([scalar, v.array(scalar)])),
])

export const seconds = v.pipe(v.number(), v.integer(), v.minValue(0))
