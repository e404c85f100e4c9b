/** HTML that is safe to send: only this file makes it, from templates whose every value is escaped. */
export class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

type Value = Html | string | number | null | undefined | false | Value[]

/** A template: text and numbers are escaped, templates and lists of them go in as they are, nothing comes of null and false. */
export function html(parts: TemplateStringsArray, ...values: Value[]): Html {
  return new Html(parts.map((part, index) => part + (index < values.length ? write(values[index]) : '')).join(''))
}

/** HTML made elsewhere by us and known to be escaped: the law text of `documents/render`. */
export function rendered(text: string): Html {
  return new Html(text)
}

/** Text for an element or a quoted attribute. */
export function escapeText(text: string): string {
  return text.replace(/[&<>"'`]/g, (sign) => signs[sign] as string)
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;' }

function write(value: Value): string {
  if (value === null || value === undefined || value === false) return ''
  if (value instanceof Html) return value.text
  if (Array.isArray(value)) return value.map(write).join('')
  return escapeText(String(value))
}
