// npm start: from a fresh clone to a running site. Nothing from node_modules is imported before it is there.
import { ensureInstalled } from './install.mjs'
import { fail, requireNode } from './project.mjs'

requireNode()
try {
  ensureInstalled()
  const { build } = await import('./build.mjs')
  await build({ onlyIfStale: true })
  const { serve } = await import('./serve.mjs')
  await serve()
} catch (error) {
  fail(error.message)
}
