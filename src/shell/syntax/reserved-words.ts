/** Words that bash keeps for its syntax; `type` calls them keywords. */
export const reservedWords: ReadonlySet<string> = new Set(
  'if then else elif fi case esac for select while until do done in function time { } ! [[ ]] coproc'.split(' '),
)
