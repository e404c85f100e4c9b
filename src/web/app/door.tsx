import { Alert, Button } from 'antd'
import type { ReactNode } from 'react'
import { useSpeech } from '../words/index.tsx'

/** The frame of what is done before one is inside: whose system it is, the language, what must not be entered. */
export function Door({ title, house, children }: { title: string; house?: string; children: ReactNode }) {
  const { words, language, choose } = useSpeech()
  return (
    <main className="door">
      <header className="door-head">
        <div>
          <p className="brand">
            <strong>Normflow</strong> {words.frame.productLong}
          </p>
          {house && <p className="muted">{house}</p>}
        </div>
        <Button type="link" onClick={() => choose(language === 'en' ? 'zh-CN' : 'en')} lang={language === 'en' ? 'zh-CN' : 'en'}>
          {words.frame.language}
        </Button>
      </header>
      <h1>{title}</h1>
      <Alert type="info" showIcon title={words.frame.noSecrets} description={words.frame.noSecretsMore} />
      {children}
    </main>
  )
}
