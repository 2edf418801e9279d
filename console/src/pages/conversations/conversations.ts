import type { Message } from '@svyaz/sdk'

/** Everything lately exchanged with one number, as a line of the list. */
export interface Conversation {
  /** The number, or what stands for it where another company keeps it to itself. */
  number: string
  personId: string | null
  last: Message
  /** What came in since the company wrote last. */
  unanswered: number
}

export function otherOf({ direction, from, to }: Message): string {
  return direction === 'mo' ? from : to
}

/** Messages, the newest first, gathered by the other side. */
export function conversationsOf(messages: readonly Message[]): Conversation[] {
  const found = new Map<string, Conversation & { isAnswered: boolean }>()
  for (const message of messages) {
    const number = otherOf(message)
    const known = found.get(number) ?? {
      number,
      personId: null,
      last: message,
      unanswered: 0,
      isAnswered: false,
    }
    known.personId ??= message.personId ?? message.reply?.personId ?? null
    if (message.direction === 'mt') known.isAnswered = true
    else if (!known.isAnswered) known.unanswered += 1
    found.set(number, known)
  }
  return [...found.values()]
}
