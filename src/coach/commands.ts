import { commandsIn } from './command-words.ts'

/** One word of a command line, and what it does there. */
export interface ExplainedWord {
  readonly word: string
  readonly means: string
}

export interface ExplainedCommand {
  readonly name: string
  readonly means: string
  /** Its words after the name, those that have a meaning of their own. */
  readonly words: readonly ExplainedWord[]
}

interface Known {
  readonly means: string
  /** What a flag means; those that take a value end in `=`. */
  readonly flags: Readonly<Record<string, string>>
  /** What the words mean that are no flags, in order; the last one stands for all that follow. */
  readonly words?: readonly string[]
}

/** The commands that bootstraps live on, after their manual pages (curl 8, GNU grep 3, coreutils 8, bash 5.2). */
const commands: Readonly<Record<string, Known>> = {
  curl: {
    means: 'Sends an HTTP request and writes the body of the reply to stdout.',
    words: ['The address to ask.'],
    flags: {
      '-s': 'Silent: no progress meter, and no error messages.',
      '--silent': 'Silent: no progress meter, and no error messages.',
      '-S': 'With -s: shows error messages all the same.',
      '--show-error': 'With -s: shows error messages all the same.',
      '-L': 'Follows redirects. The Runtime API sends none.',
      '--location': 'Follows redirects. The Runtime API sends none.',
      '-D=': 'Writes the headers of the reply into this file: the request id is among them.',
      '--dump-header=': 'Writes the headers of the reply into this file: the request id is among them.',
      '-d=': 'Posts this text. A leading @ names a file, and line ends of files are dropped.',
      '--data=': 'Posts this text. A leading @ names a file, and line ends of files are dropped.',
      '--data-raw=': 'Posts this text; a leading @ is only a character.',
      '--data-binary=': 'Posts this text byte for byte; @FILE posts a file, @- what comes on stdin.',
      '--json=': 'Posts this text as JSON, with the headers that say so.',
      '-T=': 'Uploads a file as it is; - is stdin. The method becomes PUT.',
      '-X=': 'The method, in place of the one that fits the other options.',
      '--request=': 'The method, in place of the one that fits the other options.',
      '-H=': 'Adds this header.',
      '--header=': 'Adds this header.',
      '-o=': 'Writes the body into this file and not to stdout.',
      '--output=': 'Writes the body into this file and not to stdout.',
      '-w=': 'Writes this after the transfer; %{http_code} is the status.',
      '--write-out=': 'Writes this after the transfer; %{http_code} is the status.',
      '-i': 'Writes the headers of the reply before its body.',
      '--include': 'Writes the headers of the reply before its body.',
      '-I': 'Asks for the headers only: method HEAD.',
      '-f': 'Fails with status 22 when the reply is 400 or more, and writes no body.',
      '--fail': 'Fails with status 22 when the reply is 400 or more, and writes no body.',
      '--fail-with-body': 'Fails with status 22 when the reply is 400 or more, and still writes the body.',
      '-v': 'Tells the whole conversation on stderr: dozens of lines in the log, for every event.',
      '--verbose': 'Tells the whole conversation on stderr: dozens of lines in the log, for every event.',
      '-m=': 'Gives up after so many seconds. On next that is a mistake: the wait has no limit.',
      '--max-time=': 'Gives up after so many seconds. On next that is a mistake: the wait has no limit.',
      '--connect-timeout=': 'Gives up when there is no connection after so many seconds.',
      '--retry=': 'Tries again so many times after a passing failure.',
      '--noproxy=': 'Uses no proxy for these hosts; * is all of them.',
      '-N': 'Passes the body on as it comes, unbuffered.',
      '--no-buffer': 'Passes the body on as it comes, unbuffered.',
      '-g': 'Takes brackets and braces in the address as they are.',
    },
  },
  grep: {
    means: 'Writes the lines that match a pattern.',
    words: ['The pattern.', 'A file to read.'],
    flags: {
      '-F': 'The pattern is plain text.',
      '--fixed-strings': 'The pattern is plain text.',
      '-E': 'The pattern is an extended regular expression.',
      '-P': 'The pattern is a Perl regular expression.',
      '-i': 'Upper and lower case are the same. Header names may come in either.',
      '--ignore-case': 'Upper and lower case are the same. Header names may come in either.',
      '-v': 'Writes the lines that do not match.',
      '-o': 'Writes only the part that matches.',
      '-q': 'Writes nothing; the status alone tells.',
      '-c': 'Writes how many lines match.',
      '-n': 'Writes the number of each line.',
      '-h': 'Leaves out the names of files.',
      '-w': 'Matches whole words only.',
      '-x': 'Matches whole lines only.',
      '-m=': 'Stops after so many lines.',
      '-e=': 'A pattern; there may be several.',
      '-A=': 'Writes so many lines after each match, too.',
      '-B=': 'Writes so many lines before each match, too.',
    },
  },
  cut: {
    means: 'Writes parts of each line.',
    words: ['A file to read.'],
    flags: {
      '-d=': 'Fields end at this character.',
      '--delimiter=': 'Fields end at this character.',
      '-f=': 'These fields, counted from 1; 2- is the second and all after it.',
      '--fields=': 'These fields, counted from 1; 2- is the second and all after it.',
      '-c=': 'These characters.',
      '-b=': 'These bytes.',
      '-s': 'Leaves out lines without the delimiter.',
      '--complement': 'All but these.',
    },
  },
  tr: {
    means: 'Replaces or deletes characters of what comes on stdin.',
    words: [
      'The characters to look for. [:space:] is every blank and line end; \\r is the carriage return at the end of a header.',
      'What they become.',
    ],
    flags: {
      '-d': 'Deletes them.',
      '--delete': 'Deletes them.',
      '-s': 'Squeezes repetitions into one.',
      '-c': 'All characters but these.',
      '-C': 'All characters but these.',
    },
  },
  set: {
    means: 'Changes how the shell behaves from here on.',
    words: ['Becomes a positional parameter.'],
    flags: {
      '-e': 'Ends the shell when a command fails, unless its status is asked for. A failing handler then takes the runtime with it.',
      '-u': 'An unset variable is an error that ends the shell.',
      '-x': 'Tells every command on stderr before it runs: all of it goes into the log.',
      '-f': 'Does not expand *, ? and [ ] to names of files.',
      '-n': 'Reads commands and runs none.',
      '-v': 'Repeats the script on stderr as it is read.',
      '-E': 'Traps of ERR hold inside functions, too.',
      '-a': 'Exports every variable that is set from here on.',
      '-o=': 'Names the option in words: pipefail makes a pipeline fail when any part of it fails.',
      '+e': 'Goes on when a command fails.',
      '+u': 'An unset variable is empty again.',
      '+x': 'Ends the telling of commands.',
      '+o=': 'Switches this option off.',
    },
  },
}

