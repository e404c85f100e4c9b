import { Compile } from 'typebox/compile'
import { actionOf } from './actions.ts'
import type { Params, Question, Requirement } from './question.ts'
import { sentence } from './sentences/index.ts'
import type { ActionDefinition, Role, Said, Unmet } from './types.ts'

/** Requirements of an action that do not hold, in the order of its table; for an offer those about the event count as satisfiable. */
export function unmetOf<F>(q: Question<F>, requirements: ReadonlyMap<string, Requirement<F>>): Unmet[] {
  return failing(q, requirements).map((requirement) => explained(requirement, q))
}

/** The same as bare requirements, for callers that need no sentences. */
export function failing<F>(q: Question<F>, requirements: ReadonlyMap<string, Requirement<F>>): Requirement<F>[] {
  return q.action.requirements
    .map((name) => requirements.get(name))
    .filter((requirement) => requirement !== undefined)
    .filter((requirement) => (q.event !== null || requirement.about !== 'event') && !requirement.holds(q))
}

function explained<F>(requirement: Requirement<F>, q: Question<F>): Unmet {
  const params = requirement.params?.(q) ?? {}
  const remedy = requirement.remedy?.(q) ?? { action: null }
  const { says, remedy: words } = sentence(requirement.code, params)
  const basis = typeof requirement.basis === 'function' ? requirement.basis(q) : requirement.basis
  const by = remedy.role ?? roleFor(remedy.action)
  return { code: requirement.code, params, ...says, basis, remedy: { action: remedy.action, by, day: remedy.day ?? null, ...words } }
}

function roleFor(action: string | null): Role | null {
  // Names of actions are unique over the workflows whose remedies name any.
  const row = action === null ? undefined : (actionOf('rulemaking', action) ?? actionOf('cleanup', action))
  return row?.by[0]?.role[0] ?? null
}

/** An unmet requirement that is none of the table: a step that belongs elsewhere. */
export function plainUnmet(code: string, params: Params): Unmet {
  const { says, remedy } = sentence(code, params)
  return { code, params, ...says, basis: [], remedy: { action: null, by: null, day: null, ...remedy } }
}

const checkers = new WeakMap<object, ReturnType<typeof Compile>>()

/** What is wrong with a payload, field by field; null when it fits the action's schema. */
export function misfit(action: ActionDefinition, payload: unknown): { field: string; message: string }[] | null {
  let checker = checkers.get(action)
  if (!checker) {
    checker = Compile(action.schema)
    checkers.set(action, checker)
  }
  if (checker.Check(payload)) return null
  return checker.Errors(payload).map((error) => ({ field: error.instancePath || '/', message: error.message }))
}

/** The sentence for a payload that does not fit. */
export function misfitMessage(problems: { field: string; message: string }[]): Said {
  const first = problems[0]
  return {
    zh: `填写的内容不符合要求：${first?.field ?? ''} ${first?.message ?? ''}`.trim(),
    en: `The input does not fit: ${first?.field ?? ''} ${first?.message ?? ''}`.trim(),
  }
}
