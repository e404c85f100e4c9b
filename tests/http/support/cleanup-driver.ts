import type { CampaignAnswered, CleanupDriver, DriverItem } from '../../../src/commands/demo/cleanup-driver.ts'
import type { Answer, Client, TestApp } from './app.ts'

/** The story of a cleanup over HTTP: each login is a browser of its own. */
export function cleanupOverHttp(at: TestApp): CleanupDriver & { as(login: string): Promise<Client> } {
  const clients = new Map<string, Client>()
  const as = async (login: string): Promise<Client> => {
    const known = clients.get(login) ?? (await at.as(login))
    clients.set(login, known)
    return known
  }
  const must = (answer: Answer): Answer => {
    if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text}`)
    return answer
  }
  const organs = async () => {
    const { items } = must(await (await as('xitong')).get('/admin/organs')).body
    return Object.fromEntries(items.map((organ: { code: string; id: string }) => [organ.code, organ.id])) as Record<string, string>
  }
  return {
    as,
    sample: async () => ({ organs: await organs(), books: at.sample.books }),
    today: async () => (await at.visitor().get('/session')).body.installation.legalDay,
    formerOrgan: async (organ, to, from) => {
      const admin = await as('xitong')
      const known = await organs()
      const body = { ...organ, type: 'department', level: 'county', own: false, parentId: known['xh-gov'], from: '2010-01-01' }
      const { id } = must(await admin.post('/admin/organs', body)).body
      must(await admin.post('/admin/successions', { oldOrganId: id, newOrganId: to, from, source: '演示：机构改革方案' }))
      return id
    },
    recordAct: async (login, second, act) => {
      const { proposalId } = must(await (await as(login)).post('/acts', act)).body
      return must(await (await as(second)).post(`/acts/${proposalId}/confirm`, {})).body
    },
    open: async (login, body) => answered(await (await as(login)).post('/campaigns', body)),
    act: async (login, id, action, body) => answered(await (await as(login)).post(`/campaigns/${id}/actions/${action}`, body)),
    items: async (login, id) =>
      must(await (await as(login)).get(`/campaigns/${id}/items`)).body.items.map((item: DriverItem) => ({
        ...{ instrumentId: item.instrumentId, title: item.title, organId: item.organId, outcome: item.outcome, rev: item.rev },
      })),
  }
}

function answered({ status, body }: Answer): CampaignAnswered {
  return status < 300 ? { ok: true, ...body } : { ok: false, code: body.code, details: body.details }
}
