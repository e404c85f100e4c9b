/** A piece of an XML text: an opening tag (`close` follows even for `<a/>`), a closing tag, or characters. */
export type XmlToken = { open: string; attributes: string } | { close: string } | { text: string }

/**
 * The tokens of an XML text, in one linear pass and without memory of its own. Only what office files need: no entities besides the five
 * of XML and character references, and a document type is refused, so that no entity can be declared at all.
 *
 * @throws {SyntaxError} on a document type, an open tag or comment that never ends.
 */
export function* xmlTokens(source: string): Generator<XmlToken> {
  for (let at = 0; at < source.length; ) {
    const tag = source.indexOf('<', at)
    if (tag < 0) return
    if (tag > at) yield { text: decoded(source.slice(at, tag)) }
    if (source.startsWith('<!--', tag)) at = after(source, '-->', tag)
    else if (source.startsWith('<?', tag)) at = after(source, '?>', tag)
    else if (source.startsWith('<![CDATA[', tag)) {
      at = after(source, ']]>', tag)
      yield { text: source.slice(tag + 9, at - 3) }
    } else if (source.startsWith('<!', tag)) throw new SyntaxError('a document type is not allowed')
    else {
      const end = endOfTag(source, tag)
      yield* tokensOfTag(source.slice(tag + 1, end))
      at = end + 1
    }
  }
}

/** The value of an attribute, or null. `attributes` is what follows the name in an opening tag. */
export function attribute(attributes: string, name: string): string | null {
  const at = ` ${attributes.replace(/\s/g, ' ')}`.indexOf(` ${name}=`)
  if (at < 0) return null
  const quote = attributes[at + name.length + 1]
  const start = at + name.length + 2
  const end = quote === undefined ? -1 : attributes.indexOf(quote, start)
  return end < 0 ? null : decoded(attributes.slice(start, end))
}

/** A text without the characters that XML cannot hold; line ends become LF. */
export function clean(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\ufffe\uffff]/gu, (sign) => (sign === '\n' || sign === '\t' ? sign : ''))
    .toWellFormed()
}

function* tokensOfTag(inside: string): Generator<XmlToken> {
  if (inside.startsWith('/')) {
    yield { close: inside.slice(1).trim() }
    return
  }
  const empty = inside.endsWith('/')
  const body = empty ? inside.slice(0, -1) : inside
  const gap = body.search(/\s/)
  const open = gap < 0 ? body : body.slice(0, gap)
  yield { open, attributes: gap < 0 ? '' : body.slice(gap + 1) }
  if (empty) yield { close: open }
}

/** Where a tag's `>` stands; one inside a quoted value does not end it. */
function endOfTag(source: string, tag: number): number {
  let quote = ''
  for (let at = tag + 1; at < source.length; at++) {
    const character = source[at]!
    if (quote) {
      if (character === quote) quote = ''
    } else if (character === '"' || character === "'") quote = character
    else if (character === '>') return at
  }
  throw new SyntaxError('a tag does not end')
}

function after(source: string, mark: string, from: number): number {
  const at = source.indexOf(mark, from)
  if (at < 0) throw new SyntaxError(`${mark} is missing`)
  return at + mark.length
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decoded(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return named[name] ?? whole
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
