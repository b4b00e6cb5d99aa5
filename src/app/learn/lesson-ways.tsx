import { ChevronLeft, ChevronRight, Map as MapIcon, Search } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { tinykeys } from 'tinykeys'
import { Link, useLocation } from 'wouter'
import { findLesson, lessonCount } from '#lessons/catalog.ts'
import { Button, IconButton } from '#ui/button.tsx'
import { useProgress } from './progress.ts'

const SearchDialog = lazy(async () => ({ default: (await import('./search-dialog.tsx')).SearchDialog }))

/** Where one is in the course, and the ways on: before, after, the map, the search. */
export function LessonWays({ path }: { readonly path: string }) {
  const [, navigate] = useLocation()
  const [searching, setSearching] = useState(false)
  const done = Object.keys(useProgress(({ done }) => done)).filter((one) => findLesson(one)).length
  const place = findLesson(path)
  useEffect(
    () =>
      tinykeys(window, {
        '$mod+k': (event: KeyboardEvent) => {
          if (event.target instanceof Element && event.target.closest('.monaco-editor')) return
          event.preventDefault()
          setSearching(true)
        },
      }),
    [],
  )
  return (
    <>
      <span className="lesson-progress" title={`${done} of ${lessonCount} lessons done`}>
        <progress value={done} max={lessonCount} aria-label={`${done} of ${lessonCount} lessons done`} />
        <small aria-hidden="true">
          {done}/{lessonCount}
        </small>
      </span>
      <IconButton
        label="Previous lesson (Alt+PageUp)"
        icon={<ChevronLeft size={18} />}
        disabled={!place?.previous}
        onClick={() => place?.previous && navigate(`/learn/${place.previous.path}`)}
      />
      <IconButton
        label="Next lesson (Alt+PageDown)"
        icon={<ChevronRight size={18} />}
        disabled={!place?.next}
        onClick={() => place?.next && navigate(`/learn/${place.next.path}`)}
      />
      <Link href="/learn" className="button" data-look="plain" aria-label="Map of the course">
        <MapIcon size={15} aria-hidden="true" />
        <span className="wide-only">Map</span>
      </Link>
      <Button onClick={() => setSearching(true)} aria-label="Search the course, Ctrl K">
        <Search size={15} aria-hidden="true" />
        <kbd className="wide-only">Ctrl K</kbd>
      </Button>
      {searching && (
        <Suspense fallback={null}>
          <SearchDialog onClose={() => setSearching(false)} />
        </Suspense>
      )}
    </>
  )
}
