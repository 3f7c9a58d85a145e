import { parseRoleArn } from './arns'
import { entryOf, type IdentityPoolConfig, type RoleMapping } from './pool-config'

/** Something that AWS refuses to save, or that cannot work. */
export interface PoolDiagnostic {
  readonly path: readonly (string | number)[]
  readonly code: PoolDiagnosticCode
  /** AWS's own words where they are known. */
  readonly message: string
}

export type PoolDiagnosticCode =
  | 'pool-id'
  | 'pool-name'
  | 'length'
  | 'pattern'
  | 'too-many'
  | 'cognito-provider-without-name'
  | 'provider-twice'
  | 'name-used-twice'
  | 'provider-arn'
  | 'role-arn'
  | 'role-mapping-key'
  | 'resolution-missing'
  | 'rules-missing'
  | 'tag-map-key'
  | 'tag-key-twice'

const MAXIMUM_RULES = 25

/**
 * What would AWS refuse about this configuration, and where?
 *
 * The constraints of the API's fields, the quota of rules, the forms of keys. Messages are AWS's own where
 * they are known. AWS checks no trust policy here: those mistakes show only when somebody asks for
 * credentials.
 *
 * Total: any configuration of the type gives a list.
 *
 * @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_CreateIdentityPool.html
 * @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_SetIdentityPoolRoles.html
 * @example
 * checkPoolConfig({ ...pool, roleMappings: { 'https://accounts.google.com': mapping } })[0].code // 'role-mapping-key'
 */
export function checkPoolConfig(config: IdentityPoolConfig): readonly PoolDiagnostic[] {
  const found: PoolDiagnostic[] = []
  const say: Say = (path, code, message) => found.push({ path, code, message })
  if (!/^[\w-]+:[0-9a-f-]+$/.test(config.id) || config.id.length > 55) {
    say(['id'], 'pool-id', 'an identity pool id is REGION:GUID, in lower case, of at most 55 characters')
  }
  if (!/^[\w\s+=,.@-]{1,128}$/.test(config.name)) {
    const what = `Value '${config.name.slice(0, 200)}' at 'identityPoolName' failed to satisfy constraint`
    const rule = 'Member must satisfy regular expression pattern: [\\w\\s+=,.@-]+'
    say(['name'], 'pool-name', `1 validation error detected: ${what}: ${rule}`)
  }
  checkProviders(config, say)
  checkRoles(config, say)
  checkTagMaps(config, say)
  return found
}

type Say = (path: readonly (string | number)[], code: PoolDiagnosticCode, message: string) => void

function checkProviders(config: IdentityPoolConfig, say: Say): void {
  const pairs = new Set<string>()
  for (const [index, entry] of (config.cognitoIdentityProviders ?? []).entries()) {
    const path = ['cognitoIdentityProviders', index]
    if (entry.providerName === '') {
      say(path, 'cognito-provider-without-name', 'Invalid Cognito Identity Provider')
    } else if (!/^[\w._:/-]{1,128}$/.test(entry.providerName)) {
      say([...path, 'providerName'], 'pattern', 'a provider name is 1 to 128 of A-Z a-z 0-9 . _ : / -')
    }
    if (!/^\w{1,128}$/.test(entry.clientId)) {
      say([...path, 'clientId'], 'pattern', 'a client id is 1 to 128 of A-Z a-z 0-9 _')
    }
    const pair = `${entry.providerName} ${entry.clientId}`
    if (pairs.has(pair)) say(path, 'provider-twice', 'this app client of this user pool stands here twice')
    pairs.add(pair)
  }
  const publicNames = Object.keys(config.supportedLoginProviders ?? {})
  if (publicNames.length > 10) say(['supportedLoginProviders'], 'too-many', 'at most 10 login providers')
  for (const name of publicNames) {
    const path = ['supportedLoginProviders', name]
    if (name.length < 1 || name.length > 128) say(path, 'length', 'a provider name has 1 to 128 characters')
    if (!/^[\w.;_/-]{1,128}$/.test(entryOf(config.supportedLoginProviders, name) ?? '')) {
      say(path, 'pattern', 'an app id is 1 to 128 of A-Z a-z 0-9 . ; _ / -')
    }
  }
  checkProviderArns(config.openIdConnectProviderArns, 'openIdConnectProviderArns', ':oidc-provider/', say)
  checkProviderArns(config.samlProviderArns, 'samlProviderArns', ':saml-provider/', say)
  const developer = config.developerProviderName
  if (developer === undefined) return
  if (!/^[\w._-]{1,128}$/.test(developer)) {
    say(['developerProviderName'], 'pattern', 'a developer provider name is 1 to 128 of A-Z a-z 0-9 . _ -')
  }
  if (publicNames.includes(developer)) {
    say(['developerProviderName'], 'name-used-twice', `\`${developer}\` already names a login provider`)
  }
}

