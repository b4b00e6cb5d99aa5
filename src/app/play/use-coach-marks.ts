import { useEffect, useMemo, useRef } from 'react'
import { type FixedFiles, fixes } from '#coach/fixes.ts'
import type { Project } from '#project/project.ts'
import { adviceByPath, useAdvice } from '../coach/advice.ts'
import { useRun } from '../run/run.ts'
import type { Bench } from './use-bench.ts'

/** Lets the editor show what the coach found, in files that are as they ran: an edit has moved the lines. */
export function useCoachMarks({ findings, trace }: Bench, project: Project, onFix: (files: FixedFiles) => void): void {
  const ran = useRun(({ deployed, restored }) => deployed ?? restored?.project)
  // biome-ignore lint/correctness/useExhaustiveDependencies: findings are those of the trace
  const all = useMemo(() => adviceByPath(findings, trace), [findings])
  const latest = useRef({ files: project.files, onFix })
  latest.current = { files: project.files, onFix }
  useEffect(() => {
    const byPath = new Map([...all].filter(([path]) => ran?.files[path]?.content === project.files[path]?.content))
    useAdvice.setState({
      byPath,
      mend: (ruleId) => {
        const { files, onFix } = latest.current
        const mended = fixes[ruleId]?.apply(files)
        if (mended) onFix(mended)
      },
    })
  }, [all, ran, project.files])
  useEffect(() => () => useAdvice.setState({ byPath: new Map() }), [])
}
