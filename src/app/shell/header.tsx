import { Moon, Sun } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { Menu } from '#ui/menu.tsx'
import { text } from '../texts/texts.ts'
import { type ThemeChoice, useTheme } from './theme.ts'
import './header.css'

interface HeaderProps {
  readonly here: 'home' | 'learn' | 'play' | 'pi' | 'compare'
  readonly children?: ReactNode
}

/** The bar on top of every page. */
export function Header({ here, children }: HeaderProps) {
  return (
    <header className="header">
      <Link href="/" className="brand">
        <span className="brand-mark" aria-hidden="true">
          λ
        </span>
        <span className="brand-name">{text.header.name}</span>
      </Link>
      <nav aria-label={text.header.pages}>
        <Link href="/learn" aria-current={here === 'learn' ? 'page' : undefined}>
          {text.header.learn}
        </Link>
        <Link href="/play" aria-current={here === 'play' ? 'page' : undefined}>
          {text.header.play}
        </Link>
        <Link href="/compare" aria-current={here === 'compare' ? 'page' : undefined}>
          {text.header.compare}
        </Link>
        <Link href="/pi" aria-current={here === 'pi' ? 'page' : undefined}>
          π
        </Link>
      </nav>
      {children && <div className="header-end">{children}</div>}
      <div className="header-look">
        <Appearance />
      </div>
    </header>
  )
}

const themes: readonly ThemeChoice[] = ['system', 'light', 'dark']

/** Theme, contrast and motion. */
function Appearance() {
  const { choice, theme, contrast, still, choose, setContrast, setStill } = useTheme()
  const items = [
    ...themes.map((id) => ({ id, label: text.appearance[id], checked: choice === id, onChoose: () => choose(id) })),
    { id: 'contrast', label: text.appearance.contrast, checked: contrast, onChoose: () => setContrast(!contrast) },
    { id: 'still', label: text.appearance.still, checked: still, onChoose: () => setStill(!still) },
  ]
  return (
    <Menu label={text.appearance.label} items={items} align="end" look="ghost">
      {theme === 'dark' ? <Moon size={17} aria-hidden="true" /> : <Sun size={17} aria-hidden="true" />}
    </Menu>
  )
}