function checkProviderArns(
  arns: readonly string[] | undefined,
  field: 'openIdConnectProviderArns' | 'samlProviderArns',
  kind: string,
  say: Say,
): void {
  for (const [index, arn] of (arns ?? []).entries()) {
    if (!/^arn:aws[a-z-]*:iam::\d{12}:/.test(arn) || !arn.includes(kind)) {
      say([field, index], 'provider-arn', `expected the ARN of an IAM provider, with \`${kind}\``)
    } else if (arn.length < 20 || arn.length > 2048) {
      say([field, index], 'length', 'the ARN of a provider has 20 to 2048 characters')
    }
    if (arns?.indexOf(arn) !== index) say([field, index], 'provider-twice', 'this provider stands here twice')
  }
}

function checkRoles(config: IdentityPoolConfig, say: Say): void {
  for (const state of ['authenticated', 'unauthenticated'] as const) {
    const arn = config.roles?.[state]
    if (arn !== undefined) checkRoleArn(arn, ['roles', state], say)
  }
  const mappings = Object.entries(config.roleMappings ?? {})
  if (mappings.length > 10) say(['roleMappings'], 'too-many', 'at most 10 providers with a role mapping')
  for (const [key, mapping] of mappings) {
    const path = ['roleMappings', key]
    if (!isMappingKey(config, key)) {
      const message = `(${key}) is not a valid RoleMapping ProviderName or is not a configured provider.`
      say(path, 'role-mapping-key', message)
    }
    if (mapping.ambiguousRoleResolution === undefined) {
      const message = 'AmbiguousRoleResolution has to be set: AuthenticatedRole or Deny'
      say([...path, 'ambiguousRoleResolution'], 'resolution-missing', message)
    }
    checkRules(mapping, path, say)
  }
}

function checkRules(mapping: RoleMapping, path: readonly string[], say: Say): void {
  if (mapping.type !== 'Rules') return
  const { rules } = mapping
  if (rules.length === 0) say([...path, 'rules'], 'rules-missing', 'a mapping by rules has at least one rule')
  if (rules.length > MAXIMUM_RULES) {
    say([...path, 'rules'], 'too-many', 'at most 25 rules for a provider, a quota that AWS does not raise')
  }
  for (const [index, rule] of rules.entries()) {
    const at = [...path, 'rules', index]
    if (!/^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,64}$/u.test(rule.claim)) {
      say(
        [...at, 'claim'],
        'pattern',
        'a claim is 1 to 64 letters, digits, symbols and marks, without blanks',
      )
    }
    if (rule.value.length < 1 || rule.value.length > 128) {
      say([...at, 'value'], 'length', 'a value has 1 to 128 characters')
    }
    checkRoleArn(rule.roleArn, [...at, 'roleArn'], say)
  }
}

function checkRoleArn(arn: string, path: readonly (string | number)[], say: Say): void {
  if (arn.length < 20 || arn.length > 2048 || parseRoleArn(arn) === null) {
    say(path, 'role-arn', `Access to Role '${arn.slice(0, 200)}' is forbidden.`)
  }
}

function isMappingKey(config: IdentityPoolConfig, key: string): boolean {
  const isOfUserPool = (config.cognitoIdentityProviders ?? []).some(
    ({ providerName, clientId }) => key === `${providerName}:${clientId}`,
  )
  return isOfUserPool || isOtherProvider(config, key)
}

function isOtherProvider(config: IdentityPoolConfig, key: string): boolean {
  return (
    entryOf(config.supportedLoginProviders, key) !== undefined ||
    (config.openIdConnectProviderArns ?? []).includes(key) ||
    (config.samlProviderArns ?? []).includes(key)
  )
}

function checkTagMaps(config: IdentityPoolConfig, say: Say): void {
  for (const [key, map] of Object.entries(config.principalTagMaps ?? {})) {
    const path = ['principalTagMaps', key]
    const isUserPool = (config.cognitoIdentityProviders ?? []).some(
      ({ providerName }) => providerName === key,
    )
    if (!isUserPool && !isMappingKey(config, key)) {
      say(path, 'tag-map-key', `\`${key}\` is not a provider of this identity pool`)
    }
    const tags = Object.entries(map.tags ?? {})
    if (tags.length > 50) say([...path, 'tags'], 'too-many', 'at most 50 tags')
    const lowerCase = new Set<string>()
    for (const [tag, claim] of tags) {
      const at = [...path, 'tags', tag]
      if (tag.length < 1 || tag.length > 128) say(at, 'length', 'a tag key has 1 to 128 characters')
      if (tag.toLowerCase().startsWith('aws:')) say(at, 'pattern', 'the prefix `aws:` is reserved')
      if (claim.length < 1 || claim.length > 256) say(at, 'length', 'a claim name has 1 to 256 characters')
      if (lowerCase.has(tag.toLowerCase())) {
        say(at, 'tag-key-twice', 'session tags do not tell upper from lower case: this key stands here twice')
      }
      lowerCase.add(tag.toLowerCase())
    }
  }
}
