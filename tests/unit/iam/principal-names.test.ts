import { expect, test } from 'vitest'
import {
  awsNameOf,
  federatedNameOf,
  isIdentityPools,
  isServicePrincipal,
} from '@/lib/iam/validate/principal-names'

test.each([
  ['*', 'everyone'],
  ['111122223333', 'account'],
  ['arn:aws:iam::111122223333:root', 'account'],
  ['arn:aws-us-gov:iam::111122223333:role/path/App', 'entity'],
  ['arn:aws:iam::111122223333:user/ana', 'entity'],
  ['arn:aws:sts::111122223333:assumed-role/App/CognitoIdentityCredentials', 'entity'],
  ['arn:aws:sts::111122223333:federated-user/ben', 'entity'],
  ['arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1', 'entity'],
  ['AROAEXAMPLEID12345678', 'unique-id'],
  ['AIDAEXAMPLEID12345678', 'unique-id'],
  ['arn:aws:iam::111122223333:group/Admins', 'group'],
  ['1234', 'bad-account'],
  ['1111-2222-3333', 'bad-account'],
  ['arn:aws:iam::1234:root', 'bad-account'],
  ['arn:aws:iam::111122223333:role/*', 'wildcard'],
  ['arn:aws:iam::*:root', 'wildcard'],
  ['arn:aws:sts::111122223333:assumed-role/App/*', 'wildcard'],
  ['arn:aws:sts::111122223333:assumed-role/App', 'invalid'],
  ['arn:aws:iam::111122223333:oidc-provider/example.com', 'invalid'],
  ['arn:aws:s3:::b', 'invalid'],
  ['lambda.amazonaws.com', 'invalid'],
  ['', 'invalid'],
])('AWS %s: %s', (value, kind) => {
  expect(awsNameOf(value)).toBe(kind)
})

test.each([
  ['cognito-identity.amazonaws.com', { kind: 'built-in', host: 'cognito-identity.amazonaws.com' }],
  ['www.amazon.com', { kind: 'built-in', host: 'www.amazon.com' }],
  [
    'arn:aws:iam::111122223333:oidc-provider/login.example.com:8443/tenant',
    { kind: 'oidc', host: 'login.example.com:8443/tenant' },
  ],
  ['arn:aws:iam::111122223333:saml-provider/Corp', { kind: 'saml' }],
  ['login.example.com', { kind: 'unknown' }],
  ['https://login.example.com', { kind: 'invalid' }],
  ['arn:aws:iam::1234:saml-provider/Corp', { kind: 'invalid' }],
  ['*', { kind: 'wildcard' }],
])('Federated %s', (value, name) => {
  expect(federatedNameOf(value)).toEqual(name)
})

test('identity pools have other names in other partitions', () => {
  expect(isIdentityPools('cognito-identity-us-gov.amazonaws.com')).toBe(true)
  expect(isIdentityPools('cognito-identity.cn-north-1.amazonaws.com.cn')).toBe(true)
  expect(isIdentityPools('cognito-identity.us-east-1.amazonaws.com')).toBe(false)
})

test.each([
  ['s3.amazonaws.com', true],
  ['delivery.logs.amazonaws.com', true],
  ['ec2.amazonaws.com.cn', true],
  ['s3.amazon.com', false],
  ['S3.amazonaws.com', false],
  ['.amazonaws.com', false],
])('Service %s: %s', (value, isName) => {
  expect(isServicePrincipal(value)).toBe(isName)
})

test('very long texts are no names', () => {
  expect(awsNameOf('arn:'.repeat(100_000))).toBe('invalid')
  expect(federatedNameOf('a.'.repeat(1_000_000))).toEqual({ kind: 'invalid' })
  expect(isServicePrincipal('a.'.repeat(1_000_000))).toBe(false)
})
