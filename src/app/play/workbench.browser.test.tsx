import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { bytesOf } from '#base/bytes.ts'
import { defaultProject } from '#project/templates.ts'
import { scriptedSession } from '../fixtures/scripted-session.ts'
import { useView } from '../run/cursor.ts'
import { useRun } from '../run/run.ts'
import { useWorkspace } from '../workspace/workspace.ts'
import { Workbench } from './workbench.tsx'
import '#ui/tokens.css'
import '#ui/base.css'

afterEach(() => {
  useRun.getState().close()
  useView.getState().goLive()
})

/** The workbench around a session that has answered one event. */
async function answered() {
  await page.viewport(1440, 900)
  const session = scriptedSession(defaultProject)
  useWorkspace.setState({ name: 'default', project: defaultProject, file: 'bootstrap' })
  useRun.setState({ session, deployed: defaultProject })
  const screen = await render(<Workbench project={defaultProject} template="default" />)
  await session.invoke(bytesOf('{"name":"Ada"}')).result
  await expect.element(screen.getByText('❄ frozen, not billed')).toBeInTheDocument()
  return screen
}

test('What the invoker receives stands in the answer panel', async () => {
  const screen = await answered()
  await expect.element(screen.getByText('{"message":"Hello, Ada!"}')).toBeVisible()
  await expect.element(screen.getByText('status 200')).toBeVisible()
})

test('Every panel follows the cursor into the past and back', async () => {
  const screen = await answered()
  await screen.getByRole('button', { name: /200 event/ }).click()
  await expect.element(screen.getByRole('heading', { name: '200 OK' })).toBeVisible()
  await expect.element(screen.getByText('waiting for the answer')).not.toBeInTheDocument()
  await expect.element(screen.getByText(/under way/)).toHaveTextContent('Call the handler: under way')
  await screen.getByRole('tab', { name: 'Answer' }).click()
  await expect.element(screen.getByText('waiting for the answer')).toBeVisible()
  await screen.getByRole('button', { name: /Back to now/ }).click()
  await expect.element(screen.getByText('{"message":"Hello, Ada!"}')).toBeVisible()
})

test('An event that is not JSON is marked and not sent', async () => {
  const screen = await answered()
  const before = useRun.getState().session?.simulation.getTrace().length
  const broken = { ...defaultProject, event: '{"name": Ada}' }
  await screen.rerender(<Workbench project={broken} template="default" />)
  await screen.getByRole('button', { name: /^Invoke/ }).click()
  await expect.element(screen.getByText(/Ada cannot stand there \(line 1, column 10\)/)).toBeVisible()
  await expect.element(screen.getByText(/Not sent/)).toBeVisible()
  expect(useRun.getState().session?.simulation.getTrace().length).toBe(before)
})

test('A changed program is deployed with the next Invoke, and the page says so', async () => {
  const screen = await answered()
  const changed = { ...defaultProject, files: { ...defaultProject.files, 'notes.txt': { content: 'x', executable: false } } }
  await screen.rerender(<Workbench project={changed} template="default" />)
  await expect.element(screen.getByText('Changed: the next Invoke deploys it')).toBeVisible()
})
