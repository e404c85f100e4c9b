import type { Answered, Driver } from './driver.ts'
import type { ActStep, Step, Story } from './steps.ts'
import { sampleText } from './texts.ts'

/** Told of every step with what it gave; `cli demo` prints it, a test asserts on it. */
export interface Observer {
  story(story: Story): void
  step(step: Step, given: Given): void | Promise<void>
}

/** What a step gave. `problem` is set when it was not what the story expects. */
export interface Given {
  day: string
  caseId: string | null
  answered: Answered | null
  made: Record<string, unknown>
  problem: string | null
}

/** Ids made and read on the way, by the names that payloads use. */
export class Known {
  readonly ids = new Map<string, unknown>()

  set(name: string, value: unknown): void {
    this.ids.set(name, value)
  }

  /** @throws {Error} naming what a step refers to and nothing has made: a fault of the story. */
  get(name: string): unknown {
    if (!this.ids.has(name)) throw new Error(`the story refers to ${name}, which nothing has made`)
    return this.ids.get(name)
  }

  /** Puts ids in the place of `$…` strings, at any depth. */
  fill(value: unknown): unknown {
    if (typeof value === 'string') return value.startsWith('$') ? this.get(value.slice(1)) : value
    if (Array.isArray(value)) return value.map((item) => this.fill(item))
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, this.fill(inner)]))
  }
}

/**
 * Walks stories step by step through a driver. A step that gives something else than the story expects is reported, and ends the walk.
 *
 * @returns the ids made on the way.
 * @throws {Error} with the step's sentence and the refusal when a step does not give what is expected.
 */
export async function walk(stories: Story[], driver: Driver, observer: Observer, known = new Known()): Promise<Known> {
  const sample = await driver.sample()
  for (const [code, id] of Object.entries(sample.organs)) known.set(`organ:${code}`, id)
  for (const [login, id] of Object.entries(sample.people)) known.set(`person:${login}`, id)
  for (const [code, id] of Object.entries(sample.books)) known.set(`book:${code}`, id)
  for (const story of stories) {
    observer.story(story)
    for (const step of story.steps) {
      const day = await driver.today()
      known.set('today', day)
      const given = await take(step, driver, known, day)
      await observer.step(step, given)
      if (given.problem) throw new Error(`${step.say.zh} (${'action' in step ? step.action : step.do}): ${given.problem}`)
    }
  }
  return known
}

async function take(step: Step, driver: Driver, known: Known, day: string): Promise<Given> {
  const given: Given = {
    day,
    caseId: 'case' in step ? ((known.ids.get(`case:${step.case}`) as string | undefined) ?? null) : null,
    answered: null,
    made: {},
    problem: null,
  }
  switch (step.do) {
    case 'day':
      await driver.moveDay(step.to)
      return { ...given, day: step.to }
    case 'record':
      return { ...given, made: await record(step, driver, known) }
    case 'open':
      return open(step, driver, known, given)
    case 'type': {
      const copy = await driver.type(step.as, given.caseId!, step.role, step.words ?? sampleText(step.file ?? ''))
      known.set(`copy:${step.role}`, copy.id)
      known.set(`rev:${step.role}`, copy.rev)
      return { ...given, made: { ...copy } }
    }
    case 'upload': {
      const materialId = await driver.upload(step.as, given.caseId!, step)
      known.set(`material:${step.name}`, materialId)
      return { ...given, made: { materialId } }
    }
    case 'comment': {
      const provisionId = step.label === undefined ? undefined : (known.get(`provision:${step.label}`) as string)
      const made = await driver.comment(given.caseId!, { ...(provisionId === undefined ? {} : { provisionId }), body: step.body })
      if (step.label !== undefined) known.set(`comment:${step.label}`, made.commentId)
      return { ...given, made }
    }
    case 'answerFindings':
      return answerFindings(step, driver, given)
    case 'act':
      return perform(step, driver, known, given)
    case 'show':
      return given
  }
}

async function record(step: Extract<Step, { do: 'record' }>, driver: Driver, known: Known): Promise<Record<string, unknown>> {
  const act = known.fill(step.act) as typeof step.act
  const made = await driver.recordAct(step.as, step.confirm, step.text === undefined ? act : { ...act, text: sampleText(step.text) })
  known.set(`act:${step.name}`, made.actId)
  for (const [i, name] of step.instruments.entries()) known.set(`instrument:${name}`, made.instrumentIds[i])
  return { ...made }
}

