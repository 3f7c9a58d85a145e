/** The parts of AWS that a pool, its roles and its sessions belong to. */
export interface Place {
  readonly account: string
  readonly region: string
}

/** `arn:aws:iam::123456789012:role/path/Name`. */
export function roleArn(account: string, role: { readonly name: string; readonly path: string }): string {
  return `arn:aws:iam::${account}:role${role.path}${role.name}`
}

/** A role's account and its name without the path; null when the text is no ARN of a role. */
export function parseRoleArn(arn: string): { readonly account: string; readonly name: string } | null {
  const [, account, name] =
    /^arn:aws[a-z-]*:iam::(\d{12}):role\/(?:[\x21-\x7e]*\/)?([\w+=,.@-]+)$/.exec(arn) ?? []
  return account === undefined || name === undefined ? null : { account, name }
}

/** The session's ARN: the role's path is not part of it. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html */
export function sessionArn(account: string, roleName: string, sessionName: string): string {
  return `arn:aws:sts::${account}:assumed-role/${roleName}/${sessionName}`
}

/** Two groups of colons, because the pool's id has one of its own. */
export function identityPoolArn(place: Place, poolId: string): string {
  return `arn:aws:cognito-identity:${place.region}:${place.account}:identitypool/${poolId}`
}

/** The IAM provider of an issuer that is no built-in one. */
export function oidcProviderArn(account: string, issuer: string): string {
  return `arn:aws:iam::${account}:oidc-provider/${withoutScheme(issuer)}`
}

/** The IAM provider that holds an identity provider's metadata. */
export function samlProviderArn(account: string, name: string): string {
  return `arn:aws:iam::${account}:saml-provider/${name}`
}

/** An issuer as keys of `Logins` and IAM name it. */
export function withoutScheme(issuer: string): string {
  return issuer.replace(/^https:\/\//, '')
}
