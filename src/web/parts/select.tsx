import { Select as OfHouse, type SelectProps } from 'antd'
import { useWords } from '../words/index.tsx'

/** Ant Design's select, whose cross to clear it is named in the reader's language: antd has no word for it in its locales and says "Clear". */
export function Select<Value, Option extends object = { label?: React.ReactNode; value?: string | number | null }>({
  allowClear = false,
  ...rest
}: SelectProps<Value, Option>) {
  const words = useWords()
  return <OfHouse<Value, Option> {...rest} allowClear={allowClear && { label: words.forms.clear }} />
}
