import { create } from 'zustand'

export type Theme = 'light' | 'dark'
/** What the visitor chose; `system` follows the system. */
export type ThemeChoice = Theme | 'system'

interface ThemeState {
  readonly choice: ThemeChoice
  /** What is shown. */
  readonly theme: Theme
  /** Ink on paper, whatever the system asks for. */
  readonly contrast: boolean
  /** Nothing travels, whatever the system asks for. */
  readonly still: boolean
  readonly choose: (choice: ThemeChoice) => void
  readonly setContrast: (contrast: boolean) => void
  readonly setStill: (still: boolean) => void
}

const dark = matchMedia('(prefers-color-scheme: dark)')
const wantsContrast = matchMedia('(prefers-contrast: more)')
const shown = (choice: ThemeChoice): Theme => (choice === 'system' ? (dark.matches ? 'dark' : 'light') : choice)

/** What the address asks for (`?theme=dark&contrast=more&motion=off`, for a page in another's), else what was chosen here. */
const chosen = (name: string): string | null => new URLSearchParams(location.search).get(name) ?? localStorage.getItem(name)
const themeOf = (value: string | null): ThemeChoice => (value === 'light' || value === 'dark' ? value : 'system')

/** How the page looks. It is remembered in this browser. */
export const useTheme = create<ThemeState>((set) => ({
  choice: themeOf(chosen('theme')),
  theme: shown(themeOf(chosen('theme'))),
  contrast: chosen('contrast') === 'more',
  still: chosen('motion') === 'off',
  choose: (choice) => {
    localStorage.setItem('theme', choice)
    set({ choice, theme: shown(choice) })
  },
  setContrast: (contrast) => {
    localStorage.setItem('contrast', contrast ? 'more' : 'system')
    set({ contrast })
  },
  setStill: (still) => {
    localStorage.setItem('motion', still ? 'off' : 'system')
    set({ still })
  },
}))

const apply = ({ theme, contrast, still }: ThemeState) => {
  const { dataset } = document.documentElement
  dataset.theme = theme
  dataset.contrast = contrast || wantsContrast.matches ? 'more' : 'system'
  dataset.motion = still ? 'off' : 'system'
}
apply(useTheme.getState())
useTheme.subscribe(apply)
dark.addEventListener('change', () => useTheme.setState(({ choice }) => ({ theme: shown(choice) })))
wantsContrast.addEventListener('change', () => apply(useTheme.getState()))
