import { CircleAlert, TriangleAlert, Wrench } from 'lucide-react'
import { useState } from 'react'
import { applyFix, type Problem } from '#project/problem.ts'
import type { Project } from '#project/project.ts'
import { Button } from '#ui/button.tsx'
import { text } from '../texts/texts.ts'
import './problems.css'

interface ProblemsProps {
  readonly problems: readonly Problem[]
  readonly onEdit: (change: (project: Project) => Project) => void
  readonly onShow: (path: string) => void
}

/** What will go wrong, told before it does, with its repair where there is one. */
export function ProblemsList({ problems, onEdit, onShow }: ProblemsProps) {
  const [open, setOpen] = useState(true)
  const [first] = problems
  if (!first) return null
  return (
    <section className="problems" aria-label={text.problems.label}>
      {problems.length > 1 && (
        <button type="button" className="problems-head" aria-expanded={open} onClick={() => setOpen(!open)}>
          {problems.length} problems {open ? '▾' : '▸'}
        </button>
      )}
      {(open || problems.length === 1) && (
        <ul className="scroll">
          {problems.map((problem) => (
            <li key={`${problem.id}-${problem.line}`} data-severity={problem.severity}>
              {problem.severity === 'error' ? (
                <CircleAlert size={16} aria-label={text.problems.error} />
              ) : (
                <TriangleAlert size={16} aria-label={text.problems.warning} />
              )}
              <div>
                <p>
                  <b>{problem.what}</b>
                </p>
                <p>
                  {problem.why} {problem.remedy}
                </p>
                <p className="problem-actions">
                  {problem.fix && (
                    <Button
                      onClick={() => {
                        const { fix } = problem
                        if (fix) onEdit((project) => applyFix(project, fix))
                      }}
                    >
                      <Wrench size={14} aria-hidden="true" />
                      {problem.fix.label}
                    </Button>
                  )}
                  {problem.path !== undefined && (
                    <Button look="ghost" onClick={() => onShow(problem.path ?? '')}>
                      {problem.path}
                      {problem.line !== undefined && `, line ${problem.line}`}
                    </Button>
                  )}
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
