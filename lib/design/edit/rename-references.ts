import { assertNever } from '@/lib/base/invariant'
import { ID_FIELDS, idOfItem, itemsOf, type PartItem, type PartName, withItems } from '../form/parts'
import type { Design, Identity, IdentityPool, Request, Role } from '../schema/design'
import { literally, rewriteNames, rewriteTexts } from './rewrite'

/**
 * The design in which one item has another name, and everything that refers to it says the new one: fields,
 * templates in requests, and the ARNs in policies and claims. Wildcards that merely cover the name stay.
 */
export function withRenamed(design: Design, part: PartName, index: number, to: string): Design {
  const items = itemsOf(design, part)
  const item = items[index]
  if (!item) return design
  const from = idOfItem(part, item)
  const renamed = { ...item, [ID_FIELDS[part]]: to } as PartItem
  return followed(
    withItems(
      design,
      part,
      items.map((each, at) => (at === index ? renamed : each)),
    ),
    part,
    item,
    from,
    to,
  )
}

function followed(design: Design, part: PartName, item: PartItem, from: string, to: string): Design {
  switch (part) {
    case 'identities':
      return followIdentity(design, from, to)
    case 'requests':
      return {
        ...design,
        expectations: design.expectations.map((each) =>
          each.request === from ? { ...each, request: to } : each,
        ),
      }
    case 'roles':
      return followRole(design, item as Role, to)
    case 'providers':
      return followProvider(design, item as PartItem<'providers'>, to)
    case 'buckets':
      return followBucket(design, from, to)
    case 'tables':
      return followTable(design, from, to)
    case 'otherPools':
      return followPool(design, from, to)
    case 'resources':
      return followResource(design, from, to)
    default:
      return assertNever(part)
  }
}

function followIdentity(design: Design, from: string, to: string): Design {
  const template = `{{identity:${from}}}`
  return {
    ...design,
    requests: rewriteTexts(design.requests, (text) => text.replaceAll(template, `{{identity:${to}}}`)),
    expectations: design.expectations.map((each) =>
      each.identity === from ? { ...each, identity: to } : each,
    ),
  }
}

function followRole(design: Design, role: Role, to: string): Design {
  const account = role.account ?? design.account
  const name = literally(role.name)
  const path = literally(role.path)
  const arn = new RegExp(`(arn:aws[\\w-]*:iam::${account}:role${path})${name}(?![\\w+=,.@/-])`, 'g')
  const session = new RegExp(`(arn:aws[\\w-]*:sts::${account}:assumed-role/)${name}(?![\\w+=,.@-])`, 'g')
  const renameArns = (text: string) =>
    text.includes('arn:')
      ? text.replace(arn, (_, start: string) => start + to).replace(session, (_, start: string) => start + to)
      : text
  const rename = (reference: string) => (reference === role.name ? to : reference)
  const renamed: Design = {
    ...design,
    providers: design.providers.map((provider) =>
      provider.kind === 'user-pool' && provider.groups
        ? {
            ...provider,
            groups: provider.groups.map((group) =>
              group.role ? { ...group, role: rename(group.role) } : group,
            ),
          }
        : provider,
    ),
    identityPool: poolWithRole(design.identityPool, rename),
    ...(design.otherPools ? { otherPools: design.otherPools.map((pool) => poolWithRole(pool, rename)) } : {}),
    identities: design.identities.map((identity) => identityWithRole(identity, rename)),
  }
  return withTexts(renamed, renameArns)
}

function poolWithRole<Pool extends IdentityPool>(pool: Pool, rename: (name: string) => string): Pool {
  const { authenticated, unauthenticated } = pool.roles
  const mappings = Object.entries(pool.roleMappings ?? {}).map(([key, mapping]) => [
    key,
    mapping.type === 'Rules'
      ? { ...mapping, rules: mapping.rules.map((rule) => ({ ...rule, role: rename(rule.role) })) }
      : mapping,
  ])
  return {
    ...pool,
    roles: {
      authenticated: authenticated === null ? null : rename(authenticated),
      unauthenticated: unauthenticated === null ? null : rename(unauthenticated),
    },
    ...(pool.roleMappings ? { roleMappings: Object.fromEntries(mappings) } : {}),
  }
}

function identityWithRole(identity: Identity, rename: (name: string) => string): Identity {
  const { customRole, classic } = identity
  return {
    ...identity,
    ...(customRole === undefined ? {} : { customRole: rename(customRole) }),
    ...(classic ? { classic: { ...classic, role: rename(classic.role) } } : {}),
    ...(identity.kind === 'saml-user' && identity.roles ? { roles: identity.roles.map(rename) } : {}),
  } as Identity
}

function followProvider(design: Design, provider: PartItem<'providers'>, to: string): Design {
  const identities = design.identities.map((identity): Identity => {
    if (identity.kind === 'guest') return identity
    if (identity.kind === 'user-pool-user') {
      const isThere = provider.kind === 'user-pool' && identity.userPool === provider.id
      return isThere ? { ...identity, userPool: to } : identity
    }
    const isThere = identity.kind === `${provider.kind}-user` && identity.provider === provider.id
    return isThere ? { ...identity, provider: to } : identity
  })
  if (provider.kind !== 'user-pool') return { ...design, identities }
  // The identity pool names a user pool by its id, inside the address of its issuer.
  const end = new RegExp(`/${literally(provider.id)}(?=:|$)`)
  const rename = (name: string) => name.replace(end, `/${to}`)
  const renamePool = <Pool extends IdentityPool>(pool: Pool): Pool => ({
    ...pool,
    cognitoIdentityProviders: pool.cognitoIdentityProviders.map((each) => ({
      ...each,
      providerName: rename(each.providerName),
    })),
    ...(pool.roleMappings ? { roleMappings: rewriteNames(pool.roleMappings, rename) } : {}),
    ...(pool.principalTagMaps ? { principalTagMaps: rewriteNames(pool.principalTagMaps, rename) } : {}),
  })
  return {
    ...design,
    identities,
    identityPool: renamePool(design.identityPool),
    ...(design.otherPools ? { otherPools: design.otherPools.map(renamePool) } : {}),
  }
}

