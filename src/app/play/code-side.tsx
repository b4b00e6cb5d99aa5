import { FileQuestion } from 'lucide-react'
import { memo, useCallback, useMemo } from 'react'
import { textIn } from '#project/files.ts'
import type { Problem } from '#project/problem.ts'
import type { Project } from '#project/project.ts'
import { Empty } from '#ui/panel.tsx'
import { Split } from '#ui/split.tsx'
import { isCompiled, useBuild } from '../build/build.ts'
import { BuildPanel } from '../build/build-panel.tsx'
import { buildProblems } from '../build/model.ts'
import { Editor } from '../editor/editor.tsx'
import type { LineMarks } from '../editor/lines.ts'
import { EventPanel } from '../event/event-panel.tsx'
import { fileAt, setContent } from '../files/edits.ts'
import { FileTree } from '../files/file-tree.tsx'
import { ProblemsList } from '../problems/problems-list.tsx'
import { text } from '../texts/texts.ts'
import { bytesLabel } from '../units.ts'
import { useWorkspace } from '../workspace/workspace.ts'
import type { Bench } from './use-bench.ts'
import { useLineMarks } from './use-line-marks.ts'

interface CodeSideProps {
  readonly project: Project
  readonly problems: readonly Problem[]
  readonly onEdit: (change: (project: Project) => Project) => void
  readonly onRun: () => void
  readonly narrow: boolean
  readonly bench: Bench
}

// What no step changes is not drawn again at each.
const Files = memo(FileTree)
const Problems = memo(ProblemsList)
const Event = memo(EventPanel)
const FileEditor = memo(Editor)

/** Files, editor, what is wrong with them, and the event. */
export function CodeSide({ project, problems, onEdit, onRun, narrow, bench }: CodeSideProps) {
  const { file, show } = useWorkspace()
  const tree = <Files project={project} open={file} onOpen={show} onEdit={onEdit} />
  const editor = <OpenFile project={project} path={file} onEdit={onEdit} onRun={onRun} bench={bench} />
  const { result, sources } = useBuild()
  const all = useMemo(() => [...problems, ...buildProblems(project, result, sources)], [problems, project, result, sources])
  const list = (
    <>
      <Problems problems={all} onEdit={onEdit} onShow={show} />
      {isCompiled(project) && <BuildPanel project={project} />}
    </>
  )
  const event = <Event project={project} onEdit={onEdit} />
  if (narrow)
    return (
      <div className="phone-code scroll">
        {list}
        <div>{tree}</div>
        <div className="phone-editor">{editor}</div>
        <div className="phone-event">{event}</div>
      </div>
    )
  return (
    <Split
      name="left"
      direction="vertical"
      panes={[
        {
          id: 'files',
          share: 74,
          min: 160,
          content: (
            <div className="code-side">
              <div className="code-side-main">
                <div className="code-side-tree">{tree}</div>
                <div className="code-side-editor">{editor}</div>
              </div>
              {list}
            </div>
          ),
        },
        { id: 'event', content: event, share: 26, min: 90 },
      ]}
    />
  )
}

interface OpenFileProps {
  readonly project: Project
  readonly path: string
  readonly onEdit: (change: (project: Project) => Project) => void
  readonly onRun: () => void
  readonly bench: Bench
}

function OpenFile({ project, path, onEdit, onRun, bench }: OpenFileProps) {
  const marks = useLineMarks(bench, path)
  const found = fileAt(project, path)
  if (!found)
    return (
      <Empty icon={<FileQuestion size={22} />} title={text.editor.none}>
        <p>{text.editor.noneWhy}</p>
      </Empty>
    )
  return <TextFile path={path} found={found} onEdit={onEdit} onRun={onRun} marks={marks} />
}

interface TextFileProps {
  readonly path: string
  readonly found: NonNullable<ReturnType<typeof fileAt>>
  readonly onEdit: CodeSideProps['onEdit']
  readonly onRun: () => void
  readonly marks: LineMarks
}

function TextFile({ path, found: { file, name }, onEdit, onRun, marks }: TextFileProps) {
  const text = textIn(file)
  const change = useCallback(
    (content: string) => {
      if (content !== text) onEdit((project) => setContent(project, name, content))
    },
    [text, name, onEdit],
  )
  if (text === undefined)
    return (
      <Empty title={`${path} is not text`}>
        <p>{typeof file.content === 'string' ? '' : bytesLabel(file.content.length)}. It is kept and exported as it is.</p>
      </Empty>
    )
  return <FileEditor path={path} text={text} onRun={onRun} marks={marks} onChange={change} />
}
