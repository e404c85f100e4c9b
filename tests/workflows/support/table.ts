import { actionsOf } from '../../../workflows/actions.ts'
import { cleanupV1 } from '../../../workflows/cleanup/machine-v1.ts'
import { cleanupStageName } from '../../../workflows/cleanup/stages.ts'
import { rulemakingV1 } from '../../../workflows/rulemaking/machine-v1.ts'
import { whoInWords } from '../../../workflows/rulemaking/roles.ts'
import { stageName } from '../../../workflows/rulemaking/stages.ts'

/** What of the library's nodes the table reads. */
interface Node {
  key: string
  path: string[]
  states: Record<string, Node>
  transitions: Map<string, Move[]>
  always?: Move[]
  type: string
}

interface Move {
  target?: Node[]
  guard?: Guard
  reenter?: boolean
}

type Guard = { type?: string; params?: unknown; guards?: Guard[] }

const machines = { rulemaking: rulemakingV1.root as unknown as Node, cleanup: cleanupV1.root as unknown as Node }

type Tabled = keyof typeof machines

const everywhere = ['roleHeld', 'recordedByRightPerson', 'dayNotInFuture', 'dayNotBeforeStage', 'otherDayHasReason']

/** One line per move of the machine, as a lawyer reads it: from, action, who, to, on what condition, which requirements. */
export function transitionTable(workflow: Tabled = 'rulemaking'): string[] {
  return nodes(machines[workflow]).flatMap((node) => [
    ...[...node.transitions].flatMap(([type, moves]) => moves.map((move) => line(node, type, move, workflow))),
    ...(node.always ?? []).map((move) => `${name(node)} | (of itself) | | → ${target(node, move)} | when ${words(move.guard)} |`),
  ])
}

function nodes(node: Node): Node[] {
  return [node, ...Object.values(node.states).flatMap(nodes)]
}

function line(node: Node, type: string, move: Move, workflow: Tabled): string {
  if (type.startsWith('xstate.done'))
    return `${name(node)} | (all lanes done) | | → ${target(node, move)} | ${move.guard ? `when ${words(move.guard)}` : 'otherwise'} |`
  const action = actionsOf(workflow).find((row) => row.name === type)
  const place = node.path.length > 1 ? (node.path[1] as string) : node.key
  const who = (action?.by ?? []).filter((one) => !one.stages || one.stages.includes(place))
  const by = who.map((one) => `${one.documentClass ? `${one.documentClass}: ` : ''}${whoInWords([one]).en}`).join('; ')
  const condition = words(move.guard)
  return `${name(node)} | ${type} ${action?.zh ?? ''} | ${by} | → ${target(node, move)} | ${condition && `when ${condition}`} | ${requires(move.guard).join(', ')}`
}

function name(node: Node): string {
  const key = node.path.length > 2 ? `review.${node.path[1]}.${node.key}` : node.path.join('.')
  const word = node.path.length > 2 ? (node.path[1] as string) : node.key
  const said = stageName(word).zh
  return `${key} ${said === word ? cleanupStageName(word).zh : said}`.trim()
}

function target(node: Node, move: Move): string {
  const to = move.target?.[0]
  if (!to) return 'stays'
  return `${to.path.join('.')}${to === node && move.reenter ? ' (anew)' : ''}`
}

function parts(guard: Guard | undefined): Guard[] {
  return guard ? (guard.guards ?? [guard]) : []
}

function requires(guard: Guard | undefined): string[] {
  const names = parts(guard).filter((one) => one.type === 'requires')[0]?.params as string[] | undefined
  return (names ?? []).filter((one) => !everywhere.includes(one))
}

function words(guard: Guard | undefined): string {
  return parts(guard)
    .filter((one) => one.type !== 'requires')
    .map((one) => {
      if (typeof one === 'string') return one
      const params = one.params as { field: string; words: string[] } | string
      return typeof params === 'string' ? `${one.type} ${params}` : `${params.field} is ${params.words.join(' or ')}`
    })
    .join(' and ')
}
