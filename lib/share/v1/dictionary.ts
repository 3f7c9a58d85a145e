import { BASE_V1 } from './base'
import { EVERY_PROVIDER_V1 } from './every-provider'

/**
 * Texts that designs are full of: what occurs here costs a link next to nothing.
 *
 * FROZEN, like everything in this folder: a link of version 1 names places in this text, and must be readable for
 * ever. `tests/unit/share/frozen.test.ts` holds its checksum. A better dictionary belongs to version 2.
 *
 * What is likeliest stands last, where it is cheapest to name.
 */

const S3_OPERATIONS = [
  ...[
    'ListObjects',
    'ListObjectVersions',
    'HeadObject',
    'GetObjectAttributes',
    'CopyObject',
    'DeleteObjects',
  ],
  ...['CreateMultipartUpload', 'UploadPart', 'CompleteMultipartUpload', 'AbortMultipartUpload', 'ListParts'],
  ...['GetObjectTagging', 'PutObjectTagging', 'GetObjectAcl', 'PutObjectAcl', 'ListBuckets', 'CreateBucket'],
  ...[
    'HeadBucket',
    'DeleteBucket',
    'GetBucketLocation',
    'GetBucketPolicy',
    'PutBucketPolicy',
    'DeleteObject',
  ],
]

const TABLE_OPERATIONS = [
  ...['BatchGetItem', 'BatchWriteItem', 'TransactGetItems', 'TransactWriteItems', 'ExecuteStatement'],
  ...['DescribeTable', 'CreateTable', 'ListTables', 'DeleteItem', 'UpdateItem', 'Scan', 'Query', 'PutItem'],
]

