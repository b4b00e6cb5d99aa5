import type { ComponentProps } from 'react'
import { Dialog } from '#ui/dialog.tsx'
import { FileTree } from '../files/file-tree.tsx'

/** The files of the lesson, to add, rename and delete. */
export function FilesDialog({ onClose, ...tree }: ComponentProps<typeof FileTree> & { readonly onClose: () => void }) {
  return (
    <Dialog title="Files" onClose={onClose}>
      <FileTree {...tree} />
    </Dialog>
  )
}
