import type { Rule } from './rule'

const BUCKET_ACTIONS = /^s3:(listbucket|getbucketlocation|listbucketversions|listbucketmultipartuploads)$/i
const OBJECT_ACTIONS = /^s3:(get|put|delete)object(version)?(acl|tagging)?$/i

const actionsFitTheirResources: Rule = ({ document, kind }, report) => {
  if (kind === 'trust') return
  for (const statement of document.statements) {
    if (statement.resource?.name !== 'Resource' || statement.action?.name !== 'Action') continue
    const resources = statement.resource.values.map((value) => value.value)
    const isS3 = resources.every(
      (resource) => resource.startsWith('arn:aws:s3:::') && !resource.includes('*:'),
    )
    if (!isS3 || resources.length === 0) continue
    // A star in the bucket's part may run on over the slash, so such a resource is both.
    const names = resources.map((resource) => resource.slice('arn:aws:s3:::'.length))
    const someObject = names.some((name) => name.includes('/') || name.includes('*'))
    const someBucket = names.some(
      (name) => !name.includes('/') || (name.indexOf('*') < name.indexOf('/') && name.includes('*')),
    )
    for (const action of statement.action.values) {
      if (BUCKET_ACTIONS.test(action.value) && !someBucket) {
        report('bucket-action-on-object-resource', action.range, { subject: action.value })
      }
      if (OBJECT_ACTIONS.test(action.value) && !someObject) {
        report('object-action-on-bucket-resource', action.range, { subject: action.value })
      }
    }
  }
}

export const ACTION_RULES: readonly Rule[] = [actionsFitTheirResources]
