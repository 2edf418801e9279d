/** How the centre writes its message ids. */
export type MessageIdForm = 'hex' | 'decimal'

/** Shared by all simulators of the process, so that an id never comes twice while receipts may be under way. */
let last = 0

/** Grows with time, so that ids are new after a restart of the process too; stays below 2^53. */
export function nextMessageId(now: number, form: MessageIdForm): string {
  last = Math.max(last + 1, now * 1000)
  return last.toString(form === 'hex' ? 16 : 10)
}
