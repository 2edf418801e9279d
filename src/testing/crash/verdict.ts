import type { LedgerEntry } from './ledger.js'
import type { Acknowledgement } from './sender.js'

/** What became of the messages that customers were promised. */
export interface Verdict {
  accepted: number
  delivered: number
  /** Sent more than once. */
  doubled: number
  /** Everything that must not be, in words. */
  problems: string[]
}

export interface Evidence {
  journal: Iterable<Acknowledgement>
  ledger: ReadonlyMap<number, LedgerEntry>
  /** How often the operator was sent this message. */
  submitsOf(acknowledgement: Acknowledgement): number
}

/** Compares three accounts of the same messages: the customers', the gateway's and the operator's. */
export function judge({ journal, ledger, submitsOf }: Evidence): Verdict {
  const verdict: Verdict = { accepted: 0, delivered: 0, doubled: 0, problems: [] }
  for (const acknowledgement of journal) {
    const { reference, messageId } = acknowledgement
    const submits = submitsOf(acknowledgement)
    const entry = ledger.get(messageId)
    verdict.accepted += 1
    if (entry?.state === 'delivered') verdict.delivered += 1
    else verdict.problems.push(`${reference} (message ${messageId}) ended ${entry?.state ?? 'unknown to the gateway'}`)
    if (submits === 0) verdict.problems.push(`LOST: ${reference} (message ${messageId}) never came to the operator`)
    if (submits < 2) continue
    verdict.doubled += 1
    const doubts = entry?.doubts ?? 0
    if (submits > 1 + doubts) {
      verdict.problems.push(
        `DOUBLED: ${reference} (message ${messageId}) sent ${submits} times, in doubt ${doubts} times`,
      )
    }
  }
  const ghosts = ledger.size - verdict.accepted
  if (ghosts !== 0) verdict.problems.push(`${ghosts} messages are stored that no reply named`)
  return verdict
}
