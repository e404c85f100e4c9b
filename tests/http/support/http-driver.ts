import type { Answered, Driver } from '../../../src/commands/demo/driver.ts'
import { newId } from '../../../src/store/ids.ts'
import type { Answer, Client, TestApp } from './app.ts'

/** One request that changed something, so that a test can send it again. */
export interface Sent {
  client: Client
  url: string
  payload: unknown
  key: string
  first: Answer
}

/** The story over HTTP: each login is a browser of its own. `twice` sends every action twice at once under one key. */
export function httpDriver(at: TestApp, options: { twice?: boolean; sent?: Sent[] } = {}): Driver {
  const clients = new Map<string, Client>()
  const as = async (login: string): Promise<Client> => {
    const known = clients.get(login) ?? (await at.as(login))
    clients.set(login, known)
    return known
  }
  const post = async (login: string, url: string, payload: unknown): Promise<Answer> => {
    const client = await as(login)
    const key = newId()
    const send = () => client.post(url, payload, { 'idempotency-key': key })
    const [first, second] = options.twice ? await Promise.all([send(), send()]) : [await send()]
    if (second && first.status < 300 && (second.status !== first.status || second.text !== first.text)) {
      throw new Error(`${url} sent twice answered ${first.status} ${first.text} and ${second.status} ${second.text}`)
    }
    if (first.status < 300) options.sent?.push({ client, url, payload, key, first })
    return first
  }
  const must = (answer: Answer): Answer => {
    if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text}`)
    return answer
  }
  const visitor = at.visitor()
  return {
    sample: async () => at.sample,
    today: async () => (await visitor.get('/session')).body.installation.legalDay,
    moveDay: async (to) => {
      must(await post('xitong', '/admin/legal-day', { to }))
    },
    recordAct: async (login, second, act) => {
      const { proposalId } = must(await post(login, '/acts', act)).body
      return must(await post(second, `/acts/${proposalId}/confirm`, {})).body
    },
    open: async (login, request) => answered(await post(login, '/cases', request)),
    act: async (login, caseId, action, body) => answered(await post(login, `/cases/${caseId}/actions/${action}`, body)),
    type: async (login, caseId, role, content) => {
      const client = await as(login)
      const url = `/cases/${caseId}/working-copies/${role}`
      const { rev } = must(await client.get(url)).body
      return must(await client.send({ method: 'PUT', url, payload: { content, rev } })).body
    },
    upload: async (login, caseId, file) => must(await upload(await as(login), caseId, file)).body.materialId,
    comment: async (caseId, comment) => {
      const { receipt } = must(await visitor.post(`/public/consultations/${caseId}/comments`, comment)).body
      const { items } = must(await (await as('qicao')).get(`/cases/${caseId}/comments`)).body
      return { receipt, commentId: items.find((one: { receipt: string }) => one.receipt === receipt).id }
    },
    draft: async (login, caseId, role) => {
      const client = await as(login)
      const { items } = must(await client.get(`/cases/${caseId}/drafts`)).body
      const draft = items.find((one: { role: string; current: boolean }) => one.role === role && one.current)
      const { content } = must(await client.get(`/cases/${caseId}/drafts/${draft.id}`)).body
      const found = must(await client.get(`/cases/${caseId}/findings`)).body.items
      return { draftId: draft.id, lines: content.provisions, findings: found.filter((one: { id?: string }) => one.id !== undefined) }
    },
    signOffs: async (login, caseId) => must(await (await as(login)).get(`/cases/${caseId}/sign-offs`)).body.items,
  }
}

/** Sends a file the way a form does. */
export function upload(
  client: Client,
  caseId: string,
  file: { kind: string; title: string; words: string; filename?: string },
  key = newId(),
): Promise<Answer> {
  const boundary = `----${newId()}`
  const field = (name: string, value: string) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.filename ?? `${file.title}.txt`}"\r\ncontent-type: text/plain\r\n\r\n`
  return client.send({
    method: 'POST',
    url: `/cases/${caseId}/materials`,
    payload: `${field('kind', file.kind)}${field('title', file.title)}${head}${file.words}\r\n--${boundary}--\r\n`,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, 'idempotency-key': key },
  })
}

function answered({ status, body }: Answer): Answered {
  if (status >= 300) return { ok: false, code: body.code, details: body.details }
  return { ok: true, rev: body.case.rev, stage: body.case.stage, made: body.made }
}
