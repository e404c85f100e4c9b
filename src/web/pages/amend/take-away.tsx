import { App, Button } from 'antd'
import { useAmendWords } from '../../words/amend.ts'

interface Props {
  text: string
  fileName: string
  copyLabel: string
  downloadLabel: string
}

/** Two buttons to take a text along: onto the clipboard, or as a file. */
export function TakeAway({ text, fileName, copyLabel, downloadLabel }: Props) {
  const words = useAmendWords()
  const { message } = App.useApp()
  const copy = () => navigator.clipboard.writeText(text).then(() => message.success(words.copied))
  return (
    <>
      <Button onClick={() => void copy()}>{copyLabel}</Button>
      <Button onClick={() => download(text, fileName)}>{downloadLabel}</Button>
    </>
  )
}

/** Hands a text to the browser as a file; characters that no file may bear in its name are left out. */
function download(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = `${name.replace(/[\\/:*?"<>|\s]/g, '').slice(0, 80)}.txt`
  link.click()
  URL.revokeObjectURL(address)
}
