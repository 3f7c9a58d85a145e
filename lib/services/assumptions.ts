import type { Assumption } from '@/lib/iam'

/** What AWS does not document about how services fill condition keys and answer, and what the playground chose. */
export const SERVICE_ASSUMPTIONS = {
  'list-right-for-missing-object': {
    id: 'list-right-for-missing-object',
    says: 'Whether a missing object is told as 404 depends on s3:ListBucket asked without a prefix.',
    because: 'AWS says the right to list decides, not how a condition on s3:prefix counts for it.',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html',
  },
  'missing-bucket-before-policies': {
    id: 'missing-bucket-before-policies',
    says: 'A bucket that does not exist is told as NoSuchBucket whatever the policies say.',
    because: 'Nobody owns it, so no policy can speak for it; AWS does not state the order.',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html',
  },
  'list-keys-of-head-bucket': {
    id: 'list-keys-of-head-bucket',
    says: 'HeadBucket carries no s3:prefix, s3:delimiter or s3:max-keys.',
    because: 'AWS names the keys for listings; HeadBucket sends none of the parameters.',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html',
  },
  'resource-of-all-buckets': {
    id: 'resource-of-all-buckets',
    says: 'The list of all buckets is asked on arn:aws:s3:::*, so that a statement on * or on all buckets grants it.',
    because: 'Examples of AWS grant it on arn:aws:s3:::*; another page says that only * does.',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html',
  },
  'owners-in-listing': {
    id: 'owners-in-listing',
    says: 'A listing with the owners asks for s3:GetObjectAcl on all objects of the bucket at once.',
    because: 'AWS says that the right is needed, not on which resource it is asked.',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html',
  },
  'signature-age-of-signed-headers': {
    id: 'signature-age-of-signed-headers',
    says: 'A request that is signed in its headers carries s3:signatureAge, which is 0 unless stated.',
    because: 'AWS describes the key for presigned URLs and forms only.',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/API/bucket-policy-s3-sigv4-conditions.html',
  },
  'tls-version-without-tls': {
    id: 'tls-version-without-tls',
    says: 'Without TLS the request carries no s3:TlsVersion.',
    because: 'AWS describes the key for requests over TLS only.',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html',
  },
  'payload-hash-stand-in': {
    id: 'payload-hash-stand-in',
    says: 'Of a request with a body, s3:x-amz-content-sha256 holds a hash that stands in for the real one.',
    because: 'Policies compare the key with UNSIGNED-PAYLOAD; the playground computes no hash.',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/API/bucket-policy-s3-sigv4-conditions.html',
  },
  'encryption-key-mirrors-header': {
    id: 'encryption-key-mirrors-header',
    says: 'Without the header, s3:x-amz-server-side-encryption is absent, even where the bucket encrypts by default.',
    because: 'AWS maps the key to the header; that default encryption does not fill it in is inferred.',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html',
  },
  'storage-class-mirrors-header': {
    id: 'storage-class-mirrors-header',
    says: 'Without the header, s3:x-amz-storage-class is absent.',
    because: 'AWS maps the key to the header and does not say that STANDARD is filled in.',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html',
  },
  'object-creation-operation': {
    id: 'object-creation-operation',
    says: 'The key s3:ObjectCreationOperation is true for calls that make the object, and false for the first steps of an upload in parts.',
    because: 'The service authorization reference names the key, not its value in each operation.',
    source: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html',
  },
  'keys-of-further-rights': {
    id: 'keys-of-further-rights',
    says: 'Further rights of one request, such as s3:PutObjectTagging of a put with tags, are asked with all condition keys of the request.',
    because:
      'AWS publishes keys with each action, and does not say which of them a further right of another action carries.',
    source: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html',
  },
  'copy-of-untagged-source': {
    id: 'copy-of-untagged-source',
    says: 'A copy of an object without tags needs no right to read or write tags.',
    because:
      'AWS names these rights for copies that take tags along, and does not say whether they are asked when there are none.',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html',
  },
  'delete-objects-message': {
    id: 'delete-objects-message',
    says: 'Each key that DeleteObjects refuses is told as `Access Denied`, without the reason.',
    because: 'AWS shows the short text in its examples and does not say whether the long one is used by now.',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html',
  },
  's3-encryption-context': {
    id: 's3-encryption-context',
    says: 'What S3 asks of a KMS key carries the ARN of the object as encryption context aws:s3:arn.',
    because: 'That is how S3 uses keys without bucket keys; with one it would be the ARN of the bucket.',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html',
  },
  'dynamodb-select-default': {
    id: 'dynamodb-select-default',
    says: 'A read of single items carries dynamodb:Select: ALL_ATTRIBUTES, or SPECIFIC_ATTRIBUTES with a projection.',
    because: 'AWS says the key always has a value for reads; for GetItem the value is derived.',
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html',
  },
  'dynamodb-consumed-capacity-default': {
    id: 'dynamodb-consumed-capacity-default',
    says: 'Without the parameter, dynamodb:ReturnConsumedCapacity is NONE.',
    because: 'AWS names the values and not whether the default is present.',
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html',
  },
  'dynamodb-consumed-capacity-indexes': {
    id: 'dynamodb-consumed-capacity-indexes',
    says: 'The key dynamodb:ReturnConsumedCapacity holds INDEXES when the request says so.',
    because: 'The page on conditions lists TOTAL and NONE only; the parameter knows a third value.',
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html',
  },
  'put-item-return-values-default': {
    id: 'put-item-return-values-default',
    says: 'A write without the parameter carries dynamodb:ReturnValues with NONE.',
    because: 'AWS says so for UpdateItem; for PutItem it is taken over.',
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html',
  },
  'return-values-of-reads': {
    id: 'return-values-of-reads',
    says: 'A Query, Scan or PartiQL SELECT carries no dynamodb:ReturnValues.',
    because: 'AWS lists the key for them, and they have no such parameter.',
    source: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html',
  },
  'leading-keys-of-numbers': {
    id: 'leading-keys-of-numbers',
    says: 'The key dynamodb:LeadingKeys holds a number as the decimal text of it.',
    because: 'AWS describes text keys only.',
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html',
  },
  'leading-keys-of-index': {
    id: 'leading-keys-of-index',
    says: 'In a query of a global index, dynamodb:LeadingKeys holds the value of the partition key of the index.',
    because: 'AWS speaks of the first key of a table; a test against real AWS found the key of the index.',
    source: 'https://matt.martz.codes/lock-down-dynamodb-with-iam-policy-conditions',
  },
  'missing-table-after-policies': {
    id: 'missing-table-after-policies',
    says: 'A table that does not exist is told only to those whom the policies allow the call.',
    because: 'AWS does not state the order; recorded refusals come first.',
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/CommonErrors.html',
  },
  'batch-refused-as-a-whole': {
    id: 'batch-refused-as-a-whole',
    says: 'One refused element of a batch or transaction refuses the whole call.',
    because: 'AWS describes no partial refusal; that there is none is inferred.',
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html',
  },
  'public-table-policy-error': {
    id: 'public-table-policy-error',
    says: 'A public table policy is refused with a ValidationException.',
    because: 'AWS says that Block Public Access rejects it, not in which words.',
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/rbac-bpa-rbp.html',
  },
  'refusal-envelope-by-protocol': {
    id: 'refusal-envelope-by-protocol',
    says: 'The service writes its refusals as its protocol writes errors.',
    because: 'AWS gives the sentence of a refusal; the envelope is recorded for some services only.',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html',
  },
} as const satisfies Readonly<Record<string, Assumption>>
