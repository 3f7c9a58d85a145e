import { render, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { indentXml, XmlBlock } from '@/components/ui/xml-block'

const show = (xml: string) => indentXml(xml).map(({ depth, text }) => `${' '.repeat(depth)}${text}`)

describe('XML', () => {
  it('is shown one element a line, and an element of text on one', () => {
    expect(show('<a x="1"><b>text</b><c/><d><e>more</e></d></a>')).toEqual([
      '<a x="1">',
      ' <b>text</b>',
      ' <c/>',
      ' <d>',
      '  <e>more</e>',
      ' </d>',
      '</a>',
    ])
  })

  it.each(['', '<', '<a', '</a></a>', 'no xml', '<a><b></a>', '<?xml version="1.0"?><a/>'])(
    'may be broken: %s',
    (xml) => {
      expect(
        indentXml(xml)
          .map(({ text }) => text)
          .join(''),
      ).toBe(xml)
    },
  )

  it('is a named place to scroll, and can be copied', () => {
    render(<XmlBlock xml="<a>text</a>" title="SAML response of Okta" />)
    expect(screen.getByRole('heading', { name: 'SAML response of Okta' })).toBeVisible()
    expect(screen.getByRole('group', { name: 'SAML response of Okta' })).toHaveTextContent('<a>text</a>')
    expect(screen.getByRole('button', { name: 'Copy the XML' })).toBeVisible()
  })
})