/** Explains the commands of a line that the table knows, in order. It splits words as a shell does, as far as one line tells. */
export const explainLine = (line: string): readonly ExplainedCommand[] =>
  commandsIn(line).flatMap(([name = '', ...words]) => {
    const known = Object.hasOwn(commands, name) ? commands[name] : undefined
    return known ? [{ name, means: known.means, words: explainWords(name, known, words) }] : []
  })

function explainWords(name: string, known: Known, words: readonly string[]): readonly ExplainedWord[] {
  const explained: ExplainedWord[] = []
  let plain = 0
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? ''
    if (isFlag(name, word)) {
      const { parts, takesNext } = flagsIn(known, word)
      explained.push(...withValue(parts, takesNext ? words[index + 1] : undefined))
      if (takesNext) index += 1
    } else if (isRedirection(word)) index += wordsAfter(word)
    else explained.push(...plainWord(known, word, plain++))
  }
  return explained
}

/** A word that is no flag, by its place among those. */
function plainWord({ words = [] }: Known, word: string, place: number): readonly ExplainedWord[] {
  const means = words[Math.min(place, words.length - 1)]
  return means ? [{ word, means }] : []
}

const isRedirection = (word: string): boolean => /^\d*[<>]/.test(word)
/** The file that a redirection names may be a word of its own. */
const wordsAfter = (redirection: string): number => (/[<>]$/.test(redirection) ? 1 : 0)
const isFlag = (name: string, word: string): boolean => (/^-./.test(word) && word !== '--') || (name === 'set' && /^\+./.test(word))

/** The last flag of a word with the value that follows it. */
const withValue = (parts: readonly ExplainedWord[], value: string | undefined): readonly ExplainedWord[] =>
  parts.map((part, at) => (at === parts.length - 1 && value !== undefined ? { ...part, word: `${part.word} ${value}` } : part))

/** The flags in one word: `-sSLD` is four of them, and the last takes the next word. */
function flagsIn({ flags }: Known, word: string): { readonly parts: readonly ExplainedWord[]; readonly takesNext: boolean } {
  const unknown = 'An option that this table does not know. See the manual page.'
  if (word.startsWith('--')) {
    const [long = word] = word.split('=')
    const means = flags[long] ?? flags[`${long}=`]
    return { parts: [{ word, means: means ?? unknown }], takesNext: flags[`${long}=`] !== undefined && !word.includes('=') }
  }
  const parts: ExplainedWord[] = []
  const sign = word.slice(0, 1)
  for (let at = 1; at < word.length; at += 1) {
    const flag = sign + word[at]
    const valued = flags[`${flag}=`]
    if (valued === undefined) {
      parts.push({ word: flag, means: flags[flag] ?? unknown })
      continue
    }
    parts.push({ word: flag + word.slice(at + 1), means: valued })
    return { parts, takesNext: at === word.length - 1 }
  }
  return { parts, takesNext: false }
}
