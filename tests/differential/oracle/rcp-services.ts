/** The services whose actions resource control policies reach, by the prefix of their actions. */
export const RCP_SERVICES: readonly string[] = [
  ...'aoss appconfig appstream autoscaling autoscaling-plans budgets clouddirectory'.split(' '),
  ...'cloudfront cloudsearch cloudtrail-data codeartifact codebuild codecommit'.split(' '),
  ...'codepipeline cognito-identity cognito-idp comprehend comprehendmedical'.split(' '),
  ...'compute-optimizer cost-optimization-hub dax dsql dynamodb ecr ecr-public'.split(' '),
  ...'events firehose fis fms gamelift health inspector-scan kendra'.split(' '),
  ...'kinesisvideo kms logs memorydb networkmonitor notifications opensearch'.split(' '),
  ...'pca-connector-ad personalize polly pricing resource-groups rolesanywhere s3'.split(' '),
  ...'secretsmanager servicediscovery signin sqs sts support swf textract'.split(' '),
  ...'timestream-influxdb transcribe transfer translate wafv2 workspaces xray'.split(' '),
]
