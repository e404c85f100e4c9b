import { amend, apply, type Instruction } from '../../documents/amend/index.ts'
import { citedTitles, findings } from '../../documents/check/index.ts'
import { cite } from '../../documents/cite/index.ts'
import { compare } from '../../documents/compare.ts'
import { parse } from '../../documents/parse.ts'
import { renderAkn } from '../../documents/render/akn.ts'
import { renderHtml } from '../../documents/render/html.ts'
import { renderMarkdown } from '../../documents/render/markdown.ts'
import { renderText } from '../../documents/render/text.ts'
import { sha256 } from '../store/hash.ts'

/** What the text engine does for HTTP, as functions of plain texts, so that a worker thread can do the same. */
export const textJobs = {
  parse: (text: string) => {
    const { title, nodes, problems } = parse(text)
    return { title, nodes, problems }
  },
  compare: (before: string, after: string) => compare(parse(before), parse(after)),
  findings: (text: string) => findings(parse(text)),
  citedTitles: (text: string) => citedTitles(parse(text)),
  html: (text: string) => renderHtml(parse(text)),
  akn: (text: string) => renderAkn(parse(text)),
  txt: (text: string) => renderText(parse(text)),
  md: (text: string) => renderMarkdown(parse(text)),
  amend: amending,
  apply: (before: string, decision: string) => apply(before, decision, sha256),
  cite,
}

/** A decision with the rows as which it is read back; null for two texts that differ in blanks at most. What is not given is empty. */
function amending(before: string, after: string, issuer: string, on: string, number: string): Written {
  if (bare(before) === bare(after)) return { decision: null, instructions: [], notes: [] }
  const decision = amend(before, after, { issuer: issuer || null, on: on || null, number: number || null, hash: sha256 })
  const read = apply(before, decision, sha256)
  return { decision, instructions: read.ok ? read.instructions : [], notes: read.ok ? read.notes : [] }
}

interface Written {
  decision: string | null
  instructions: Instruction[]
  notes: string[]
}

function bare(text: string): string {
  return text.replace(/\s+/g, '')
}

export type TextJobs = typeof textJobs
