import type { Tree } from '../../../documents/tree.ts'
import { AppError } from '../../errors.ts'
import type { Io } from '../io.ts'
import { refuse } from '../later.ts'
import { readInputs } from './input.ts'

/** `text render`: the text as a page, Akoma Ntoso, plain text or Markdown, on standard output. */
export async function render(io: Io, path: string, options: { format: string }): Promise<number> {
  const print = await printer(options.format)
  const [{ tree }] = await readInputs(io, path)
  io.out(print(tree))
  return 0
}

async function printer(format: string): Promise<(tree: Tree) => string> {
  switch (format) {
    case 'html': {
      const { renderHtml } = await import('../../../documents/render/html.ts')
      const { page } = await import('./page.ts')
      return (tree) => page(tree.title ?? '', renderHtml(tree))
    }
    case 'txt': {
      const { renderText } = await import('../../../documents/render/text.ts')
      return (tree) => ended(renderText(tree))
    }
    case 'md': {
      const { renderMarkdown } = await import('../../../documents/render/markdown.ts')
      return (tree) => ended(renderMarkdown(tree))
    }
    case 'akn': {
      const { renderAkn } = await import('../../../documents/render/akn.ts')
      return (tree) => renderAkn(tree)
    }
    case 'docx':
      return refuse(`text render --format ${format}`)
    default:
      throw new AppError('usage', { reason: `--format must be html, akn, txt or md, not ${format}` })
  }
}

function ended(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`
}
