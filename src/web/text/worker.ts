import { findings } from '../../../documents/check/index.ts'
import { compare } from '../../../documents/compare.ts'
import { parse } from '../../../documents/parse.ts'
import { renumber } from '../../../documents/renumber.ts'
import { citedIn } from './cited.ts'
import type { Answer, Question } from './engine.ts'
import { outlineOf } from './outline.ts'

/** The text engine beside the page, so that no long text ever stops scrolling or typing. */
self.onmessage = (event: MessageEvent<Question & { id: number }>) => {
  const { id, ...question } = event.data
  try {
    self.postMessage({ id, answer: answerOf(question as Question) })
  } catch (error) {
    self.postMessage({ id, error: error instanceof Error ? error.message : String(error) })
  }
}

function answerOf(question: Question): Answer[Question['kind']] {
  if (question.kind === 'outline') {
    const tree = parse(question.text)
    return { ...outlineOf(tree), findings: findings(tree), cited: citedIn(tree) }
  }
  if (question.kind === 'cited') return citedIn(parse(question.text))
  if (question.kind === 'renumber') return renumber(parse(question.text), question.since === null ? null : parse(question.since))
  return compare(parse(question.before), parse(question.after))
}
