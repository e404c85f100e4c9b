import { createContext, useContext } from 'react'
import type { CaseFile } from '../../contract/index.ts'

/** The case a form belongs to; null for forms of the administration and the register. */
export interface CaseForm {
  file: CaseFile
  action: string
}

const Context = createContext<CaseForm | null>(null)

export const CaseFormProvider = Context.Provider

/** The case the surrounding form belongs to. */
export function useCaseForm(): CaseForm | null {
  return useContext(Context)
}
