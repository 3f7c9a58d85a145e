import { expect, test } from 'vitest'
import { canMatch, toShape } from '@/lib/iam/validate/resource-shape'

test.each<[string, string, boolean]>([
  ['b', '${BucketName}', true],
  ['b/k', '${BucketName}', false],
  ['b*', '${BucketName}', true],
  ['b/*', '${BucketName}', false],
  ['', '${BucketName}', false],
  ['b', '${BucketName}/${ObjectName}', false],
  ['b*', '${BucketName}/${ObjectName}', true],
  ['b/', '${BucketName}/${ObjectName}', false],
  ['b/a/c', '${BucketName}/${ObjectName}', true],
  ['table/T', 'table/${TableName}', true],
  ['table/T/index/I', 'table/${TableName}', false],
  ['table/T/index/I', 'table/${TableName}/index/${IndexName}', true],
  ['table/*', 'table/${TableName}/index/${IndexName}', true],
  ['t?ble/T', 'table/${TableName}', true],
  ['T', 'table/${TableName}', false],
  ['${aws:PrincipalTag/kind}/T', 'table/${TableName}', true],
  ['parameter/a/b', 'parameter/${ParameterName}', true],
])('`%s` against `%s`: %s', (pattern, published, expected) => {
  expect(canMatch(pattern, toShape(published))).toBe(expected)
})
