import { ArrowDown, FilePlus2, Layers, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { layerLimit } from '#project/layers.ts'
import type { Project } from '#project/project.ts'
import { runtimeMetas } from '#runtimes/registry.ts'
import { Button, IconButton } from '#ui/button.tsx'
import { text } from '../texts/texts.ts'
import { addFile, addLayer, inLayer, moveLayerDown, placeOf, removeFile, removeLayer, renameFile } from './edits.ts'
import { FileRow } from './file-row.tsx'
import { NameForm } from './name-form.tsx'
import './file-tree.css'

interface FileTreeProps {
  readonly project: Project
  readonly open: string
  readonly onOpen: (path: string) => void
  readonly onEdit: (change: (project: Project) => Project) => void
}

/** The files in /var/task and in the layers that make /opt, with their modes. */
export function FileTree({ project, open, onOpen, onEdit }: FileTreeProps) {
  const [naming, setNaming] = useState<{ readonly layer?: number; readonly from?: string }>()
  const paths = Object.keys(project.files).sort()
  const remove = (name: string) => {
    onEdit((project) => removeFile(project, name))
    if (name === open) onOpen(paths.find((other) => other !== name) ?? '')
  }
  const name = (path: string) => {
    const { layer, from } = naming ?? {}
    const full = layer === undefined ? path : inLayer(layer, path)
    onEdit((project) => (from === undefined ? addFile(project, full) : renameFile(project, from, path)))
    onOpen(full)
    setNaming(undefined)
  }
  const row = (file: string) => (
    <FileRow
      key={file}
      project={project}
      name={file}
      open={file === open}
      onOpen={() => onOpen(file)}
      onEdit={onEdit}
      onRename={() => setNaming({ from: file, ...layerPart(file) })}
      onRemove={() => remove(file)}
    />
  )
  const form = (layer: number | undefined) =>
    naming &&
    naming.layer === layer && (
      <NameForm
        key={naming.from ?? ''}
        project={project}
        layer={layer}
        from={naming.from === undefined ? undefined : placeOf(naming.from).path}
        onName={name}
        onCancel={() => setNaming(undefined)}
      />
    )
  return (
    <nav className="file-tree" aria-label={text.tree.label}>
      <div className="file-tree-head">
        <h2 className="mono">/var/task</h2>
        <IconButton label={text.tree.add} icon={<FilePlus2 size={16} />} onClick={() => setNaming({})} />
      </div>
      <ul>{paths.map(row)}</ul>
      {form(undefined)}
      {project.layers.map((layer, index) => (
        <section key={layer.name} aria-label={`Layer ${index + 1}: ${layer.name}`}>
          <div className="file-tree-head file-tree-layer">
            <h2 className="mono">
              /opt <small>{layer.name}</small>
            </h2>
            <span className="file-tree-tools">
              {index < project.layers.length - 1 && (
                <IconButton
                  label={`Unpack ${layer.name} later: it then overwrites the next one`}
                  icon={<ArrowDown size={15} />}
                  onClick={() => onEdit((project) => moveLayerDown(project, index))}
                />
              )}
              <IconButton
                label={text.tree.removeLayer(layer.name)}
                icon={<Trash2 size={15} />}
                onClick={() => onEdit((project) => removeLayer(project, index))}
              />
              <IconButton label={text.tree.addTo(layer.name)} icon={<FilePlus2 size={16} />} onClick={() => setNaming({ layer: index })} />
            </span>
          </div>
          <ul>
            {Object.keys(layer.files)
              .sort()
              .map((path) => row(inLayer(index, path)))}
          </ul>
          {Object.keys(layer.files).length === 0 && <p className="file-tree-empty">{text.tree.none}</p>}
          {form(index)}
        </section>
      ))}
      {project.layers.length < layerLimit && (
        <Button look="ghost" className="file-tree-add" onClick={() => onEdit((project) => addLayer(project))}>
          <Layers size={14} aria-hidden="true" />
          {text.tree.addLayer}
        </Button>
      )}
      <Caveats runtime={project.runtime} />
    </nav>
  )
}

function layerPart(name: string): { readonly layer?: number } {
  const { layer } = placeOf(name)
  return layer === undefined ? {} : { layer }
}

/** What differs here from the real thing: said before anyone is misled. */
function Caveats({ runtime }: { readonly runtime: string }) {
  const meta = runtimeMetas.find(({ id }) => id === runtime)
  if (!meta) return null
  return (
    <details className="caveats">
      <summary>{text.tree.differs(meta.label)}</summary>
      <ul>
        {meta.caveats.map((caveat) => (
          <li key={caveat}>{caveat}</li>
        ))}
      </ul>
    </details>
  )
}
