import { ImageResponse } from 'next/og'
import { DOCS_PAGES } from '@/components/docs/pages'
import { plainText } from '@/components/docs/plain-text'
import { SITE_URL } from '@/components/site/page-metadata'

// The pictures that others show beside a link to a page: /social/NAME.png, drawn while the site is built.

export const dynamic = 'force-static'
export const dynamicParams = false

interface Picture {
  readonly name: string
  readonly place: string
  readonly title: string
  readonly says: string
}

const PICTURES: readonly Picture[] = [
  {
    name: 'playground',
    place: 'Playground',
    title: 'Identity Pool Playground',
    says: 'See how Amazon Cognito identity pools turn sign-ins into AWS credentials, and what they allow.',
  },
  {
    name: 'docs',
    place: 'Docs',
    title: 'Documentation',
    says: 'Identity pools step by step, with examples that you can change.',
  },
  {
    name: 'learn',
    place: 'Learn',
    title: 'Lessons and designs',
    says: 'Predict, run, explain, fix, transfer: the simulator checks your work.',
  },
  ...DOCS_PAGES.map(({ slug, title, says }) => ({ name: slug, place: 'Docs', title, says: plainText(says) })),
]

/** Without the address of the site no page can name its picture: one is drawn, since an export may not be empty. */
export function generateStaticParams() {
  return (SITE_URL ? PICTURES : PICTURES.slice(0, 1)).map(({ name }) => ({ name: `${name}.png` }))
}

export async function GET(_request: Request, { params }: { params: Promise<{ name: string }> }) {
  const { name } = await params
  const picture = PICTURES.find((each) => `${each.name}.png` === name)
  if (!picture) return new Response(null, { status: 404 })
  return new ImageResponse(<Card {...picture} />, { width: 1200, height: 630 })
}

/** Plain boxes: the renderer knows no style sheets. */
function Card({ place, title, says }: Picture) {
  return (
    <div
      style={{
        display: 'flex',
        width: '100%',
        height: '100%',
        flexDirection: 'column',
        justifyContent: 'space-between',
        background: '#4036c4',
        color: '#ffffff',
        padding: 72,
      }}
    >
      <div style={{ display: 'flex', fontSize: 34, color: '#d7d4ff' }}>
        Identity Pool Playground · {place}
      </div>
      <div style={{ display: 'flex', flexDirection: 'column' }}>
        <div style={{ display: 'flex', fontSize: 76, lineHeight: 1.1, letterSpacing: -2 }}>{title}</div>
        <div style={{ display: 'flex', marginTop: 28, fontSize: 36, lineHeight: 1.35, color: '#e6e4ff' }}>
          {says}
        </div>
      </div>
      <div style={{ display: 'flex', fontSize: 28, color: '#d7d4ff' }}>
        Runs in the browser. Nothing leaves it.
      </div>
    </div>
  )
}
