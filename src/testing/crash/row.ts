import type { Verdict } from './verdict.js'

/** One line of the report. */
export interface Row {
  /** Row of the table of promises: D1, D3, G1 … */
  name: string
  database: string
  subject: string
  facts: string
  problems: readonly string[]
}

export function verdictFacts({ accepted, delivered, doubled, problems }: Verdict): string {
  const count = (word: string) => problems.filter((problem) => problem.startsWith(word)).length
  const explained = count('DOUBLED') === 0 ? 'yes' : 'NO'
  return `accepted=${accepted} lost=${count('LOST')} dup=${doubled} in_doubt_all=${explained} delivered=${delivered}/${accepted}`
}

const shownProblems = 10

export function rowText({ name, database, subject, facts, problems }: Row): string {
  const head = [problems.length === 0 ? 'PASS' : 'FAIL', name, database, subject, facts].filter((part) => part !== '')
  const shown = problems.slice(0, shownProblems).map((problem) => `     ${problem.replaceAll('\n', '\n     ')}`)
  const rest = problems.length - shown.length
  return [head.join(' '), ...shown, ...(rest > 0 ? [`     and ${rest} more`] : [])].join('\n')
}

/** A row that could not even be carried out has failed too. */
export async function attempt(head: Pick<Row, 'name' | 'database' | 'subject'>, run: () => Promise<Row>): Promise<Row> {
  try {
    return await run()
  } catch (error) {
    return { ...head, facts: '', problems: [error instanceof Error ? error.message : String(error)] }
  }
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)}s`
}
