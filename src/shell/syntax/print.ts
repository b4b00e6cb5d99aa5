import { withPlainQuotes } from './ansi.ts'
import type { AndOr, CommandNode, Condition, HereDocument, List, Pipeline, Redirection } from './tree.ts'

/** A command as bash prints it in BASH_COMMAND, `jobs` and `declare -f`. */
export function printCommand(node: CommandNode): string {
  return new Printer().print(node)
}

/** A function as `declare -f` prints it. */
export function printFunction(name: string, body: CommandNode): string {
  return new Printer().definition(name, body)
}

class Printer {
  private depth = 0
  private heres: HereDocument[] = []
  /** A here-document already stands behind an operator of the statement. */
  private heresInside = false
  private inFunction = 0

  print(node: CommandNode): string {
    return this.command(node)
  }

  private pad(): string {
    return '    '.repeat(this.depth)
  }

  definition(name: string, body: CommandNode): string {
    const before = this.depth
    this.depth = 0
    this.inFunction++
    const redirections = body.kind === 'group' ? body.redirections : []
    const inner = body.kind === 'group' ? body.body : undefined
    let out = `${name} () \n{ \n`
    this.depth++
    out += inner ? this.lines(inner) : `${this.pad()}${this.command(body)}`
    this.depth--
    out += '\n}'
    out += this.redirections(redirections)
    this.inFunction--
    this.depth = before
    return out
  }

  /** The statements of a list, each on its line. */
  private lines(list: List): string {
    const out: string[] = []
    list.items.forEach(({ command, background }, i) => {
      const last = i === list.items.length - 1
      this.heresInside = false
      let text = this.pad() + this.command(command)
      const inside = this.heresInside
      if (background) text += ' &'
      const here = this.takeHeres()
      if (here !== '') text += last ? here : `${here}\n`
      else if (!last && !background && !inside) text += ';'
      out.push(text)
    })
    return out.reduce(
      (text, line, i) => (i === 0 ? line : list.items[i - 1]?.background ? `${text} ${line.trimStart()}` : `${text}\n${line}`),
      '',
    )
  }

  private takeHeres(): string {
    if (this.heres.length === 0) return ''
    const out = this.heres.map((here) => `\n${here.body}${here.delimiter}`).join('')
    this.heres = []
    return `${out}\n`.replace(/\n$/, '')
  }

  private inline(list: List): string {
    let out = ''
    list.items.forEach(({ command, background }, i) => {
      out += this.command(command)
      if (background) out += ' &'
      if (i < list.items.length - 1) out += background ? ' ' : this.inFunction > 0 ? `;\n${this.pad()}` : '; '
    })
    return out
  }

  private block(list: List): string {
    this.depth++
    const text = this.lines(list)
    this.depth--
    const background = list.items.at(-1)?.background
    return `${text}${background ? '' : ';'}`
  }

  private command(node: CommandNode): string {
    const text = this.bare(node)
    return node.kind === 'simple' || node.kind === 'function' ? text : text + this.redirections(node.redirections)
  }

  private redirections(list: readonly Redirection[]): string {
    return list.map((one) => ` ${this.redirection(one)}`).join('')
  }

  private redirection(node: Redirection): string {
    const { operator, descriptor, variable, here } = node
    const number = variable !== undefined ? `{${variable}}` : descriptor === undefined ? '' : String(descriptor)
    if (here) {
      this.heres.push(here)
      return `${number}${operator}${here.quoted ? `'${here.delimiter}'` : here.delimiter}`
    }
    const standard = operator === '<' || operator === '<>' || operator === '<&' || operator === '<<<' ? '0' : '1'
    const shown = number === standard && !operator.includes('&') ? '' : number
    if (operator === '<&' || operator === '>&')
      return `${number === '' ? (operator === '<&' ? '0' : '1') : number}${operator}${node.target.text}`
    return `${shown}${operator} ${node.target.text}`
  }

