/** A page of the documentation. */
export interface DocsPage {
  /** Its address is /docs/SLUG/. */
  readonly slug: string
  readonly title: string
  /** What it tells, in one sentence: below the title, in lists, and for search engines. */
  readonly says: string
}

export interface DocsGroup {
  readonly title: string
  readonly pages: readonly DocsPage[]
}

/** All pages in the order in which one reads them. Everything that lists pages reads it from here. */
export const DOCS_GROUPS: readonly DocsGroup[] = [
  {
    title: 'Identity pools, step by step',
    pages: [
      {
        slug: 'what-is-an-identity-pool',
        title: 'What is an identity pool?',
        says: 'How an app without AWS keys of its own gets temporary ones, for each of its users.',
      },
      {
        slug: 'identity-sources',
        title: 'Six sources of identities',
        says: 'User pools, OpenID Connect, social providers, SAML, your own backend, and guests.',
      },
      {
        slug: 'key-features',
        title: 'Key features',
        says: 'Short-lived credentials, roles by login, policies that know who asks, and guests.',
      },
      {
        slug: 'the-flow',
        title: 'The flow in six steps',
        says: 'Who calls whom, what each hop holds, and at which step something can be refused.',
      },
      {
        slug: 'roles-and-role-mapping',
        title: 'Roles and role mapping',
        says: 'Default roles, roles from a token, roles by rules, and what happens when none fits.',
      },
      {
        slug: 'trust-policy',
        title: 'The trust policy',
        says: 'The document that says who may assume a role, line by line.',
      },
      {
        slug: 's3-folders',
        title: 'S3: a folder for each user',
        says: 'One policy that gives everybody their own folder, and the mistakes around it.',
      },
      {
        slug: 'dynamodb-rows',
        title: 'DynamoDB: rows for each user',
        says: 'Access by partition key, and why a Scan does not fit in.',
      },
      {
        slug: 'user-pool-and-identity-pool',
        title: 'User pool and identity pool',
        says: 'One signs people in, the other gives them AWS credentials. How they work together.',
      },
      {
        slug: 'worked-project',
        title: 'A worked project',
        says: 'A photo app from the empty account to the last policy, ready to open and change.',
      },
      { slug: 'summary', title: 'Summary', says: 'All of it on one page.' },
      {
        slug: 'best-practices',
        title: 'Best practices',
        says: 'What to do, what to avoid, and what goes wrong otherwise.',
      },
      {
        slug: 'audit',
        title: 'Audit: who did what?',
        says: 'What CloudTrail records of each step, what it leaves out, and how to join it.',
      },
    ],
  },
  {
    title: 'Look it up',
    pages: [
      {
        slug: 'condition-keys',
        title: 'Condition keys',
        says: 'What a policy can ask about a request, and what is not there to be asked about.',
      },
      {
        slug: 'policy-variables',
        title: 'Policy variables',
        says: 'What `${…}` in a policy is worth, where it may stand, and what has no value.',
      },
      { slug: 'errors', title: 'Errors and their causes', says: 'What AWS says, and what it means.' },
      {
        slug: 'enhanced-and-classic',
        title: 'Enhanced and classic flow',
        says: 'Two ways to the same credentials, side by side.',
      },
      {
        slug: 'guest-scope-down',
        title: 'What guests can reach',
        says: 'The two session policies that narrow every guest, service by service.',
      },
      { slug: 'limits', title: 'Limits', says: 'Sizes, counts and lifetimes, with their sources.' },
      {
        slug: 'how-sure-we-are',
        title: 'How sure we are',
        says: 'What AWS does not document, what the playground assumes, and the versions it rests on.',
      },
    ],
  },
  {
    title: 'Guides',
    pages: [
      {
        slug: 'isolation',
        title: 'Can one user reach another’s data?',
        says: 'What a proof, a counterexample and an open answer mean.',
      },
      {
        slug: 'teaching',
        title: 'Teach with it',
        says: 'Lessons, the view for an audience, handouts, and an agenda.',
      },
      {
        slug: 'write-a-lesson',
        title: 'Write a lesson',
        says: 'What a lesson is made of, and how it is held against the simulator.',
      },
      {
        slug: 'embedding',
        title: 'Embed a design',
        says: 'A design within another page, with a script and without.',
      },
      {
        slug: 'hosting',
        title: 'Host it yourself',
        says: 'Any static server, with the headers, the cache rules and the sub-path.',
      },
      {
        slug: 'command-line',
        title: 'The command line',
        says: 'The same engine as a program, for files and for continuous integration.',
      },
    ],
  },
]

export const DOCS_PAGES: readonly DocsPage[] = DOCS_GROUPS.flatMap(({ pages }) => pages)

/** The page, the group that it stands in, and its neighbours in reading order. Null for an unknown slug. */
export function findDocsPage(slug: string) {
  const index = DOCS_PAGES.findIndex((page) => page.slug === slug)
  const page = DOCS_PAGES[index]
  const group = DOCS_GROUPS.find(({ pages }) => pages.some((each) => each.slug === slug))
  if (!page || !group) return null
  return { page, group, previous: DOCS_PAGES[index - 1] ?? null, next: DOCS_PAGES[index + 1] ?? null }
}
