import { create } from 'zustand'

export type Theme = 'light' | 'dark'
const key = 'theme'

const system = (): Theme => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')

function remembered(): Theme | undefined {
  const value = localStorage.getItem(key)
  return value === 'light' || value === 'dark' ? value : undefined
}

interface ThemeState {
  readonly theme: Theme
  readonly toggle: () => void
}

/** Light or dark: the system's choice until the visitor makes another. */
export const useTheme = create<ThemeState>((set, get) => ({
  theme: remembered() ?? system(),
  toggle: () => {
    const theme = get().theme === 'dark' ? 'light' : 'dark'
    localStorage.setItem(key, theme)
    set({ theme })
  },
}))

const apply = ({ theme }: ThemeState) => {
  document.documentElement.dataset.theme = theme
}
apply(useTheme.getState())
useTheme.subscribe(apply)
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
  if (!remembered()) useTheme.setState({ theme: system() })
})
