import type { MetadataRoute } from 'next'

// A static export has no server to compute it later.
export const dynamic = 'force-static'

// Every address is relative to the manifest's own, so it holds under a sub-path too.
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: 'Identity Pool Playground',
    short_name: 'Identity pools',
    description:
      'See how Amazon Cognito identity pools turn sign-ins into AWS credentials, and what they allow.',
    start_url: './',
    scope: './',
    display: 'standalone',
    icons: [{ src: 'icon.svg', sizes: 'any', type: 'image/svg+xml' }],
  }
}
