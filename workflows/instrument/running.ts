import type { Running } from '../running.ts'
import type { InstrumentOpening } from '../types.ts'
import { instrumentBegins } from './evolve.ts'
import { instrumentV1 } from './machine-v1.ts'
import { instrumentRequirements } from './requirements.ts'

const said = (word: string) => ({ zh: word, en: word })

/** The instrument's machine, version 1, as the engine drives it: it never ends, has no terms and asks nobody. */
export const instrumentRunning = {
  machine: instrumentV1 as never,
  requirements: instrumentRequirements as never,
  begins: (input) => ({ value: 'open', facts: instrumentBegins(input as InstrumentOpening) }),
  opening: null,
  isDone: () => false,
  placeOf: (action, value) => (action.stages.includes(String(value)) ? String(value) : null),
  placeName: said,
  here: (value) => said(String(value)),
  whoMay: (action) => action.by,
  settled: (_before, _value, facts) => facts,
  derived: () => ({ stages: [], asks: [], followUps: [] }),
  plan: null,
} satisfies Running