async function open(step: Extract<Step, { do: 'open' }>, driver: Driver, known: Known, given: Given): Promise<Given> {
  const { kind, title, documentClass, issuing, drafting, instruments = [] } = known.fill(step.request) as typeof step.request
  const answered = await driver.open(step.as, {
    kind,
    title,
    documentClass,
    issuingOrganId: issuing,
    draftingOrganId: drafting,
    instruments,
  })
  if (!answered.ok) return { ...given, answered, problem: `refused: ${answered.code} ${JSON.stringify(answered.details)}` }
  const caseId = String(answered.made.caseId)
  known.set(`case:${step.case}`, caseId)
  if (step.instrument !== undefined) known.set(`instrument:${step.instrument}`, answered.made.instrumentId)
  return { ...given, caseId, answered, made: answered.made }
}

async function answerFindings(step: Extract<Step, { do: 'answerFindings' }>, driver: Driver, given: Given): Promise<Given> {
  const { findings } = await driver.draft(step.as, given.caseId!, 'act')
  for (const finding of new Set(findings.map((one) => one.id))) {
    const payload = { findingId: finding, answer: 'dismissed', reason: step.reason }
    const answered = await driver.act(step.as, given.caseId!, 'finding.answer', { payload })
    if (!answered.ok) return { ...given, answered, problem: `refused: ${answered.code} ${JSON.stringify(answered.details)}` }
  }
  return { ...given, made: { answered: findings.length } }
}

async function perform(step: ActStep, driver: Driver, known: Known, given: Given): Promise<Given> {
  const body = {
    payload: known.fill(step.payload) as Record<string, unknown>,
    ...(step.onDay === undefined ? {} : { occurredOn: step.onDay }),
    ...(step.reason === undefined ? {} : { reason: step.reason }),
  }
  const answered = await driver.act(step.as, given.caseId!, step.action, body)
  const problem = unexpected(step, answered)
  if (!answered.ok) return { ...given, answered, problem }
  for (const [name, field] of Object.entries(step.keep ?? {})) known.set(name, answered.made[field])
  await learn(step, answered.made, driver, known, given.caseId!)
  return { ...given, answered, made: answered.made, problem }
}

/** What later steps may name: the draft with its provisions by label, sign-offs by kind, their points and what is open on them. */
async function learn(step: ActStep, made: Record<string, unknown>, driver: Driver, known: Known, caseId: string): Promise<void> {
  if (step.action === 'draft.save' || step.action === 'draft.replace') {
    const role = String(step.payload.role)
    const { draftId, lines, findings } = await driver.draft(step.as, caseId, role)
    for (const finding of findings) known.set(`finding:${finding.rule}`, finding.id)
    known.set(`draft:${role}`, draftId)
    for (const line of lines) if (line.label && line.kind === 'article') known.set(`provision:${line.label}`, line.provisionId)
    known.set(
      'provision:all',
      lines.map((line) => line.provisionId),
    )
  }
  for (const [i, id] of ((made.pointIds as string[] | undefined) ?? []).entries()) known.set(`point:${step.action.split('.')[0]}:${i}`, id)
  if (!step.action.startsWith('material.')) {
    for (const signOff of await driver.signOffs(step.as, caseId)) {
      known.set(`signOff:${signOff.kind}`, signOff.id)
      known.set(
        `open:${signOff.kind}`,
        signOff.open.map((open) => open.provisionId),
      )
    }
  }
}

function unexpected(step: ActStep, answered: Answered): string | null {
  const { expect = 'done' } = step
  if (answered.ok) return expect === 'done' ? null : `done, but a refusal ${expect.refused} was expected`
  const said = `${answered.code} ${JSON.stringify(answered.details)}`
  if (expect === 'done') return `refused: ${said}`
  if (answered.code !== expect.refused) return `refused with ${said}, not with ${expect.refused}`
  const codes = Array.isArray(answered.details) ? answered.details.map((unmet) => (unmet as { code: string }).code) : []
  const missing = (expect.unmet ?? []).filter((code) => !codes.includes(code))
  return missing.length === 0 ? null : `refused, but not for ${missing.join()}: ${codes.join()}`
}
