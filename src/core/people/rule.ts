import { accept, type Parsed, refuse } from '../values/parsed.js'
import { fieldOf, type Person } from './person.js'
import { type Token, tokensOf } from './rule-tokens.js'

/** Whether a person is in a rule group. */
export type Rule = (person: Person) => boolean

type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>='

const longestRule = 2_000
const deepestRule = 20

/**
 * Reads a rule: `district = North and (role = engineer or grade >= 5) and not city in (Омск, "Нижний Новгород")`. Names are those of
 * attributes and built-in fields. Texts are compared without case, numbers as numbers. What a person has no value for equals
 * nothing and is neither more nor less than anything.
 */
export function parseRule(text: string): Parsed<Rule> {
  if (text.length > longestRule) return refuse(`A rule has at most ${longestRule} characters`)
  const tokens = tokensOf(text)
  if (!tokens.ok) return tokens
  try {
    return accept(new RuleParser(tokens.value).read())
  } catch (error) {
    if (error instanceof RuleFault) return refuse(error.message)
    throw error
  }
}

class RuleFault extends Error {
  override readonly name = 'RuleFault'
}

class RuleParser {
  readonly #tokens: readonly Token[]
  #next = 0
  #depth = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  read(): Rule {
    const rule = this.#any()
    const left = this.#tokens[this.#next]
    if (left !== undefined) {
      throw new RuleFault(
        `Character ${left.position}: "and" or "or" is missing here; put values with spaces into quotes`,
      )
    }
    return rule
  }

  #any(): Rule {
    if ((this.#depth += 1) > deepestRule) throw new RuleFault(`A rule is at most ${deepestRule} brackets deep`)
    const parts = [this.#all()]
    while (this.#takeWord('or')) parts.push(this.#all())
    this.#depth -= 1
    return (person) => parts.some((part) => part(person))
  }

  #all(): Rule {
    const parts = [this.#one()]
    while (this.#takeWord('and')) parts.push(this.#one())
    return (person) => parts.every((part) => part(person))
  }

  #one(): Rule {
    let isNegated = false
    while (this.#takeWord('not')) isNegated = !isNegated
    const rule = this.#take('(') ? this.#inBrackets() : this.#comparison()
    return isNegated ? (person) => !rule(person) : rule
  }

  #inBrackets(): Rule {
    const rule = this.#any()
    this.#expect(')')
    return rule
  }

  #comparison(): Rule {
    const name = this.#value('the name of a field')
    const isNegated = this.#takeWord('not')
    if (this.#takeWord('in')) {
      const values = this.#values().map(comparable)
      return (person) => values.some((value) => compare(fieldOf(person, name), '=', value)) !== isNegated
    }
    const token = this.#tokens[this.#next]
    if (isNegated || token?.kind !== 'comparison') throw this.#missing('one of = != < <= > >= in')
    this.#next += 1
    const comparison = token.text as Comparison
    const value = comparable(this.#value('a value'))
    return (person) => compare(fieldOf(person, name), comparison, value)
  }

  #values(): string[] {
    this.#expect('(')
    const values = [this.#value('a value')]
    while (this.#take(',')) values.push(this.#value('a value'))
    this.#expect(')')
    return values
  }

  #value(what: string): string {
    const token = this.#tokens[this.#next]
    if (token?.kind !== 'value') throw this.#missing(what)
    this.#next += 1
    return token.text
  }

  #takeWord(word: 'and' | 'or' | 'not' | 'in'): boolean {
    const token = this.#tokens[this.#next]
    const isHere = token?.kind === 'word' && token.text === word
    if (isHere) this.#next += 1
    return isHere
  }

  #take(mark: '(' | ')' | ','): boolean {
    const token = this.#tokens[this.#next]
    const isHere = token?.kind === 'mark' && token.text === mark
    if (isHere) this.#next += 1
    return isHere
  }

  #expect(mark: '(' | ')'): void {
    if (!this.#take(mark)) throw this.#missing(`"${mark}"`)
  }

  #missing(what: string): RuleFault {
    const token = this.#tokens[this.#next]
    return new RuleFault(
      token === undefined
        ? `The rule ends where ${what} is missing`
        : `Character ${token.position}: ${what} is missing here`,
    )
  }
}

interface Comparable {
  text: string
  number: number
}

function comparable(value: string | number): Comparable {
  const text = String(value).normalize('NFC').toLowerCase()
  return { text, number: text.trim() === '' ? NaN : Number(text) }
}

function compare(field: string | number | undefined, comparison: Comparison, wanted: Comparable): boolean {
  if (field === undefined) return comparison === '!='
  const has = comparable(field)
  const difference =
    Number.isNaN(has.number) || Number.isNaN(wanted.number)
      ? Number(has.text > wanted.text) - Number(has.text < wanted.text)
      : has.number - wanted.number
  switch (comparison) {
    case '=':
      return difference === 0
    case '!=':
      return difference !== 0
    case '<':
      return difference < 0
    case '<=':
      return difference <= 0
    case '>':
      return difference > 0
    case '>=':
      return difference >= 0
  }
}
