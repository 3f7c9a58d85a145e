/** The parts of AWS that a pool, its roles and its sessions belong to. */
export interface Place {
  readonly account: string
  readonly region: string
}

/** `arn:aws:iam::123456789012:role/path/Name`. */
export function roleArn(account: string, role: { readonly name: string; readonly path: string }): string {
  return `arn:aws:iam::${account}:role${role.path}${role.name}`
}

/** The session's ARN: the role's path is not part of it. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html */
export function sessionArn(account: string, roleName: string, sessionName: string): string {
  return `arn:aws:sts::${account}:assumed-role/${roleName}/${sessionName}`
}

/** Two groups of colons, because the pool's id has one of its own. */
export function identityPoolArn(place: Place, poolId: string): string {
  return `arn:aws:cognito-identity:${place.region}:${place.account}:identitypool/${poolId}`
}
