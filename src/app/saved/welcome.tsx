import { FileUp, Radio } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { text } from '../texts/texts.ts'
import { KeptRuns } from './kept-runs.tsx'

/** Chooses a trace file. */
export function FileButton({ onFile }: { readonly onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button onClick={() => input.current?.click()}>
        <FileUp size={15} aria-hidden="true" />
        {text.saved.open}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={text.saved.open}
        onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file) onFile(file)
          target.value = ''
        }}
      />
    </>
  )
}

interface WelcomeProps {
  readonly reading: string | undefined
  readonly onFile: (file: File) => void
  readonly onKept: (id: string, name: string) => void
  readonly onFollow: (address: string) => void
}

/** What can be opened here: a file, a server’s stream, a run that is kept. */
export function Welcome({ reading, onFile, onKept, onFollow }: WelcomeProps) {
  const [address, setAddress] = useState('http://127.0.0.1:9001/inspect')
  return (
    <main className="saved-welcome">
      <h1>{text.saved.title}</h1>
      <p>{text.saved.intro}</p>
      <div className="saved-drop" role="status">
        <FileUp size={26} aria-hidden="true" />
        <strong>{reading === undefined ? text.saved.drop : text.saved.reading(reading)}</strong>
        <FileButton onFile={onFile} />
      </div>
      <form
        className="saved-follow"
        onSubmit={(event) => {
          event.preventDefault()
          onFollow(address)
        }}
      >
        <Field
          label={text.saved.address}
          className="mono"
          value={address}
          onChange={({ target }) => setAddress(target.value)}
          hint={text.saved.addressHint}
        />
        <Button type="submit">
          <Radio size={15} aria-hidden="true" />
          {text.saved.follow}
        </Button>
      </form>
      <KeptRuns onOpen={onKept} />
    </main>
  )
}
