import '#client/ui/base.css'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { startLanguages } from './i18n/language.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has lost its #root.')
await startLanguages()
createRoot(root).render(<App />)
