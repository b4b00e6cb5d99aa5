import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from '#app/shell/app.tsx'
import { keepForOffline } from '#app/shell/offline.ts'
import '#ui/tokens.css'
import '#ui/base.css'

// A relative base would follow the address as the visitor walks on; the files stay where they are.
const base = document.querySelector('base')
if (base) base.href = document.baseURI

const root = document.getElementById('root')
if (!root) throw new Error('Failed to start: the document has no #root')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
keepForOffline()
