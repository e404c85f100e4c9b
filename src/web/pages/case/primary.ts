import type { CaseFile, Offer } from '../../../contract/index.ts'
import { materialOf } from '../../parts/material-of.ts'
import { isNegative } from './reviews.ts'

export interface Asked {
  /** The action the page leads to. */
  offer: Offer
  /** The step it serves, when it is only what must be done before. */
  towards: Offer | null
  /** The kind of material it asks for. */
  kind?: string | undefined
}

/**
 * What is asked of the person now: to confirm what changed since he signed; else the step that carries the stage forward when it is his and possible; else the first thing he can do
 * that this step still lacks; else the step itself, with who takes it or what is missing.
 */
export function askedOf(offers: readonly Offer[], toConfirm = false): Asked | undefined {
  const confirm = toConfirm ? offers.find((offer) => offer.action === 'signoff.confirm') : undefined
  if (confirm) return { offer: { ...confirm, mine: true, allowed: true }, towards: null }
  const steps = offers.filter((offer) => offer.primary)
  const ready = steps.find((offer) => offer.mine && offer.allowed)
  if (ready) return { offer: ready, towards: null }
  // One's own step first; of several reviews side by side each may lack something that is his to do.
  const aims = [...steps.filter((offer) => offer.mine), ...steps.filter((offer) => !offer.mine)]
  for (const aim of aims) {
    const before = [...lackedBy(aim, offers)]
      .map((name) => offers.find((offer) => offer.action === name && offer !== aim && offer.mine && offer.allowed))
      .find((offer) => offer !== undefined)
    const why = before && aim.unmet.find((one) => one.remedy.action === before.action)
    if (before) return { offer: before, towards: aim, kind: why && materialOf[why.code] }
  }
  return aims[0] && { offer: aims[0], towards: null }
}

/** The same for a case as read, with what changed since the person signed. */
export function askedIn(file: CaseFile, offers: readonly Offer[]): Asked | undefined {
  return askedOf(
    offers,
    file.facts.signOffs.some((one) => one.mine && one.status === 'partlyOpen' && !isNegative(one)),
  )
}

/** What follows for a person: what is asked of him, else every step that others take now (reviews stand side by side). */
export function followingOf(file: CaseFile, offers: readonly Offer[]): Asked[] {
  const asked = askedIn(file, offers)
  return asked?.offer.mine ? [asked] : offers.filter((offer) => offer.primary).map((offer) => ({ offer, towards: null }))
}

/** The actions that a step still lacks, and what those lack in their turn, nearest first: asking departments comes before closing their round. */
export function lackedBy(aim: Offer, offers: readonly Offer[]): Set<string> {
  const needs = new Set<string>()
  for (let todo = [aim]; todo.length > 0; ) {
    const next = todo.flatMap((offer) => offer.unmet.map((one) => one.remedy.action)).filter((name) => name !== null && !needs.has(name))
    for (const name of next) needs.add(name as string)
    todo = offers.filter((offer) => next.includes(offer.action) && !offer.allowed && offer !== aim)
  }
  return needs
}

/** The step that carries the stage forward, whoever takes it: what "还差什么" is about. */
export function aimOf(offers: readonly Offer[]): Offer | undefined {
  const asked = askedOf(offers)
  return asked?.towards ?? asked?.offer
}
