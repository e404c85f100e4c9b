import { findings } from '../../documents/check/index.ts'
import { compare } from '../../documents/compare.ts'
import { parse } from '../../documents/parse.ts'
import { renderHtml } from '../../documents/render/html.ts'
import { renderMarkdown } from '../../documents/render/markdown.ts'
import { renderText } from '../../documents/render/text.ts'

/** What the text engine does for HTTP, as functions of plain texts, so that a worker thread can do the same. */
export const textJobs = {
  parse: (text: string) => {
    const { title, nodes, problems } = parse(text)
    return { title, nodes, problems }
  },
  compare: (before: string, after: string) => compare(parse(before), parse(after)),
  findings: (text: string) => findings(parse(text)),
  html: (text: string) => renderHtml(parse(text)),
  txt: (text: string) => renderText(parse(text)),
  md: (text: string) => renderMarkdown(parse(text)),
}

export type TextJobs = typeof textJobs
