import type { Metadata, Viewport } from 'next'
import localFont from 'next/font/local'
import type { ReactNode } from 'react'
import { SITE_URL } from '@/components/site/page-metadata'
import './globals.css'

const sans = localFont({
  src: '../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  variable: '--font-sans',
  weight: '100 900',
  display: 'swap',
  fallback: ['ui-sans-serif', 'system-ui', 'sans-serif'],
})

const mono = localFont({
  // One weight: all of them would weigh twice as much, on every first visit, for a few bold words.
  src: '../node_modules/@fontsource/jetbrains-mono/files/jetbrains-mono-latin-400-normal.woff2',
  variable: '--font-mono',
  weight: '400',
  // Identifiers on the first screen use it. Either it is there in time or it stays away: nothing may move.
  display: 'optional',
  adjustFontFallback: false,
  fallback: ['ui-monospace', 'SFMono-Regular', 'Menlo', 'Consolas', 'monospace'],
})

export const metadata: Metadata = {
  title: { default: 'Identity Pool Playground', template: '%s · Identity Pool Playground' },
  description:
    'Simulates how Amazon Cognito identity pools turn sign-ins into AWS credentials, and shows which requests succeed and exactly why.',
  applicationName: 'Identity Pool Playground',
  ...(SITE_URL && { metadataBase: SITE_URL }),
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#0f172a' },
  ],
}

// Runs before the first paint, so that a dark page never flashes white, panes have the widths that the person gave them,
// and who has been here before sees no introduction. A click on a button that the server drew is kept for the part that
// gives it its meaning, which comes late. The Content-Security-Policy step of the build hashes it. Storage
// throws in a third-party frame: then the system's preference decides. An address may name the theme, as pages do that
// embed one of ours, and may ask for the view for an audience, which comes late: until then there is nothing to see.
const applyChoices = `(function(){var t,d=document.documentElement;try{var s=localStorage;t=s.getItem('idpool:theme')
if(s.getItem('idpool:welcome')||s.getItem('idpool:design'))d.dataset.returning=''
var p=JSON.parse(s.getItem('idpool:panes')||'{}')
for(var k in p)if(/^[a-z]+$/.test(k)&&p[k]>0)d.style.setProperty('--pane-'+k,+p[k]+'fr')}catch(e){}
var q=/[?#&]theme=(light|dark)/.exec(location.href);if(q)t=q[1]
if(/[?&]present\\b/.test(location.search))d.dataset.present=''
document.documentElement.dataset.theme=t==='light'||t==='dark'?t:matchMedia('(prefers-color-scheme: dark)').matches?'dark':'light'
addEventListener('click',function(e){var b=e.target.closest&&e.target.closest('[data-do]');if(b)d.dataset.wanted=b.dataset.do})})()`

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    // The script above sets data-theme before React sees the element, hence suppressHydrationWarning.
    <html lang="en" className={`${sans.variable} ${mono.variable}`} suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of this file, hashed by the policy */}
        <script dangerouslySetInnerHTML={{ __html: applyChoices }} />
      </head>
      <body>
        <a href="#main" className="skip-link">
          Skip to the main content
        </a>
        {children}
      </body>
    </html>
  )
}
