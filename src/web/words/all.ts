import { administration } from './administration.ts'
import { cases } from './cases.ts'
import { forms } from './forms.ts'
import { frame } from './frame.ts'
import { graph } from './graph.ts'
import { register } from './register.ts'
import { registry } from './registry.ts'
import { terms } from './terms.ts'
import { text } from './text.ts'

/** 中文, the language the program is written for. */
export const zh = {
  ...{ administration: administration.zh, cases: cases.zh, forms: forms.zh, frame: frame.zh },
  ...{ graph: graph.zh },
  ...{ register: register.zh, terms: { ...terms.zh, ...registry.zh }, text: text.zh },
}

export type Words = typeof zh

/** English, complete: its type is that of the Chinese words. */
export const en: Words = {
  ...{ administration: administration.en, cases: cases.en, forms: forms.en, frame: frame.en },
  ...{ graph: graph.en },
  ...{ register: register.en, terms: { ...terms.en, ...registry.en }, text: text.en },
}
