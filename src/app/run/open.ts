import type { Project } from '#project/project.ts'
import type { Session } from './session.ts'

export const openSession = async (project: Project): Promise<Session> =>
  (await import('../fixtures/scripted-session.ts')).scriptedSession(project)
