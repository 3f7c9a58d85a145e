import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import createMdx from '@next/mdx'

// '' for the root of a host, '/docs/lab' for a sub-path. It is baked into the pages: one build per path.
const trimmed = (process.env.BASE_PATH ?? '').replace(/^\/+|\/+$/g, '')
const basePath = trimmed && `/${trimmed}`
const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'))

/** @type {import('next').NextConfig} */
const nextConfig = {
  output: 'export',
  // With `output: 'export'` a distDir other than .next is where the finished site goes; .next stays the work folder.
  ...(process.env.OUT_DIR ? { distDir: process.env.OUT_DIR } : {}),
  basePath,
  env: { NEXT_PUBLIC_BASE_PATH: basePath, PLAYGROUND_VERSION: version },
  trailingSlash: true,
  reactStrictMode: true,
  poweredByHeader: false,
  images: { unoptimized: true },
  // The build checks the types of what it ships, but after `npm test`, which has checked them all.
  typescript: { tsconfigPath: 'tsconfig.build.json', ignoreBuildErrors: process.env.TYPES_CHECKED === 'yes' },
  // A machine that is thrown away afterwards has no use for what is kept for the next build.
  experimental: { turbopackFileSystemCacheForBuild: !process.env.CI },
  // Without it a stray lockfile in a parent folder makes Next guess another root.
  turbopack: { root: path.dirname(fileURLToPath(import.meta.url)) },
}

// Pages of the documentation are Markdown that becomes server components: they bring no script of their own.
// Plugins go by name, since Turbopack hands them to its workers as plain data.
const withMdx = createMdx({
  options: {
    providerImportSource: '@/components/docs/mdx-components',
    remarkPlugins: ['remark-gfm'],
    rehypePlugins: [
      'rehype-slug',
      '@stefanprobst/rehype-extract-toc',
      '@stefanprobst/rehype-extract-toc/mdx',
    ],
  },
})

export default withMdx(nextConfig)
