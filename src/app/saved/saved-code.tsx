import { useEffect, useState } from 'react'
import { Code } from '#ui/code.tsx'
import { languageOf } from '#ui/highlight.ts'
import { TabPanel, Tabs } from '#ui/tabs.tsx'
import { fileAt, litLines } from '../play/lit.ts'
import type { Bench } from '../play/use-bench.ts'

/** The files that ran, with the line where the program stands. */
export function SavedCode({ bench, files }: { readonly bench: Bench; readonly files: ReadonlyMap<string, string> }) {
  const paths = [...files.keys()]
  const [chosen, setChosen] = useState(paths.includes('bootstrap') ? 'bootstrap' : (paths[0] ?? ''))
  const file = fileAt(bench)
  const at = bench.statement?.seq
  // biome-ignore lint/correctness/useExhaustiveDependencies: a file chosen by hand stays open until the cursor walks on
  useEffect(() => {
    if (file !== undefined && files.has(file)) setChosen(file)
  }, [at, file])
  const source = files.get(chosen) ?? ''
  return (
    <section className="panel" aria-label="Code">
      <header className="panel-head">
        <Tabs label="Files" idPrefix="saved" tabs={paths.map((id) => ({ id, label: id }))} chosen={chosen} onChoose={setChosen} />
      </header>
      <TabPanel idPrefix="saved" id={chosen} className="panel-body">
        <Code label={chosen} text={source} language={languageOf(chosen, source)} lit={litLines(bench, chosen)} />
      </TabPanel>
    </section>
  )
}
