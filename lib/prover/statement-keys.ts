import type { CompiledStatement } from '@/lib/iam'

/** The keys that the statements name: as variables, in conditions, and how they are spelled. */
export function keysOf(statements: readonly CompiledStatement[]) {
  const variables = new Set<string>()
  const tested = new Set<string>()
  const named = new Map<string, readonly string[]>()
  const spelling = new Map(USUAL_SPELLING)
  for (const statement of statements) {
    const patterns = [...statement.resources, ...statement.conditions.flatMap(({ values }) => values)]
    for (const { key, name } of patterns.flatMap((pattern) => pattern.variables)) {
      variables.add(key)
      if (!spelling.has(key)) spelling.set(key, name)
    }
    for (const { key, source, operator, values } of statement.conditions) {
      tested.add(key)
      if (operator?.family === 'string') {
        const texts = values.flatMap(({ source: text, variables }) =>
          variables.length > 0 || /[*?$]/.test(text) ? [] : [text],
        )
        const cases = operator.ignoresCase ? texts.flatMap((text) => [text, text.toLowerCase()]) : texts
        named.set(key, [...new Set([...(named.get(key) ?? []), ...cases])])
      }
      if (!spelling.has(key)) spelling.set(key, source.key.value)
    }
  }
  return { variables: [...variables], tested: [...tested], named, spelling }
}

const USUAL_SPELLING: ReadonlyMap<string, string> = new Map(
  [
    ...[
      'aws:FederatedProvider',
      'aws:PrincipalArn',
      'aws:PrincipalAccount',
      'aws:PrincipalType',
      'aws:userid',
    ],
    ...[
      'aws:PrincipalIsAWSService',
      'aws:TokenIssueTime',
      'aws:CurrentTime',
      'aws:EpochTime',
      'aws:SourceIp',
    ],
    ...[
      'aws:SecureTransport',
      'aws:RequestedRegion',
      'aws:ResourceAccount',
      'aws:ViaAWSService',
      'aws:UserAgent',
    ],
    ...['dynamodb:LeadingKeys', 'dynamodb:Attributes', 'dynamodb:Select', 's3:prefix'],
  ].map((key) => [key.toLowerCase(), key]),
)
