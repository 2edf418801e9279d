import type { DecisionSource } from '../core/calls/answer-question.js'
import type { Log } from '../core/log.js'
import type { CallbackClient } from './callback-client.js'

const maxVariables = 50
const variableName = /^[a-z][a-z0-9_]{0,39}$/

/** Asks programs of companies over the one way to addresses that customers name. */
export class DecisionRequests implements DecisionSource {
  readonly #client: CallbackClient
  readonly #log: Log

  constructor(client: CallbackClient, log: Log) {
    this.#client = client
    this.#log = log
  }

  async decide(url: string, asked: Readonly<Record<string, unknown>>, timeoutMs: number) {
    const headers = { 'Content-Type': 'application/json', Accept: 'application/json', 'User-Agent': 'Svyaz-Calls/1' }
    const body = Buffer.from(JSON.stringify(asked))
    const answer = await this.#client.send({ url, headers, body, timeoutMs })
    const ids = { call: asked['callId'], step: asked['step'], durationMs: answer.durationMs }
    if (answer.kind === 'failed') {
      this.#log.warn(
        { ...ids, reason: answer.reason, detail: answer.detail },
        'a program that decides about a call failed',
      )
      return undefined
    }
    const decision = answer.status >= 200 && answer.status < 300 ? readDecision(answer.body) : undefined
    if (decision === undefined)
      this.#log.warn({ ...ids, status: answer.status }, 'a program that decides about a call answered with no decision')
    return decision
  }
}

/** `{"exit": "…", "variables": {…}}`; values are put down as texts, and what is no variable is passed over. */
export function readDecision(body: string): { exit: string; variables: Record<string, string> } | undefined {
  let answer: unknown
  try {
    answer = JSON.parse(body)
  } catch {
    return undefined
  }
  if (typeof answer !== 'object' || answer === null) return undefined
  const { exit, variables } = answer as { exit?: unknown; variables?: unknown }
  if (typeof exit !== 'string') return undefined
  const given = typeof variables === 'object' && variables !== null ? Object.entries(variables) : []
  const plain = given.filter(
    ([name, value]) => variableName.test(name) && /^(string|number|boolean)$/.test(typeof value),
  )
  return {
    exit,
    variables: Object.fromEntries(plain.slice(0, maxVariables).map(([name, value]) => [name, String(value)])),
  }
}
