import { useState } from 'react'

/**
 * When the fields of a form are checked, spread over every `Form` of the house: at sending, and once it was refused at each change. A field that
 * is merely passed by is not wrong yet. `refused` is for a refusal that comes from the server.
 */
export function useChecked(): { checks: { validateTrigger: string; onFinishFailed: () => void }; refused: () => void } {
  const [isRefused, setRefused] = useState(false)
  const refused = () => setRefused(true)
  return { checks: { validateTrigger: isRefused ? 'onChange' : 'onSubmit', onFinishFailed: refused }, refused }
}