  private bare(node: CommandNode): string {
    switch (node.kind) {
      case 'simple':
        return [
          ...node.assignments.map((word) => withPlainQuotes(word.text)),
          ...node.words.map((word) => withPlainQuotes(word.text)),
          ...node.redirections.map((one) => this.redirection(one)),
        ].join(' ')
      case 'pipeline':
        return `${node.timed ? (node.timed === 'posix' ? 'time -p ' : 'time ') : ''}${node.negated ? '! ' : ''}${this.pipeline(node)}`
      case 'and-or':
        return this.andOr(node)
      case 'list':
        return this.inline(node)
      case 'group':
        if (this.inFunction > 0) {
          this.depth++
          const text = this.lines(node.body)
          this.depth--
          return `{ \n${text}\n${this.pad()}}`
        }
        return `{ ${this.inline(node.body)}; }`
      case 'subshell':
        return `( ${this.inline(node.body)} )`
      case 'function':
        return `function ${this.nested(node.name, node.body)}`
      case 'arithmetic':
        return `((${node.expression}))`
      case 'conditional':
        return `[[ ${this.condition(node.expression)} ]]`
      case 'coproc':
        return `coproc ${node.name} ${this.command(node.body)}`
      default:
        return this.looping(node)
    }
  }

  /** Here-documents stand behind the operator that follows them. */
  private pipeline(node: Pipeline): string {
    let out = ''
    for (const [i, one] of node.commands.entries()) {
      if (i > 0) out += this.joint(node.both[i] ? ' 2>&1 |' : ' |', '  ')
      out += this.command(one)
    }
    return out
  }

  private andOr(node: AndOr): string {
    let out = this.command(node.first)
    for (const { operator, command } of node.rest) out += this.joint(` ${operator}`, ' ', ' ') + this.command(command)
    return out
  }

  private joint(operator: string, indent: string, gap = ''): string {
    const here = this.takeHeres()
    if (here !== '') this.heresInside = true
    return here === '' ? `${operator} ` : `${operator}${gap}${here}\n${indent}`
  }

  private nested(name: string, body: CommandNode): string {
    const inner = body.kind === 'group' ? body.body : undefined
    this.depth++
    const text = inner ? this.lines(inner) : `${this.pad()}${this.command(body)}`
    this.depth--
    return `${name} () \n${this.pad()}{ \n${text}\n${this.pad()}}`
  }

  private looping(node: CommandNode): string {
    const pad = this.pad()
    switch (node.kind) {
      case 'if': {
        let out = ''
        node.clauses.forEach((clause, i) => {
          out += i === 0 ? `if ${this.inline(clause.condition)}; then\n${this.block(clause.body)}\n` : ''
          if (i > 0) {
            this.depth += i
            out += `${'    '.repeat(this.depth - 1)}else\n${this.pad()}if ${this.inline(clause.condition)}; then\n${this.block(clause.body)}\n`
            this.depth -= i
          }
        })
        const levels = node.clauses.length - 1
        if (node.otherwise) {
          this.depth += levels
          out += `${this.pad()}else\n${this.block(node.otherwise)}\n`
          this.depth -= levels
        }
        for (let i = levels; i >= 0; i--) out += `${'    '.repeat(this.depth + i)}fi${i > 0 ? ';\n' : ''}`
        return out
      }
      case 'while':
      case 'until':
        return `${node.kind} ${this.inline(node.condition)}; do\n${this.block(node.body)}\n${pad}done`
      case 'for':
      case 'select':
        return `${node.kind} ${node.name}${node.words ? ` in ${node.words.map((word) => word.text).join(' ')}` : ' in "$@"'};\n${pad}do\n${this.block(node.body)}\n${pad}done`
      case 'arithmetic-for':
        return `for ((${node.start}; ${node.test}; ${node.step}))\n${pad}do\n${this.block(node.body)}\n${pad}done`
      case 'case': {
        let out = `case ${node.subject.text} in \n`
        this.depth++
        for (const clause of node.clauses) {
          out += `${this.pad()}${clause.patterns.map((word) => word.text).join(' | ')})\n`
          this.depth++
          if (clause.body) out += `${this.lines(clause.body)}\n`
          else out += '\n'
          this.depth--
          out += `${this.pad()}${clause.end}\n`
        }
        this.depth--
        return `${out}${pad}esac`
      }
      default:
        return ''
    }
  }

  private condition(node: Condition): string {
    switch (node.kind) {
      case 'and':
        return `${this.condition(node.left)} && ${this.condition(node.right)}`
      case 'or':
        return `${this.condition(node.left)} || ${this.condition(node.right)}`
      case 'not':
        return `! ${this.condition(node.operand)}`
      case 'group':
        return `( ${this.condition(node.operand)} )`
      case 'unary':
        return `${node.operator} ${node.operand.text}`
      case 'word':
        return `-n ${node.operand.text}`
      default:
        return `${node.left.text} ${node.operator} ${node.right.text}`
    }
  }
}
