import { bare, gnu, lines } from './tool.ts'

const visible = (text: string) =>
  text.replace(/[\x00-\x08\x0b-\x1f\x7f-\xff]/g, (letter) => {
    const code = letter.charCodeAt(0)
    const low = code & 0x7f
    return `${code >= 128 ? 'M-' : ''}${low < 32 ? `^${String.fromCharCode(low + 64)}` : low === 127 ? '^?' : String.fromCharCode(low)}`
  })

export const cat = gnu(
  {
    letters: 'benstuvAET',
    long: {
      'number-nonblank': 'b',
      number: 'n',
      'squeeze-blank': 's',
      'show-nonprinting': 'v',
      'show-ends': 'E',
      'show-tabs': 'T',
      'show-all': 'A',
    },
  },
  function* (tool) {
    const any = (letters: string) => tool.last(letters) !== undefined
    const plain = !any('benstvAET')
    let number = 0
    let blanks = 0
    yield* tool.inputs(tool.operands, function* (input) {
      if (plain) {
        for (let chunk = yield* input.read(65_536); chunk !== ''; chunk = yield* input.read(65_536)) yield* tool.context.stdout.write(chunk)
        return
      }
      yield* lines(input, function* (line) {
        const text = bare(line)
        blanks = text === '' ? blanks + 1 : 0
        if (any('s') && blanks > 1) return
        const counted = any('b') ? text !== '' : any('n')
        if (counted) number += 1
        const shown = any('vAet') ? visible(text) : text
        const end = line.endsWith('\n') ? `${any('EAe') ? '$' : ''}\n` : ''
        yield* tool.out(`${counted ? `${String(number).padStart(6)}\t` : ''}${any('TAt') ? shown.replaceAll('\t', '^I') : shown}${end}`)
      })
      yield* tool.flush()
    })
  },
)
