import './app/nonce.ts'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import './styles/base.css'
import './styles/law.css'
import './styles/parts.css'

createRoot(document.getElementById('root') as HTMLElement).render(<App />)
