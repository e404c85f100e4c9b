import './app/nonce.ts'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import './styles/base.css'
import './styles/law.css'
import './styles/parts.css'
import './styles/case.css'
import './styles/forms.css'
import './styles/register.css'

// The pages of a text are the heaviest: their program comes while the session is asked for.
if (location.pathname.endsWith('/text')) void import('./pages/workspace/workspace.tsx')

createRoot(document.getElementById('root') as HTMLElement).render(<App />)

// A new version was put in place while this page was open: its old parts are gone, the new page has new ones. What was typed is kept. Once a
// minute at most: where the parts stay missing (a new version unpacked under the old server), a page that says so beats one that reloads for ever.
window.addEventListener('vite:preloadError', () => {
  const last = Number(sessionStorage.getItem('normflow.reloaded') ?? 0)
  if (Date.now() - last < 60_000) return
  sessionStorage.setItem('normflow.reloaded', String(Date.now()))
  location.reload()
})
