import type { Refused } from '../../workflows/types.ts'
import { AppError } from '../errors.ts'

/**
 * The refusal of the pure core as the error that reaches a person. The details are the full list of unmet requirements, each with its
 * sentence, basis and remedy; for `forbidden` the roles that may.
 */
export function refusal(refused: Refused): AppError {
  const { code, unmet, message } = refused
  switch (code) {
    case 'requirementsUnmet':
      return new AppError('requirementsUnmet', { count: unmet.length }, unmet)
    case 'forbidden':
      return new AppError('forbidden', { role: message.zh }, refused.details ?? { message, unmet })
    case 'badInput':
      return new AppError('badInput', { reason: message.zh }, refused.details ?? [])
    case 'notInStage':
      return new AppError('notInStage', {}, { message, unmet })
    case 'finished':
      return new AppError('finished', {}, { message })
    case 'corruptState':
      return new AppError('corrupt', { what: message.en })
  }
}
