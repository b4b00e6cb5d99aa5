/**
 * Snippets of the corpus that our shell does not yet answer as bash 5.2 does, to the letter of stdout, stderr and status, by reason.
 * A snippet that is missing here and differs fails the test; so does one that stands here and agrees.
 */
export const differences: Readonly<Record<string, readonly string[]>> = {
  'the message differs': [
    'arithmetic · negative exponent',
    'arithmetic · ternary without else',
    'arrays · assoc bad subscript in literal',
    'arrays · nameref circular in function',
    'declare · readonly again',
    'expansion · process substitution writes',
    'redirections · here document without end',
    'redirections · closed stdin',
  ],
  'the command is not in this machine yet': [
    'expansion · tilde home',
    'expansion · process substitution two inputs',
    'parameters · positional slice from zero',
    'quoting · ansi c escapes',
    'quoting · ansi c octal and hex',
    'quoting · ansi c unicode',
    'quoting · carriage return stays',
    'quoting · high bytes pass',
    'redirections · stderr',
    'redirections · swap',
  ],
  'not yet as in bash': [
    'parameters · transform P',
    'redirections · exec missing file in sh',
    'redirections · redirection failing in special builtin in sh',
    'redirections · dev stderr and stdout',
    'redirections · dev fd',
  ],
}
