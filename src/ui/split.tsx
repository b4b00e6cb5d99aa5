import { Fragment, type ReactNode } from 'react'
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels'
import './split.css'

export interface Pane {
  readonly id: string
  readonly content: ReactNode
  /** Share of the room at first, percent. */
  readonly share: number
  /** Smallest size, pixels. */
  readonly min: number
}

interface SplitProps {
  /** Under this name the sizes are remembered. */
  readonly name: string
  readonly direction: 'horizontal' | 'vertical'
  readonly panes: readonly Pane[]
}

/** Panes beside or above each other; the lines between them move by drag and by arrow keys, and stay where they were put. */
export function Split({ name, direction, panes }: SplitProps) {
  const remembered = useDefaultLayout({ id: `split-${name}`, panelIds: panes.map(({ id }) => id), storage: localStorage })
  return (
    <Group orientation={direction} {...remembered}>
      {panes.map(({ id, content, share, min }, index) => (
        <Fragment key={id}>
          {index > 0 && <Separator className="split-handle" aria-label={`Resize ${id}`} />}
          <Panel id={id} defaultSize={`${share}%`} minSize={min}>
            {content}
          </Panel>
        </Fragment>
      ))}
    </Group>
  )
}
