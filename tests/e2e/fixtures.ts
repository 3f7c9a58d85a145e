// Every browser test imports `test` from here: no request leaves the site, and nothing goes wrong unnoticed.
import { test as base, expect } from '@playwright/test'

type Fixtures = {
  /** Console messages and page errors that a test means to provoke: `test.use({ expectedProblems: [[/404/], ...] })`. */
  expectedProblems: RegExp[]
  watched: undefined
}

export const test = base.extend<Fixtures>({
  expectedProblems: [[], { option: true }],

  watched: [
    async ({ context, baseURL, expectedProblems }, use) => {
      if (!baseURL) throw new Error('baseURL is not set')
      const own = new URL(baseURL)
      const problems: string[] = []

      // A foreign host is neither reached nor may it be asked.
      await context.route(
        (url) => /^https?:$/.test(url.protocol) && url.host !== own.host,
        (route) => {
          problems.push(`foreign request: ${route.request().url()}`)
          return route.abort()
        },
      )
      await context.routeWebSocket(
        (url) => url.host !== own.host,
        (socket) => {
          problems.push(`foreign socket: ${socket.url()}`)
          return socket.close()
        },
      )

      await context.addInitScript(() => {
        addEventListener('securitypolicyviolation', (event) => {
          console.error(`policy violation: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`)
        })
      })
      context.on('console', (message) => {
        if (message.type() === 'error')
          problems.push(`console: ${message.text()} (${message.location().url})`)
      })
      context.on('weberror', (event) => problems.push(`page error: ${event.error().stack}`))

      await use(undefined)

      const unexpected = problems.filter((problem) => !expectedProblems.some((known) => known.test(problem)))
      expect(unexpected, 'the page ran into problems').toEqual([])
    },
    { auto: true },
  ],
})

export { expect }
