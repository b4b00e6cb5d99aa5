import { texts } from 'virtual:lesson-texts'
import { useMemo, useState } from 'react'
import { Link } from 'wouter'
import { course } from '#lessons/catalog.ts'
import { Dialog } from '#ui/dialog.tsx'
import { type Found, findIn } from './search.ts'
import '#ui/field.css'
import './search.css'

const pages = course.flatMap(({ title: chapter, lessons }) =>
  lessons.map(({ path, title }) => ({ path, title, chapter, text: texts[path] ?? '' })),
)

/** Every word of the course, found by typing. */
export function SearchDialog({ onClose }: { readonly onClose: () => void }) {
  const [typed, setTyped] = useState('')
  const found = useMemo(() => findIn(pages, typed), [typed])
  return (
    <Dialog title="Search the course" onClose={onClose}>
      <input
        className="input"
        type="search"
        aria-label="Words to find"
        data-first-focus=""
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <p className="visually-hidden" role="status">
        {typed.trim() && `${found.length} lessons found`}
      </p>
      <ul className="found" aria-label="Lessons found">
        {found.map((one) => (
          <FoundLesson key={one.path} {...one} onChoose={onClose} />
        ))}
      </ul>
      {typed.trim() !== '' && found.length === 0 && <p>No lesson has all of these words.</p>}
    </Dialog>
  )
}

function FoundLesson({ path, title, chapter, before, match, after, onChoose }: Found & { readonly onChoose: () => void }) {
  return (
    <li>
      <Link href={`/learn/${path}`} onClick={onChoose}>
        <b>{title}</b> <small>{chapter}</small>
        <span>
          {before}
          <mark>{match}</mark>
          {after}
        </span>
      </Link>
    </li>
  )
}
