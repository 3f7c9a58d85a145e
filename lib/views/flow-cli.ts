import type { Design } from '@/lib/design'
import type { Call, Json, Step } from '@/lib/simulation'
import { quoteShell } from './aws-command'
import { commandLine, quoteWithVariables } from './shell'

/** A call of the flow as a command of the AWS CLI, or why there is none. */
export interface CliView {
  /** Null where the person cannot make this call. */
  readonly command: string | null
  /** What has to be set before, or why there is no command; null when there is nothing to say. */
  readonly note: string | null
}

type Options = readonly (readonly [string, string])[]
type Parameters = { readonly [name: string]: Json }

/**
 * How would one make this call of steps 1 to 5 with the AWS CLI?
 *
 * Tokens and passwords stand as shell variables: they are long, secret, and good for an hour.
 * Null for the calls of step 6, whose operations are written elsewhere.
 *
 * @see https://docs.aws.amazon.com/cli/latest/reference/cognito-identity/
 * @example
 * flowCli(design, step2, getId)?.command
 * // aws cognito-identity get-id \
 * //   --region us-east-1 \
 * //   --identity-pool-id us-east-1:… \
 * //   --logins "cognito-idp.us-east-1.amazonaws.com/us-east-1_Example=$ID_TOKEN"
 */
export function flowCli(design: Design, step: Step, call: Call): CliView | null {
  const request = isParameters(call.request) ? call.request : {}
  if (step.number === 6) return null
  if (step.number > 2 && step.from !== 'app') return notByTheApp(step)
  if (step.number > 3) return notByTheApp(step)
  switch (`${call.service}:${call.operation}`) {
    case 'cognito-idp:InitiateAuth':
      return initiateAuth(design, request)
    case 'cognito-identity:GetId':
      return poolCall(request, 'get-id', [['--identity-pool-id', 'IdentityPoolId']])
    case 'cognito-identity:GetCredentialsForIdentity':
      return poolCall(request, 'get-credentials-for-identity', [
        ['--identity-id', 'IdentityId'],
        ['--custom-role-arn', 'CustomRoleArn'],
      ])
    case 'cognito-identity:GetOpenIdToken':
      return poolCall(request, 'get-open-id-token', [['--identity-id', 'IdentityId']])
    case 'cognito-identity:GetOpenIdTokenForDeveloperIdentity':
      return developerCall(request)
    case 'sts:AssumeRoleWithWebIdentity':
      return assumeRole(design, request)
    default:
      return {
        command: null,
        note: 'There is no AWS CLI command: this is the provider’s own sign-in, and no call to AWS.',
      }
  }
}

function notByTheApp({ number, from }: Step): CliView {
  const note =
    number === 3 && from === 'identity-pool'
      ? 'There is no AWS CLI command: in the enhanced flow AWS makes this call itself, inside GetCredentialsForIdentity.'
      : `There is no AWS CLI command of its own: this is the answer to the call of step ${number === 4 ? 3 : 2}.`
  return { command: null, note }
}

function initiateAuth(design: Design, request: Parameters): CliView {
  const auth = isParameters(request.AuthParameters) ? request.AuthParameters : {}
  const user = text(auth.USERNAME)
  const pair = isPlain(user)
    ? `USERNAME=${user},PASSWORD=$PASSWORD`
    : `{"USERNAME":${JSON.stringify(user)},"PASSWORD":"$PASSWORD"}`
  return {
    command: commandLine('aws cognito-idp initiate-auth', [
      ['--region', quoteShell(design.region)],
      ['--auth-flow', quoteShell(text(request.AuthFlow))],
      ['--client-id', quoteShell(text(request.ClientId))],
      ['--auth-parameters', quoteWithVariables(pair, ['PASSWORD'])],
    ]),
    note: 'Set `PASSWORD` to the password of the user first.',
  }
}