/** Names of members, with what stands around them. */
const MEMBERS = [
  '"organization":{"scps":[[{"name":"FullAWSAccess","text":"","rcps":[[{"name":"RCPFullAWSAccess","text":"',
  '"resources":[{"arn":"arn:aws:sns:us-east-1:111122223333:","policy":"","permissionsBoundary":{"name":"',
  '"versioning":"Enabled","ownership":"BucketOwnerEnforced","blockPublicAccess":{"blockPublicAcls":true,',
  '"ignorePublicAcls":true,"blockPublicPolicy":true,"restrictPublicBuckets":true},"encryption":"SSE-S3",',
  '"encryption":{"kmsKeyArn":"arn:aws:kms:us-east-1:111122223333:key/","abac":true,"storageClass":"',
  '"maxSessionDuration":3600,"tags":{"project":"","team":"","department":"","tenant":"","environment":"',
  '"transactItems":[{"put":{"table":"","update":{"delete":{"conditionCheck":{"requestItems":{"keys":[{',
  '"returnValues":"ALL_OLD","conditionExpression":"attribute_not_exists(","updateExpression":"SET #n = :v",',
  '"expressionAttributeNames":{"#n":"","expressionAttributeValues":{":v":"","projectionExpression":"',
  '"sortKeyCondition":{"operator":"begins_with","values":["","attributesToGet":["","indexName":"","limit":',
  '"statement":"SELECT * FROM \\"MyTable\\" WHERE userId = ?","parameters":["{{self}}"],"streamLabel":"',
  '"serverSideEncryption":"aws:kms","kmsKeyId":"","tagging":{"","acl":"public-read","versionId":"',
  '"copySource":"mybucket/{{other}}/notes.txt","delimiter":"/","maxKeys":1,"uploadId":"","partNumber":1,',
  '"{{identity:ana}}/","service":"other","action":"ssm:GetParameter","resource":"arn:aws:ssm:us-east-1:',
  '"action":"lambda:InvokeFunction","action":"execute-api:Invoke","action":"kms:Decrypt","action":"sqs:',
  '"resourceAccount":"444455556666","context":{"aws:SourceIp":"203.0.113.7","aws:SecureTransport":true,',
  ...S3_OPERATIONS.map((name) => `"service":"s3","operation":"${name}","bucket":"`),
  ...TABLE_OPERATIONS.map((name) => `"service":"dynamodb","operation":"${name}","table":"`),
  '"otherPools":[{"id":"us-east-1:00000000-0000-4000-8000-000000000000","name":"","account":"444455556666",',
  '"cognitoIdentityProviders":[],"roles":{"authenticated":null,"unauthenticated":null}}],"allowClassicFlow":true,',
  '{"kind":"oidc","id":"","name":"","issuer":"https://login.example.org/","clientIds":["',
  '{"kind":"facebook","id":"facebook","name":"Facebook","appId":"3141592653589793"},',
  '{"kind":"google","id":"google","name":"Google","clientId":"1234567890-abc.apps.googleusercontent.com"},',
  '{"kind":"amazon","id":"amazon","name":"Login with Amazon","appId":"amzn1.application-oa2-client.',
  '{"kind":"apple","id":"apple","name":"Sign in with Apple","servicesId":"com.example.',
  '{"kind":"saml","id":"okta","name":"Okta","providerName":"Okta","flavour":"okta","entityId":"http://www.okta.com/',
  '"flavour":"ad-fs","entityId":"http://adfs.example.com/adfs/services/trust"},"providerName":"ADFS",',
  '"flavour":"entra-id","entityId":"https://sts.windows.net/","providerName":"EntraID","name":"Entra ID",',
  '{"kind":"developer","id":"backend","name":"Own backend","providerName":"login.example.app"}],',
  '"supportedLoginProviders":{"graph.facebook.com":"","accounts.google.com":"","www.amazon.com":"',
  '"appleid.apple.com":"com.example.","openIdConnectProviderArns":["arn:aws:iam::111122223333:oidc-provider/',
  '"samlProviderArns":["arn:aws:iam::111122223333:saml-provider/","developerProviderName":"login.example.app",',
  '"roleMappings":{"cognito-idp.us-east-1.amazonaws.com/us-east-1_:","arn:aws:iam::123456789012:saml-provider/',
  '{"type":"Token","ambiguousRoleResolution":"AuthenticatedRole"},"type":"Rules","ambiguousRoleResolution":"Deny",',
  '"rules":[{"claim":"cognito:groups","matchType":"Contains","value":"admin","role":"Admin"},',
  '{"claim":"department","matchType":"Equals","value":"","role":"","matchType":"StartsWith","matchType":"NotEqual",',
  '"principalTagMaps":{"cognito-idp.us-east-1.amazonaws.com/us-east-1_":{"useDefaults":true},"tags":{"team":"',
  '"serverSideTokenCheck":true},"groups":[{"name":"admins","precedence":1,"role":"Admin"},"groups":["admins"],',
  '{"kind":"oidc-user","id":"","name":"","provider":"","sub":"","claims":{"department":"","custom":{"tenant":"',
  '{"kind":"facebook-user","id":"","name":"","provider":"facebook","userId":"10158800000000001","identityId":"',
  '{"kind":"google-user","id":"","name":"","provider":"google","sub":"109220063452404746097","email":"',
  '{"kind":"amazon-user","id":"","name":"","provider":"amazon","userId":"amzn1.account.","identityId":"',
  '{"kind":"apple-user","id":"","name":"","provider":"apple","sub":"001968.a6ca34e9c1e742458a26cf8005854be9.',
  '{"kind":"saml-user","id":"","name":"","provider":"","nameId":"@example.com","email":"","displayName":"',
  '{"kind":"developer-user","id":"","name":"","provider":"backend","userIdentifier":"","principalTags":{"',
  '"fault":"expired","fault":"wrong-audience","fault":"signed-out","wasGuest":true,"pool":"us-east-1:',
  '"customRole":"","classic":{"role":"","sessionName":"","durationSeconds":3600,"policy":"{}","policyArns":["',
  '"expectations":[{"identity":"ana","request":"get-own","decision":"allow"},{"identity":"guest","request":"',
  '","decision":"deny","step":6},{"identity":"ben","request":"get-other","decision":"deny"},{"identity":"',
]

