import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { ConfigProvider, App as Messages } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { StrictMode } from 'react'
import { worthRetrying } from '../api/use.ts'
import { SpeechProvider, useSpeech } from '../words/index.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { nonce } from './nonce.ts'
import { router } from './router.tsx'
import { SessionGate } from './session.tsx'
import { SetUp, setUpToken } from './set-up.tsx'
import { themeOf } from './theme.ts'

const client = new QueryClient({
  defaultOptions: { queries: { staleTime: 5_000, retry: worthRetrying, refetchOnWindowFocus: true } },
})

/** The workbench: words, theme, data, session, pages. */
export function App() {
  return (
    <StrictMode>
      <QueryClientProvider client={client}>
        <SpeechProvider>
          <Themed />
        </SpeechProvider>
      </QueryClientProvider>
    </StrictMode>
  )
}

function Themed() {
  const { language } = useSpeech()
  return (
    <ConfigProvider theme={themeOf(language)} locale={language === 'en' ? enUS : zhCN} csp={{ nonce }} button={{ autoInsertSpace: false }}>
      <Messages>
        <ErrorBoundary>{setUpToken() === null ? <SignedIn /> : <SetUp />}</ErrorBoundary>
      </Messages>
    </ConfigProvider>
  )
}

function SignedIn() {
  return (
    <SessionGate>
      <RouterProvider router={router} />
    </SessionGate>
  )
}
