import { type ZipEntry, zip } from './zip.ts'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const links = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

interface Parts {
  /** The inside of each sheet's `worksheet` element, by the name of its tab; a name beginning with `!` is a hidden one. */
  sheets: Record<string, string>
  /** The inside of `sst`. */
  strings?: string
  /** The inside of `styleSheet`. */
  styles?: string
  workbook?: string
  more?: ZipEntry[]
}

/** An .xlsx put together by hand, as other programs write them. */
export function xlsx({ sheets, strings = '', styles = '', workbook = '', more = [] }: Parts): Buffer {
  const names = Object.keys(sheets)
  const tab = (name: string, at: number) =>
    `<sheet name="${name.replace(/^!/, '')}" sheetId="${at + 1}" ${name.startsWith('!') ? 'state="hidden" ' : ''}r:id="rId${at + 1}"/>`
  const link = (id: string, type: string, target: string) => `<Relationship Id="${id}" Type="${links}/${type}" Target="${target}"/>`
  const relations = (inside: string) => `<Relationships>${inside}</Relationships>`
  return zip([
    { name: '_rels/.rels', data: relations(link('rId1', 'officeDocument', '/xl/workbook.xml')) },
    {
      name: 'xl/workbook.xml',
      data: `<?xml version="1.0"?><workbook xmlns="${main}" xmlns:r="${links}">${workbook}<sheets>${names.map(tab).join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: relations(
        names.map((_, at) => link(`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`)).join('') +
          link('s', 'sharedStrings', 'sharedStrings.xml') +
          link('t', 'styles', '/xl/styles.xml'),
      ),
    },
    { name: 'xl/sharedStrings.xml', data: `<sst xmlns="${main}">${strings}</sst>` },
    { name: 'xl/styles.xml', data: `<styleSheet xmlns="${main}">${styles}</styleSheet>` },
    ...Object.values(sheets).map((data, at) => ({
      name: `xl/worksheets/sheet${at + 1}.xml`,
      data: data.startsWith('<?xml') ? data : `<worksheet xmlns="${main}">${data}</worksheet>`,
    })),
    ...more,
  ])
}

/** Rows of inline strings, as many programs write them. */
export function inline(rows: (string | number | null)[][], merged: string[] = []): string {
  const cell = (value: string | number | null) =>
    value === null
      ? '<c/>'
      : typeof value === 'number'
        ? `<c><v>${value}</v></c>`
        : `<c t="inlineStr"><is><t>${escaped(value)}</t></is></c>`
  const merges = merged.length > 0 ? `<mergeCells>${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>` : ''
  return `<sheetData>${rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('')}</sheetData>${merges}`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