/** Operators, keys and actions, as they stand in the text of a policy within a design. */
const WORDS = [
  ...['ArnEquals', 'ArnLike', 'Bool', 'Null', 'DateGreaterThan', 'DateLessThan', 'IpAddress', 'NotIpAddress'],
  ...['NumericLessThan', 'NumericGreaterThan', 'StringNotEquals', 'StringNotLike', 'StringEqualsIgnoreCase'],
  ...['StringEqualsIfExists', 'StringLikeIfExists', 'ForAllValues:StringLike', 'ForAnyValue:StringEquals'],
  ...['NotAction', 'NotResource', 'NotPrincipal', 'Sid', 'AWS', 'Service', 'CanonicalUser', 'Deny'],
  ...[
    'aws:SourceIp',
    'aws:SecureTransport',
    'aws:PrincipalArn',
    'aws:PrincipalAccount',
    'aws:PrincipalOrgID',
  ],
  ...['aws:PrincipalTag/', 'aws:RequestTag/', 'aws:ResourceTag/', 'aws:TagKeys', 'aws:RequestedRegion'],
  ...['aws:CurrentTime', 'aws:userid', 'aws:SourceAccount', 'aws:SourceArn', 'aws:ResourceAccount'],
  ...[
    's3:delimiter',
    's3:max-keys',
    's3:x-amz-acl',
    's3:x-amz-server-side-encryption',
    's3:ExistingObjectTag/',
  ],
  ...[
    's3:RequestObjectTag/',
    's3:TlsVersion',
    'dynamodb:Attributes',
    'dynamodb:Select',
    'dynamodb:ReturnValues',
  ],
  ...['graph.facebook.com:id', 'accounts.google.com:aud', 'www.amazon.com:user_id', 'sts:RoleSessionName'],
  ...['kms:Decrypt', 'kms:GenerateDataKey', 'lambda:InvokeFunction', 'execute-api:Invoke', 'iot:Connect'],
  ...['iot:Publish', 'iot:Subscribe', 'iot:Receive', 'sns:Publish', 'sqs:SendMessage', 'ssm:GetParameter'],
  ...['mobileanalytics:PutEvents', 'cognito-sync:*', 'cognito-identity:*', 'firehose:PutRecord', 'logs:*'],
  ...['s3:*', 's3:Get*', 's3:List*', 's3:GetObjectVersion', 's3:AbortMultipartUpload', 's3:PutObjectAcl'],
  ...['s3:ListAllMyBuckets', 's3:GetBucketLocation', 's3:DeleteObject', 's3:ListBucket', 's3:PutObject'],
  ...[
    'dynamodb:*',
    'dynamodb:Scan',
    'dynamodb:DeleteItem',
    'dynamodb:BatchGetItem',
    'dynamodb:BatchWriteItem',
  ],
  ...[
    'sts:AssumeRole',
    'sts:TagSession',
    'sts:AssumeRoleWithWebIdentity',
    'authenticated',
    'unauthenticated',
  ],
]

const SUB = '${cognito-identity.amazonaws.com:sub}'

/** Statements in the two ways in which they are commonly written. */
const STATEMENTS: readonly object[] = [
  { Sid: '', Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: ['arn:aws:s3:::mybucket'] },
  { Effect: 'Deny', Action: '*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
  { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::123456789012:role/' }, Action: ['s3:GetObject'] },
  {
    Effect: 'Allow',
    Action: ['s3:GetObject'],
    Resource: 'arn:aws:s3:::mybucket/${aws:PrincipalTag/team}/*',
    Condition: { StringEquals: { 's3:ExistingObjectTag/team': '${aws:PrincipalTag/team}' } },
  },
  {
    Effect: 'Allow',
    Action: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:UpdateItem'],
    Resource: ['arn:aws:dynamodb:us-east-1:123456789012:table/MyTable', 'arn:aws:dynamodb:*:*:table/'],
    Condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [SUB] } },
  },
  {
    Effect: 'Allow',
    Action: ['s3:ListBucket'],
    Resource: ['arn:aws:s3:::mybucket'],
    Condition: { StringLike: { 's3:prefix': [`${SUB}/*`] } },
  },
  {
    Effect: 'Allow',
    Action: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
    Resource: [`arn:aws:s3:::mybucket/${SUB}/*`],
  },
  {
    Effect: 'Allow',
    Principal: { Federated: 'cognito-identity.amazonaws.com' },
    Action: ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'],
    Condition: {
      StringEquals: { 'cognito-identity.amazonaws.com:aud': 'us-east-1:' },
      'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' },
    },
  },
]

const policyOf = (Statement: unknown) => ({ Version: '2012-10-17', Statement })

/** The text of a policy, as it stands in the text of a design. */
const within = (text: string) => JSON.stringify(text)

export const DICTIONARY_V1: string = [
  ...MEMBERS,
  JSON.stringify(EVERY_PROVIDER_V1),
  ...WORDS.map((word) => within(`"${word}"`).slice(1, -1)),
  within(JSON.stringify(policyOf(STATEMENTS))),
  ...STATEMENTS.map((statement) => within(JSON.stringify(policyOf([statement]), null, 2))),
  JSON.stringify(BASE_V1),
].join('')
