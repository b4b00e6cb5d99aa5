import { expect, type Page } from '@playwright/test'

/** Pages of the app, by address. */
export const routes = [
  '',
  'play/default',
  'play/tutorial?embed=1',
  'play/tutorial?present=1',
  'learn',
  'learn/certificate',
  'report/default',
  'trace',
  'pi',
  'compare',
  'nothing/here',
] as const

/**
 * In the page: what a designer would call broken, whatever fonts a machine has. Nothing is wider than the screen; no control lies outside of
 * it, unless in something that scrolls; no word of a control is cut without an ellipsis; no two controls lie on each other; every control that
 * is not a word in a text is large enough to be hit (WCAG 2.2, 2.5.8).
 */
const faults = `(() => {
  const found = []
  const name = (element) => (element.getAttribute('aria-label') || element.textContent || element.tagName).trim().slice(0, 40)
  if (document.documentElement.scrollWidth > innerWidth) found.push('the page is ' + document.documentElement.scrollWidth + ' wide')
  const modal = document.querySelector('dialog[open]')
  const scrolls = (element) => {
    for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(up)
      if (/auto|scroll/.test(overflowX + overflowY)) return true
    }
    return false
  }
  const shown = [...(modal ?? document).querySelectorAll('button, a[href], input:not([type=file]), select, textarea, [role=tab]')].filter(
    (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !element.closest('.monaco-editor, .visually-hidden'),
  )
  const boxes = shown.map((element) => ({ element, box: element.getBoundingClientRect(), free: !scrolls(element) })).filter(({ box }) => box.width > 1)
  for (const { element, box, free } of boxes) {
    if (free && (box.left < -1 || box.right > innerWidth + 1)) found.push('outside: ' + name(element))
    const inText = element.matches('a, .link') && getComputedStyle(element).display === 'inline'
    const small = Math.min(box.width, box.height) < 23.5 && !element.matches('[type=checkbox], [type=radio], [type=range]')
    if (small && !inText && !element.matches('.link')) found.push('small, ' + Math.round(box.width) + ' by ' + Math.round(box.height) + ': ' + name(element))
    const style = getComputedStyle(element)
    if (element.matches('button, a, [role=tab]') && style.overflowX === 'hidden' && style.textOverflow !== 'ellipsis' && element.scrollWidth > element.clientWidth + 1)
      found.push('cut: ' + name(element))
  }
  // A link in a text may stand on two lines: its box says nothing.
  const fixed = boxes.filter(({ element, free }) => free && getComputedStyle(element).display !== 'inline')
  for (const [index, one] of fixed.entries())
    for (const other of fixed.slice(index + 1)) {
      if (one.element.contains(other.element) || other.element.contains(one.element)) continue
      const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left)
      const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top)
      if (wide > 2 && high > 2) found.push('on each other: ' + name(one.element) + ' and ' + name(other.element))
    }
  return found
})()`

/** What is shown keeps its shape: see `faults`. `state` names it when it does not. */
export async function keepsShape(page: Page, state: string): Promise<void> {
  expect(await page.evaluate(faults), state).toEqual([])
}
