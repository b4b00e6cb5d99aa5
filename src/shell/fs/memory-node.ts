import type { FileStat } from '../process/command.ts'
import type { MemoryNode } from './memory-store.ts'

/** What `stat` tells of a node. */
export const statOf = (node: MemoryNode): FileStat => ({
  kind: node.kind,
  mode: node.mode,
  size: node.kind === 'symlink' ? node.target.length : node.content.length,
  uid: node.uid,
  gid: node.gid,
  links: node.kind === 'directory' ? 2 : node.links,
  device: 1,
  inode: node.inode,
  modifiedMs: node.modifiedMs,
  accessedMs: node.accessedMs,
  changedMs: node.changedMs,
})
