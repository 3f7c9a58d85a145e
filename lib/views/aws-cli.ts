import { type Design, type Identity, type Request, resolveRequest } from '@/lib/design'
import { dynamoDbCli } from './aws-cli-dynamodb'
import { otherCli } from './aws-cli-other'
import { s3Cli } from './aws-cli-s3'

/**
 * With which command of the AWS CLI would this identity make this request?
 *
 * The command uses whatever credentials the CLI finds; those of the identity have to be there. What the CLI cannot
 * express stands in a remark before it.
 *
 * @example
 * awsCliOf(getOwnObject, design, ana)
 * // aws s3api get-object --bucket mybucket --key us-east-1:a1.../notes.txt --region us-east-1 object.bin
 */
export function awsCliOf(request: Request, design: Design, identity: Identity): string {
  const operation = resolveRequest(design, identity, request)
  switch (operation.service) {
    case 's3':
      return s3Cli(operation, design)
    case 'dynamodb':
      return dynamoDbCli(operation, design)
    case 'other':
      return otherCli(operation, design)
  }
}
