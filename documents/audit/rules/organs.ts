import { changesOthers, isLetter } from '../../history.ts'
import { acting } from '../../organs/acting.ts'
import { tableOrgans } from '../../organs/table.ts'
import { at, isOver } from '../finding.ts'
import { ownPlaces, placeBefore } from '../places.ts'
import type { AuditedOrgan, AuditRule, AuditSubject } from '../types.ts'

/** The text gives a duty to an organ that was abolished, merged or renamed by the day of the audit. */
export const organAbolished: AuditRule = {
  id: 'organ.abolished',
  zh: '提及已撤销、合并或者更名的机关',
  en: 'names an abolished or merged organ',
  basis: '机构改革方案和机构职责承接表；在修改之前由承接机关行使职责',
  limits: '取决于机关沿革表；“原某局”、落款、文号、该机关发过的文件和别处的机关不报。',
  run(subject, { asOf }) {
    const { tree } = subject
    if (isOver(subject) || tree === null || exhausted(subject)) return []
    const places = ownPlaces(subject)
    const gone = named(subject)
      .map((organ) => ({ ...organ, successions: organ.successions.filter((move) => move.from <= asOf) }))
      .filter((organ) => organ.successions.length > 0 && !isElsewhere(tree.text, organ, places))
    return acting(tree, gone).map((organ) => {
      const { successions } = organ
      const to = [...new Set(successions.map((move) => (move.duty === null ? move.to : `${move.to}（${move.duty}）`)))].join('、')
      const since = successions.map((move) => move.from).sort()[0]!
      return at(organAbolished, subject, organ.start, organ.end, {
        severity: 'warning',
        message: `“${organ.words}”自${since}起已撤销、合并或者更名，现为${to}。`,
        messageEn: `“${organ.words}” no longer exists since ${since}; now ${to}.`,
        outcome: 'amend',
        reason: 'R11',
        detail: { organ: organ.words, now: to, from: since, source: successions[0]!.source },
      })
    })
  },
}

/** What the register names, and what the shipped table knows beside it. */
function named(subject: AuditSubject): AuditedOrgan[] {
  const { organs, tree } = subject
  const taken = [...organs].sort((a, b) => a.start - b.start)
  const others: AuditedOrgan[] = []
  let i = 0
  for (const organ of tableOrgans(tree!.text)) {
    while (i < taken.length && taken[i]!.end <= organ.start) i++
    if (i >= taken.length || taken[i]!.start >= organ.end) others.push(organ)
  }
  return [...taken, ...others].sort((a, b) => a.start - b.start)
}

function exhausted(subject: AuditSubject): boolean {
  const own = subject.tree?.title ?? subject.title
  return changesOthers(subject.title) || changesOthers(own) || isLetter(subject.title) || isLetter(own)
}

function isElsewhere(text: string, organ: AuditedOrgan, places: readonly string[]): boolean {
  const place = placeBefore(text, organ.start)
  return place !== null && !places.some((own) => own.endsWith(place))
}
