import { Input } from 'antd'
import { useState } from 'react'

interface Props {
  id?: string
  value?: string[]
  onChange?: (value: string[]) => void
}

/** A list of short words, one a line: names and channels are pasted as they stand in a letter. */
export function Lines({ value, onChange, ...rest }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  const shown = typed ?? (value ?? []).join('\n')
  return (
    <Input.TextArea
      {...rest}
      rows={2}
      className="grows"
      value={shown}
      onBlur={() => setTyped(null)}
      onChange={(event) => {
        setTyped(event.target.value)
        onChange?.(linesOf(event.target.value))
      }}
    />
  )
}

/** Lines, also parted by 、 , ; as people write lists. */
export function linesOf(text: string): string[] {
  return text
    .split(/[\n、，,；;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
