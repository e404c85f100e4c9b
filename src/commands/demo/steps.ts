import type { ActInput } from '../register/act-input.ts'

/** What is said to a person who watches. */
export interface Words {
  zh: string
  en: string
}

/** What a step is expected to give: success, or a refusal with its code and, where given, the codes of the unmet requirements. */
export type Expected = 'done' | { refused: string; unmet?: string[] }

/**
 * One step of a story, as data: run through the commands by `cli demo`, through HTTP by the acceptance test.
 *
 * `case` is a name within the story. A string in a payload that begins with `$` stands for an id made or read before:
 * `$organ:code`, `$book:code`, `$person:login`, `$instrument:name`, `$act:name`, `$material:name`, `$draft:role`, `$copy:role`, `$rev:role`,
 * `$provision:label` (an article), `$signOff:kind`, `$open:kind` (what is open on it), `$point:kind:n`, `$comment:label`, `$finding:rule`, `$today`.
 */
export type Step =
  | { do: 'day'; to: string; say: Words }
  | { do: 'record'; as: string; confirm: string; name: string; act: ActInput; instruments: string[]; text?: string; say: Words }
  | { do: 'open'; as: string; case: string; request: OpenRequest; instrument?: string; say: Words }
  | { do: 'type'; as: string; case: string; role: 'act' | 'consolidated'; file?: string; words?: string; say: Words }
  | { do: 'upload'; as: string; case: string; name: string; kind: string; title: string; words: string; say: Words }
  | { do: 'comment'; case: string; label?: string; body: string; say: Words }
  | { do: 'answerFindings'; as: string; case: string; reason: string; say: Words }
  | ActStep
  | { do: 'show'; case: string; what: 'signOffs' | 'comparison' | 'published' | 'standing' | 'plan'; as: string; say: Words }

export interface ActStep {
  do: 'act'
  as: string
  case: string
  action: string
  payload: Record<string, unknown>
  /** Legal day of the act; the story's day when left out. */
  onDay?: string
  reason?: string
  expect?: Expected
  /** Keeps an id of the answer's `made` under a name: `{ 'act:修订': 'actId' }`. */
  keep?: Record<string, string>
  say: Words
}

export interface OpenRequest {
  kind: 'making' | 'revision' | 'repeal'
  title: string
  documentClass: 'government' | 'department'
  issuing: string
  drafting: string
  instruments?: { id: string; mode: 'revises' | 'repeals' }[]
}

/** A named list of steps. */
export interface Story {
  name: string
  title: Words
  steps: Step[]
}

/** An action of a case, in one line: the story files are lists of these. */
export function act(
  as: string,
  inCase: string,
  action: string,
  payload: Record<string, unknown>,
  zh: string,
  en: string,
  more: Partial<Pick<ActStep, 'onDay' | 'reason' | 'expect' | 'keep'>> = {},
): ActStep {
  return { do: 'act', as, case: inCase, action, payload, say: { zh, en }, ...more }
}
