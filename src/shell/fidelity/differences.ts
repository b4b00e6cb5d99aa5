/**
 * Snippets of the corpus that our shell does not answer as bash 5.2 does, to the letter of stdout, stderr and status, by reason.
 * A snippet that is missing here and differs fails the test; so does one that stands here and agrees.
 */
export const differences: Readonly<Record<string, readonly string[]>> = {
  'the message of a mistake is worded otherwise': [
    'arithmetic · missing parenthesis',
    'arrays · nameref circular in function',
    'conditions · regular expression errors',
    'conditions · syntax errors',
    'curl · output name needs a path',
    'redirections · closed stdin',
  ],
  'programs are found in /usr/bin alone, and /bin is not the same folder': ['commands · type -a -p -P'],
  'sed and md5sum are those of just-bash, which lack sed -i with a suffix, s///2g and md5sum -c': [
    'programs · checksums',
    'programs · sed in place and quit',
  ],
  'split of just-bash writes no new files here': ['programs · split join column'],
  'jq is that of just-bash: numbers, @csv, @sh, --indent, paths that are made, unique, -a and some exit codes differ': [
    'jq · numbers',
    'jq · tabs and joined output',
    'jq · csv quotes strings',
    'jq · sort keys and indent',
    'jq · assignment',
    'jq · group unique and min',
    'jq · unicode',
    'jq · a wrong document',
    'jq · a wrong filter',
    'jq · a wrong operation',
  ],
  'curl follows no redirects, for the Runtime API has none': ['curl · redirect is not followed'],
  'curl encodes a space as %20, as newer versions do, and keeps the newline of a format file': ['curl · write-out from a file'],
}
