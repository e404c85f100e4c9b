import { AmendIn, Amending, ApplyIn, Citations, Consolidated } from '../amending.ts'
import type { Endpoint } from '../endpoint.ts'
import { OpenedFile, TextIn } from '../texts.ts'

/** The text engine on amending decisions and citations; nothing of it is stored. */
export const textEndpoints = {
  'POST /text/amend': {
    zh: '由两个文本写出修改决定',
    en: 'The amending decision that turns one text into the other',
    body: AmendIn,
    answer: Amending,
    tag: 'text engine',
  },
  'POST /text/apply': {
    zh: '按修改决定得出修改后全文',
    en: 'The text as an amending decision makes it',
    body: ApplyIn,
    answer: Consolidated,
    tag: 'text engine',
  },
  'POST /text/open': {
    zh: '把 .docx、.md 或 .txt 打开为普通段落（不保存）',
    en: 'Open a .docx, .md or .txt as plain paragraphs (nothing is kept)',
    upload: true,
    answer: OpenedFile,
    tag: 'text engine',
  },
  'POST /text/cite': {
    zh: '文本引用的文件、文号、条款和日期',
    en: 'What a text names: titles, numbers, provisions, days',
    body: TextIn,
    answer: Citations,
    tag: 'text engine',
  },
} as const satisfies Record<string, Endpoint>
