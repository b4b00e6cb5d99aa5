import { Moon, Sun } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { IconButton } from '#ui/button.tsx'
import { useTheme } from './theme.ts'
import './header.css'

interface HeaderProps {
  readonly here: 'home' | 'learn' | 'play' | 'pi' | 'compare'
  readonly children?: ReactNode
}

/** The bar on top of every page. */
export function Header({ here, children }: HeaderProps) {
  const { theme, toggle } = useTheme()
  const other = theme === 'dark' ? 'light' : 'dark'
  return (
    <header className="header">
      <Link href="/" className="brand">
        <span className="brand-mark" aria-hidden="true">
          λ
        </span>
        <span className="brand-name">Runtime playground</span>
      </Link>
      <nav aria-label="Pages">
        <Link href="/learn" aria-current={here === 'learn' ? 'page' : undefined}>
          Learn
        </Link>
        <Link href="/play" aria-current={here === 'play' ? 'page' : undefined}>
          Play
        </Link>
        <Link href="/compare" aria-current={here === 'compare' ? 'page' : undefined}>
          Compare
        </Link>
        <Link href="/pi" aria-current={here === 'pi' ? 'page' : undefined}>
          π
        </Link>
      </nav>
      <div className="header-end">
        {children}
        <IconButton label={`Use the ${other} theme`} icon={theme === 'dark' ? <Sun size={17} /> : <Moon size={17} />} onClick={toggle} />
      </div>
    </header>
  )
}
