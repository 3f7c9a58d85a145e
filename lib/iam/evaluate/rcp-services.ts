/** Services whose resources resource control policies reach. */
const RCP_SERVICES: ReadonlySet<string> = new Set(
  'aoss appconfig appstream autoscaling autoscaling-plans budgets clouddirectory cloudfront cloudsearch cloudtrail-data codeartifact codebuild codecommit codepipeline cognito-identity cognito-idp comprehend comprehendmedical compute-optimizer cost-optimization-hub dax dsql dynamodb ecr ecr-public events firehose fis fms gamelift health inspector-scan kendra kinesisvideo kms logs memorydb networkmonitor notifications opensearch pca-connector-ad personalize polly pricing resource-groups rolesanywhere s3 secretsmanager servicediscovery signin sqs sts support swf textract timestream-influxdb transcribe transfer translate wafv2 workspaces xray'.split(
    ' ',
  ),
)

/** Do resource control policies speak to this action? Those of other services they cannot name. */
export function isReachedByRcps(action: string): boolean {
  const colon = action.indexOf(':')
  return RCP_SERVICES.has(action.slice(0, Math.max(0, colon)).toLowerCase())
}
