import { AppError } from '../../errors.ts'
import { itemsOfCampaign } from '../../store/campaigns.ts'
import type { Store } from '../../store/open.ts'
import { legalToday } from '../../store/settings.ts'
import { addOrgan, addSuccession } from '../admin/organs.ts'
import type { CampaignAnswer } from '../cleanup/context.ts'
import { openCampaign } from '../cleanup/open-campaign.ts'
import { performCampaign } from '../cleanup/perform-campaign.ts'
import type { ActInput } from '../register/act-input.ts'
import { confirmAct, proposeAct } from '../register/record-act.ts'
import type { Outcome } from '../run.ts'
import type { Refusal } from './driver.ts'
import { sampleOf } from './sample-installation.ts'

/** What an action of a campaign answers, or why it was refused. */
export type CampaignAnswered = ({ ok: true } & CampaignAnswer) | ({ ok: false } & Refusal)

/** An instrument of a campaign as a driver reads it back. */
export interface DriverItem {
  instrumentId: string
  title: string
  organId: string | null
  outcome: string | null
  rev: number
}

/** The way in which the story of a cleanup acts: through the commands, or in the acceptance test through HTTP. */
export interface CleanupDriver {
  sample(): Promise<{ organs: Record<string, string>; books: Record<string, string> }>
  today(): Promise<string>
  formerOrgan(organ: { code: string; name: string }, to: string, from: string): Promise<string>
  recordAct(as: string, confirm: string, act: ActInput): Promise<{ actId: string; instrumentIds: string[] }>
  open(
    as: string,
    body: { organId: string; kind: 'periodic' | 'special' | 'immediate'; title: string; cutOff: string },
  ): Promise<CampaignAnswered>
  act(as: string, campaignId: string, action: string, body: { payload: Record<string, unknown> }): Promise<CampaignAnswered>
  items(as: string, campaignId: string): Promise<DriverItem[]>
}

/** A driver over the same commands that HTTP and the command line call. */
export function cleanupCommands(store: Store): CleanupDriver {
  const person = async (login: string) => (await sampleOf(store)).people[login] ?? login
  return {
    sample: () => sampleOf(store),
    today: () => legalToday(store.db),
    formerOrgan: async (organ, to, from) => {
      const by = { personId: await person('xitong') }
      const { organs } = await sampleOf(store)
      const input = {
        ...organ,
        type: 'department' as const,
        level: 'county' as const,
        own: false,
        parentId: organs['xh-gov'] as string,
        from: '2010-01-01',
      }
      const { answer } = await addOrgan(store, input, by)
      await addSuccession(store, { oldOrganId: answer.id, newOrganId: to, from, source: '演示：机构改革方案' }, by)
      return answer.id
    },
    recordAct: async (as, confirm, act) => {
      const { answer } = await proposeAct(store, act, { personId: await person(as) })
      return (await confirmAct(store, answer.proposalId, { personId: await person(confirm) })).answer
    },
    open: (as, body) => answered(async () => openCampaign(store, { ...body, personId: await person(as) })),
    act: (as, campaignId, action, { payload }) =>
      answered(async () => performCampaign(store, { campaignId, action, payload, personId: await person(as) })),
    items: async (_as, campaignId) => {
      const rows = await itemsOfCampaign(store.db, campaignId)
      const titles = await store.db
        .selectFrom('instrument')
        .select(['id', 'title'])
        .where(
          'id',
          'in',
          rows.map((row) => row.instrumentId),
        )
        .execute()
      const byId = new Map(titles.map((row) => [row.id, row.title]))
      return rows.map(({ instrumentId, assignedOrganId, outcome, rev }) => ({
        instrumentId,
        title: byId.get(instrumentId) ?? '',
        organId: assignedOrganId,
        outcome,
        rev,
      }))
    },
  }
}

async function answered(command: () => Promise<Outcome<CampaignAnswer>>): Promise<CampaignAnswered> {
  try {
    return { ok: true, ...(await command()).answer }
  } catch (error) {
    if (error instanceof AppError) return { ok: false, code: error.code, details: error.details }
    throw error
  }
}