/** A call to the identity pool that nobody has to sign. */
function poolCall(request: Parameters, command: string, names: Options): CliView {
  const [logins, variables] = loginsOption(request.Logins)
  return {
    command: commandLine(`aws cognito-identity ${command}`, [
      ['--region', quoteShell(regionOf(request))],
      ...given(request, names),
      ...logins,
    ]),
    note: variables.length === 0 ? null : `Set ${variables.map(sayVariable).join(' and ')} first.`,
  }
}

function developerCall(request: Parameters): CliView {
  const { Logins, PrincipalTags, TokenDuration } = request
  const options: (readonly [string, string])[] = [
    ['--region', quoteShell(regionOf(request))],
    ...given(request, [['--identity-pool-id', 'IdentityPoolId']]),
    ['--logins', quoteShell(JSON.stringify(Logins ?? {}))],
  ]
  if (PrincipalTags) options.push(['--principal-tags', quoteShell(JSON.stringify(PrincipalTags))])
  if (TokenDuration !== undefined) options.push(['--token-duration', String(TokenDuration)])
  return {
    command: commandLine('aws cognito-identity get-open-id-token-for-developer-identity', options),
    note: 'This call is signed: run it with the AWS credentials of the app’s backend.',
  }
}

function assumeRole(design: Design, request: Parameters): CliView {
  const { PolicyArns, DurationSeconds } = request
  const arns = Array.isArray(PolicyArns) ? PolicyArns.filter(isParameters).map(({ arn }) => text(arn)) : []
  return {
    command: commandLine('aws sts assume-role-with-web-identity', [
      ['--region', quoteShell(design.region)],
      ...given(request, [
        ['--role-arn', 'RoleArn'],
        ['--role-session-name', 'RoleSessionName'],
      ]),
      ['--web-identity-token', '"$POOL_TOKEN"'],
      ...(DurationSeconds === undefined ? [] : [['--duration-seconds', String(DurationSeconds)] as const]),
      ...given(request, [['--policy', 'Policy']]),
      ...(arns.length === 0
        ? []
        : [['--policy-arns', arns.map((arn) => quoteShell(`arn=${arn}`)).join(' ')] as const]),
    ]),
    note: `Set ${sayVariable('POOL_TOKEN')} first.`,
  }
}

/** The options whose parameters are there. */
function given(request: Parameters, names: Options): Options {
  return names.flatMap(([option, name]) =>
    request[name] === undefined ? [] : [[option, quoteShell(text(request[name]))] as const],
  )
}

/** `--logins`, with a variable for each token. */
function loginsOption(logins: Json | undefined): readonly [Options, readonly string[]] {
  if (!isParameters(logins) || Object.keys(logins).length === 0) return [[], []]
  const keys = Object.keys(logins)
  const variables = keys.map(variableOf)
  const pairs = keys.map((key, index) => `${key}=$${variables[index]}`).join(',')
  return [[['--logins', quoteWithVariables(pairs, variables)]], variables]
}

/** Which token a provider's key of `Logins` takes. */
function variableOf(key: string): string {
  if (key.startsWith('cognito-identity.')) return 'POOL_TOKEN'
  if (key === 'graph.facebook.com' || key === 'www.amazon.com') return 'ACCESS_TOKEN'
  return key.includes(':saml-provider/') ? 'SAML_RESPONSE' : 'ID_TOKEN'
}

const VARIABLES: Readonly<Record<string, string>> = {
  POOL_TOKEN: 'the token that the identity pool gave in step 2',
  ACCESS_TOKEN: 'the access token of step 1',
  SAML_RESPONSE: 'the SAML response of step 1, in base64',
  ID_TOKEN: 'the ID token of step 1',
}

function sayVariable(name: string): string {
  return `\`${name}\` to ${VARIABLES[name]}`
}

/** Ids of pools and identities begin with their Region. */
function regionOf({ IdentityPoolId, IdentityId }: Parameters): string {
  return text(IdentityPoolId ?? IdentityId).split(':')[0] ?? ''
}

function isPlain(value: string): boolean {
  return /^[\w.@+-]+$/.test(value)
}

function isParameters(value: Json | undefined): value is Parameters {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : ''
}
