import { escapeXml } from './xml.ts'

/** What the identification of a document rests on. */
export interface Known {
  title: string
  day: string | null
  issuer: string | null
  number: string | null
}

/**
 * The `<meta>` of a document or, with `place` (`att_1`), of an attachment. Names follow `/akn/cn/act/<day>/<number or title>`. A text
 * without a day has 0001-01-01 under the name `unknown`: the schema wants a day, and nothing is invented.
 */
export function aknMeta(known: Known, name: string, place: string): string {
  const day = known.day ?? '0001-01-01'
  const slug = encodeURIComponent((known.number ?? known.title).replace(/\s/g, '').slice(0, 60).toWellFormed()) || 'untitled'
  const work = `/akn/cn/${name}/${day}/${slug}`
  const component = place === '' ? '' : `/!${place}`
  const level = (uri: string, more: string) =>
    [
      `<FRBRthis value="${escapeXml(uri + component)}"/><FRBRuri value="${escapeXml(uri)}"/>`,
      `<FRBRdate date="${day}" name="${known.day === null ? 'unknown' : 'text'}"/><FRBRauthor href="#issuer"/>${more}`,
    ].join('')
  const number = known.number === null || place !== '' ? '' : `<FRBRnumber value="${escapeXml(known.number)}"/>`
  const title = known.title === '' || place !== '' ? '' : `<FRBRname value="${escapeXml(known.title)}"/>`
  return [
    '<meta><identification source="#normflow">\n',
    `<FRBRWork>${level(work, `<FRBRcountry value="cn"/>${number}${title}`)}</FRBRWork>\n`,
    `<FRBRExpression>${level(`${work}/zho@`, '<FRBRlanguage language="zho"/>')}</FRBRExpression>\n`,
    `<FRBRManifestation>${level(`${work}/zho@.xml`, '')}</FRBRManifestation>\n`,
    '</identification><references source="#normflow">',
    `<TLCOrganization eId="${prefixed(place, 'issuer')}" href="/ontology/organization/cn/issuer" showAs="${escapeXml(known.issuer ?? '〔发文机关〕')}"/>`,
    `<TLCOrganization eId="${prefixed(place, 'normflow')}" href="/ontology/organization/normflow" showAs="Normflow"/>`,
    '</references></meta>\n',
  ]
    .join('')
    .replaceAll('"#issuer"', `"#${prefixed(place, 'issuer')}"`)
    .replaceAll('"#normflow"', `"#${prefixed(place, 'normflow')}"`)
}

function prefixed(place: string, id: string): string {
  return place === '' ? id : `${place}__${id}`
}
