import type { Project } from '#project/project.ts'
import { useBuild } from '../build/build.ts'
import { BuildPanel } from '../build/build-panel.tsx'
import { buildProblems } from '../build/model.ts'
import { ProblemsList } from '../problems/problems-list.tsx'

interface LessonBuildProps {
  readonly project: Project
  readonly onEdit: (change: (project: Project) => Project) => void
  readonly onShow: (path: string) => void
}

/** The compiler below the code of a lesson, and what it has to say. */
export function LessonBuild({ project, onEdit, onShow }: LessonBuildProps) {
  const { result, sources } = useBuild()
  return (
    <>
      <ProblemsList problems={buildProblems(project, result, sources)} onEdit={onEdit} onShow={onShow} />
      <BuildPanel project={project} />
    </>
  )
}
