import { open } from '../../../workflows/engine.ts'
import type { InstrumentFacts } from '../../../workflows/instrument/facts.ts'
import type { RulemakingFacts } from '../../../workflows/rulemaking/facts.ts'
import { stageOf } from '../../../workflows/rulemaking/stages.ts'
import type { ActionEvent, CaseOpening, Circumstances, StoredState } from '../../../workflows/types.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../store/ids.ts'
import type { Store } from '../../store/open.ts'
import { circumstances, type Db } from '../circumstances.ts'
import { followInstruments, type InstrumentRecord, instrumentRecords } from '../instruments/follow-ups.ts'
import { newInstrument } from '../instruments/new-instrument.ts'
import { refusal } from '../refuse.ts'
import { type Decision, type Idempotency, type Outcome, run } from '../run.ts'
import { ruleTitle } from '../texts/range.ts'
import { latestVersion } from './lineage.ts'
import { type ActionAnswer, caseEvent } from './perform-action.ts'
import { stageRows, statusOf, taskRows } from './project/state.ts'

/** A new case as a person asks for it. */
export interface CaseRequest {
  kind: 'making' | 'revision' | 'repeal'
  title: string
  documentClass: 'government' | 'department'
  issuingOrganId: string
  draftingOrganId: string
  /** The instruments revised or repealed; none for a making, whose instrument is opened with the case. */
  instruments?: { id: string; mode: 'revises' | 'repeals' }[] | undefined
  /** For a making: the title of the rule where it is not the one that the case's title names. */
  instrumentTitle?: string | undefined
  occurredOn?: string | undefined
  reason?: string | undefined
  personId: string
  idempotency?: Idempotency | undefined
}

/**
 * Opens a case: its state, stage rows and tasks, the work item on each instrument, and for a making the instrument itself (`notYet` made).
 *
 * @throws {AppError} `notFound` for an organ or instrument, `forbidden`, `badInput`, `requirementsUnmet`.
 */
export function openCase(store: Store, request: CaseRequest): Promise<Outcome<ActionAnswer>> {
  return run<Read, ActionAnswer>(store, {
    idempotency: request.idempotency,
    read: (db) => read(db, request),
    decide: (found) => decide(found, request),
  })
}

interface Read {
  at: Circumstances
  caseId: string
  opening: CaseOpening
  records: Map<string, InstrumentRecord>
  made: ReturnType<typeof newInstrument> | null
}

async function read(db: Db, request: CaseRequest): Promise<Read> {
  const at = await circumstances(db, request.personId, { issuing: request.issuingOrganId, drafting: request.draftingOrganId })
  const organ = await db.selectFrom('organ').select('type').where('id', '=', request.issuingOrganId).executeTakeFirstOrThrow()
  const drafting = await db.selectFrom('organ').select('id').where('id', '=', request.draftingOrganId).executeTakeFirst()
  if (!drafting) throw new AppError('notFound', { what: request.draftingOrganId })
  const occurredOn = request.occurredOn ?? at.today
  const records = await instrumentRecords(
    db,
    (request.instruments ?? []).map((item) => item.id),
  )
  const made = request.kind === 'making' ? newInstrument(making(request, occurredOn), at) : null
  const instruments: CaseOpening['instruments'] = []
  for (const item of request.instruments ?? []) instruments.push({ ...item, ...(await baseVersion(db, item.id)) })
  if (made) {
    records.set(made.record.id, made.record)
    instruments.push({ id: made.record.id, mode: 'makes' })
  }
  const caseId = newId()
  const opening: CaseOpening = {
    kind: request.kind,
    title: request.title,
    documentClass: request.documentClass,
    instruments,
    occurredOn,
    caseId,
    issuingOrganType: organ.type,
    ...(request.reason === undefined ? {} : { reason: request.reason }),
  }
  return { at, caseId, opening, records, made }
}

/** The version a revision begins from; nothing where the register holds no text. */
async function baseVersion(db: Db, instrumentId: string): Promise<{ baseVersionId?: string }> {
  const version = await latestVersion(db, instrumentId)
  return version ? { baseVersionId: version.id } : {}
}

function making(request: CaseRequest, occurredOn: string) {
  return {
    organId: request.issuingOrganId,
    implementingOrganId: request.draftingOrganId,
    title: request.instrumentTitle ?? ruleTitle(request.title),
    ownership: 'own' as const,
    documentClass: request.documentClass,
    occurredOn,
    actorId: request.personId,
  }
}

function decide({ at, caseId, opening, records, made }: Read, request: CaseRequest): Decision {
  const performed = open('rulemaking', opening, at)
  if (!performed.ok) throw refusal(performed)
  const state = performed.state as StoredState<RulemakingFacts>
  const organId = request.issuingOrganId
  const standpoint = { caseId, organId, state, stages: performed.stages, asks: performed.asks }
  const follow = followInstruments(performed.followUps, records, at, caseId)
  const finalMade = made ? (follow.records.get(made.record.id) as { state: StoredState<InstrumentFacts> }) : null
  return {
    status: 201,
    answer: {
      case: { id: caseId, title: opening.title, stage: stageOf(state.value), status: statusOf(state), rev: 1 },
      action: 'case.open',
      occurredOn: opening.occurredOn,
      made: { caseId, ...(made ? { instrumentId: made.record.id } : {}) },
    } satisfies ActionAnswer,
    changes: {
      read: [{ kind: 'case', id: caseId, organId, seq: 0 }, ...follow.read],
      append: [
        caseEvent({ id: caseId, organId }, openingEvent(opening, request, at), at.today),
        ...(made ? [made.event] : []),
        ...follow.append,
      ],
      rows: [
        {
          insert: 'case_file',
          row: {
            id: caseId,
            organ_id: organId,
            drafting_organ_id: request.draftingOrganId,
            kind: opening.kind,
            title: opening.title,
            workflow: state.workflow,
            workflow_version: state.version,
            state_json: state,
            stage: stageOf(state.value),
            status: statusOf(state),
            opened_on: opening.occurredOn,
            opened_by: request.personId,
            instruments_json: opening.instruments,
            updated_at: at.recordedAt,
          },
        },
        ...stageRows(standpoint).map((row) => ({ insert: 'stage' as const, row })),
        ...taskRows(standpoint).map((row) => ({ insert: 'task' as const, row })),
        ...(made && finalMade ? made.rows(finalMade.state) : []),
        ...follow.rows,
      ],
      index: [{ kind: 'case', refId: caseId, organId, isPublic: false, title: opening.title, number: null, text: '' }],
      outbox: follow.outbox,
    },
  }
}

/** The first event of a case's stream: what a replay opens it from. */
function openingEvent(opening: CaseOpening, request: CaseRequest, at: Circumstances): ActionEvent {
  const onBehalfOf = at.actor.posts.find((post) => post.organId === at.organs.drafting)?.onBehalfOf
  return {
    type: 'case.open',
    payload: { ...opening },
    occurredOn: opening.occurredOn,
    actorId: request.personId,
    ...(opening.reason === undefined ? {} : { reason: opening.reason }),
    ...(onBehalfOf ? { onBehalfOf } : {}),
    resolved: { issuing: request.issuingOrganId, drafting: request.draftingOrganId },
  }
}