function followBucket(design: Design, from: string, to: string): Design {
  const source = new RegExp(`^(/?)${literally(from)}(?=/)`)
  const arn = new RegExp(`(arn:aws[\\w-]*:s3:::)${literally(from)}(?![a-z0-9.-])`, 'g')
  const requests = design.requests.map((request): Request => {
    if (request.service !== 's3') return request
    const isHere = 'bucket' in request && request.bucket === from
    return {
      ...request,
      ...(isHere ? { bucket: to } : {}),
      ...('copySource' in request
        ? { copySource: request.copySource.replace(source, (_, start: string) => start + to) }
        : {}),
    } as Request
  })
  return withTexts({ ...design, requests }, (text) =>
    text.includes(':s3:::') ? text.replace(arn, (_, start: string) => start + to) : text,
  )
}

function followTable(design: Design, from: string, to: string): Design {
  const name = literally(from)
  const arn = new RegExp(`(arn:aws[\\w-]*:dynamodb:[\\w*-]*:[\\d*]*:table/)${name}(?![\\w.-])`, 'g')
  const statement = new RegExp(`(\\b(?:FROM|INTO|UPDATE)\\s+"?)${name}(?![\\w.-])`, 'gi')
  const rename = (table: string) => (table === from ? to : table)
  const requests = design.requests.map((request): Request => {
    if (request.service !== 'dynamodb') return request
    const inside = rewriteStatements(request, (text) =>
      text.replace(statement, (_, start: string) => start + to),
    )
    return {
      ...inside,
      ...('table' in inside ? { table: rename(inside.table) } : {}),
      ...('requestItems' in inside
        ? { requestItems: rewriteNames(inside.requestItems as Readonly<Record<string, unknown>>, rename) }
        : {}),
      ...('transactItems' in inside
        ? {
            transactItems: inside.transactItems.map((item: object) =>
              Object.fromEntries(
                Object.entries(item).map(([verb, what]) => [verb, { ...what, table: rename(what.table) }]),
              ),
            ),
          }
        : {}),
    } as Request
  })
  return withTexts({ ...design, requests }, (text) =>
    text.includes(':table/') ? text.replace(arn, (_, start: string) => start + to) : text,
  )
}

/** Rewrites PartiQL, wherever a request holds some. */
function rewriteStatements(request: Request, rewrite: (text: string) => string): Request {
  const each = <Statement extends { statement: string }>(one: Statement): Statement => ({
    ...one,
    statement: rewrite(one.statement),
  })
  return {
    ...('statement' in request ? each(request) : request),
    ...('statements' in request ? { statements: request.statements.map(each) } : {}),
    ...('transactStatements' in request ? { transactStatements: request.transactStatements.map(each) } : {}),
  } as Request
}

/** An identity pool's id: of the identities that come from there, and in trust policies. */
function followPool(design: Design, from: string, to: string): Design {
  const id = new RegExp(`${literally(from)}(?![0-9a-f-])`, 'g')
  return withTexts(
    {
      ...design,
      identities: design.identities.map((identity) =>
        identity.pool === from ? { ...identity, pool: to } : identity,
      ),
    },
    (text) => (text.includes(from) ? text.replace(id, to) : text),
  )
}

/** A key, queue or topic by its ARN: in policies and requests, and where data is encrypted with it. */
function followResource(design: Design, from: string, to: string): Design {
  const arn = new RegExp(`${literally(from)}(?![\\w.-])`, 'g')
  const rewrite = (text: string) => (text.includes(from) ? text.replace(arn, () => to) : text)
  const renamed = withTexts(design, rewrite)
  const reencrypted = <Of extends { encryption?: Encryption | undefined }>(item: Of): Of => {
    const { encryption } = item
    return typeof encryption === 'object' ? { ...item, encryption: rewriteTexts(encryption, rewrite) } : item
  }
  return {
    ...renamed,
    buckets: renamed.buckets.map((bucket) => ({
      ...reencrypted(bucket),
      objects: bucket.objects.map(reencrypted),
    })),
  }
}

type Encryption = Design['buckets'][number]['encryption']

/** Policies, claims and requests with their texts rewritten. What buckets and tables hold is nobody's reference. */
function withTexts(design: Design, rewrite: (text: string) => string): Design {
  const { roles, resources, organization, identities, requests, identityPool, otherPools, providers } = design
  return {
    ...design,
    ...rewriteTexts({ roles, identities, requests, identityPool, providers }, rewrite),
    ...(resources ? { resources: rewriteTexts(resources, rewrite) } : {}),
    ...(organization ? { organization: rewriteTexts(organization, rewrite) } : {}),
    ...(otherPools ? { otherPools: rewriteTexts(otherPools, rewrite) } : {}),
    buckets: design.buckets.map((bucket) =>
      bucket.policy === undefined ? bucket : { ...bucket, policy: rewrite(bucket.policy) },
    ),
    tables: design.tables.map((table) =>
      table.policy === undefined ? table : { ...table, policy: rewrite(table.policy) },
    ),
  }
}
