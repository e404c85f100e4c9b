import { signOffs } from '../../../workflows/sign-offs.ts'
import { AppError } from '../../errors.ts'
import type { Store } from '../../store/open.ts'
import { legalToday } from '../../store/settings.ts'
import { addMaterial } from '../cases/add-material.ts'
import { caseRecord } from '../cases/context.ts'
import { currentDraft } from '../cases/lineage.ts'
import { openCase } from '../cases/open-case.ts'
import { performAction } from '../cases/perform-action.ts'
import { receiveComment } from '../cases/receive-comment.ts'
import { saveWorkingCopy } from '../cases/save-working-copy.ts'
import { confirmAct, proposeAct } from '../register/record-act.ts'
import type { Answered, Driver } from './driver.ts'
import { sampleOf } from './sample-installation.ts'

/**
 * A driver over the same commands that HTTP calls.
 *
 * @param moveDay moves the legal day with its due jobs (given from outside: jobs lie above commands).
 */
export function commandDriver(store: Store, blobs: string, moveDay: (to: string, personId: string) => Promise<unknown>): Driver {
  let people: Record<string, string> = {}
  const person = async (login: string): Promise<string> => {
    if (!people[login]) people = (await sampleOf(store)).people
    return people[login] ?? login
  }
  return {
    sample: () => sampleOf(store),
    today: () => legalToday(store.db),
    moveDay: async (to) => {
      await moveDay(to, await person('xitong'))
    },
    recordAct: async (as, confirm, input) => {
      const { answer } = await proposeAct(store, input, { personId: await person(as) })
      return (await confirmAct(store, answer.proposalId, { personId: await person(confirm) })).answer
    },
    open: (as, request) =>
      answered(async () => openCase(store, { ...request, personId: await person(as) } as Parameters<typeof openCase>[1])),
    act: (as, caseId, action, body) => answered(async () => performAction(store, { caseId, action, ...body, personId: await person(as) })),
    type: async (as, caseId, role, content) => {
      const copy = await store.db
        .selectFrom('working_copy')
        .select('rev')
        .where('case_id', '=', caseId)
        .where('role', '=', role)
        .executeTakeFirst()
      const { answer } = await saveWorkingCopy(store, {
        caseId,
        role: role as 'act',
        content,
        rev: copy?.rev ?? 0,
        personId: await person(as),
      })
      return answer as { id: string; rev: number }
    },
    upload: async (as, caseId, { kind, title, words }) => {
      const file = { kind, title, filename: `${title}.txt`, mediaType: 'text/plain; charset=utf-8', bytes: new TextEncoder().encode(words) }
      return (await addMaterial(store, blobs, { caseId, ...file, personId: await person(as) })).answer.materialId
    },
    comment: async (caseId, comment) =>
      (await receiveComment(store, { caseId, ...comment })).answer.made as { receipt: string; commentId: string },
    draft: async (_as, caseId, role) => {
      const record = await caseRecord(store.db, caseId)
      const draft = await currentDraft(store.db, record, role)
      return { draftId: draft.draftId, lines: draft.provisions, findings: record.state.facts.drafts[role as 'act']?.findings ?? [] }
    },
    signOffs: async (_as, caseId) => signOffs((await caseRecord(store.db, caseId)).state),
  }
}

async function answered(command: () => ReturnType<typeof performAction>): Promise<Answered> {
  try {
    const { answer } = await command()
    return { ok: true, rev: answer.case.rev, stage: answer.case.stage, made: answer.made }
  } catch (error) {
    if (error instanceof AppError) return { ok: false, code: error.code, details: error.details }
    throw error
  }
}
