import { accept, type Parsed, refuse } from '../values/parsed.js'

export interface Token {
  kind: 'word' | 'value' | 'comparison' | 'mark'
  text: string
  /** Of its first character; that of the rule is 1. */
  position: number
}

/** Words with a meaning of their own, unless in quotes. */
const words: Readonly<Record<string, string>> = {
  and: 'and',
  or: 'or',
  not: 'not',
  in: 'in',
  и: 'and',
  или: 'or',
  не: 'not',
  в: 'in',
}

const forms: readonly [kind: 'space' | 'comparison' | 'mark' | 'quoted' | 'bare', form: RegExp][] = [
  ['space', /\s+/y],
  ['comparison', /!=|<>|<=|>=|==|[=<>]/y],
  ['mark', /[(),]/y],
  ['quoted', /"([^"]*)"|'([^']*)'|«([^»]*)»/y],
  ['bare', /[\p{L}\p{M}\p{N}_.+@:/-]+/uy],
]

const spellings: Readonly<Record<string, string>> = { '==': '=', '<>': '!=' }

/** Cuts a rule into names, values, comparisons and brackets. */
export function tokensOf(rule: string): Parsed<readonly Token[]> {
  const text = rule.normalize('NFC')
  const tokens: Token[] = []
  let position = 0
  while (position < text.length) {
    const found = formAt(text, position)
    if (found === undefined)
      return refuse(`Character ${position + 1}: "${text.charAt(position)}" cannot stand here; put values into quotes`)
    const [kind, match] = found
    const token = tokenOf(kind, match)
    if (token !== undefined) tokens.push({ ...token, position: position + 1 })
    position += match[0].length
  }
  return accept(tokens)
}

function formAt(text: string, position: number) {
  for (const [kind, form] of forms) {
    form.lastIndex = position
    const match = form.exec(text)
    if (match !== null) return [kind, match] as const
  }
  return undefined
}

function tokenOf(kind: (typeof forms)[number][0], match: RegExpExecArray): Omit<Token, 'position'> | undefined {
  const [whole] = match
  switch (kind) {
    case 'space':
      return undefined
    case 'quoted':
      return { kind: 'value', text: match.slice(1).find((each) => each !== undefined) ?? '' }
    case 'bare': {
      const key = whole.toLowerCase()
      const word = Object.hasOwn(words, key) ? words[key] : undefined
      return word === undefined ? { kind: 'value', text: whole } : { kind: 'word', text: word }
    }
    case 'comparison':
      return { kind, text: spellings[whole] ?? whole }
    case 'mark':
      return { kind, text: whole }
  }
}
