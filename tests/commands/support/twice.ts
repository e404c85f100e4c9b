import { openCase } from '../../../src/commands/cases/open-case.ts'
import { performAction } from '../../../src/commands/cases/perform-action.ts'
import type { Answered, Driver } from '../../../src/commands/demo/driver.ts'
import { AppError } from '../../../src/errors.ts'
import { sha256 } from '../../../src/store/hash.ts'
import type { Store } from '../../../src/store/open.ts'

type Request = () => Promise<{ answer: { case: { rev: number; stage: string }; made: Record<string, unknown> }; repeated: boolean }>

/** What was asked and answered, to be asked once more at the end. */
export interface Asked {
  what: string
  again: Request
  answer: string
}

/**
 * A driver that sends every opening and action twice at once under one key and keeps it for a third time.
 *
 * @param lostAnswers every n-th request loses its answer after the commit, as when the server is killed just then; the twin must still answer.
 */
export function twice(driver: Driver, store: Store, people: Record<string, string>, asked: Asked[], lostAnswers = 3): Driver {
  let n = 0
  const send = async (
    what: string,
    personId: string,
    body: unknown,
    call: (store: Store, idempotency: object) => ReturnType<Request>,
  ): Promise<Answered> => {
    const idempotency = { personId, key: `key-${++n}`, route: `POST ${what}`, bodyHash: sha256(JSON.stringify(body)) }
    const request: Request = () => call(store, idempotency)
    const killed: Request = n % lostAnswers === 0 ? () => call(losing(store), idempotency) : request
    const [first, second] = await Promise.allSettled([killed(), request()])
    const answers = [first, second].filter((one) => one.status === 'fulfilled').map((one) => one.value.answer)
    if (answers.length === 0) return refused(second)
    const lost = first.status === 'rejected' && first.reason instanceof Error && first.reason.message === 'killed'
    if (answers.length === 1 && !lost) throw new Error(`${what}: one of two equal requests was refused: ${JSON.stringify([first, second])}`)
    const answer = JSON.stringify(answers[0])
    if (answers[1] !== undefined && JSON.stringify(answers[1]) !== answer)
      throw new Error(`${what}: two answers: ${answer} and ${JSON.stringify(answers[1])}`)
    asked.push({ what, again: request, answer })
    const { case: at, made } = answers[0]!
    return { ok: true, rev: at.rev, stage: at.stage, made }
  }
  return {
    ...driver,
    open: (as, request) =>
      send('open', people[as]!, request, (on, idempotency) =>
        openCase(on, { ...request, personId: people[as], idempotency } as Parameters<typeof openCase>[1]),
      ),
    act: (as, caseId, action, body) =>
      send(`${caseId} ${action}`, people[as]!, body, (on, idempotency) =>
        performAction(on, { caseId, action, ...body, personId: people[as]!, idempotency: idempotency as never }),
      ),
  }
}

/** A store that commits and then fails before it can say so. */
function losing(store: Store): Store {
  return {
    ...store,
    commit: async (changes) => {
      await store.commit(changes)
      throw new Error('killed')
    },
  }
}

function refused(result: PromiseSettledResult<unknown>): Answered {
  if (result.status === 'rejected' && result.reason instanceof AppError)
    return { ok: false, code: result.reason.code, details: result.reason.details }
  throw result.status === 'rejected' ? result.reason : new Error('neither refused nor answered')
}
