import { tagNamesIn } from '../values/tag-name.js'

/** What a subscriber asks for by SMS. */
export interface SubscriptionRequest {
  /** As written, without `#`. */
  tag: string
  wish: 'join' | 'leave'
}

const joining = /^(?:\+|старт|start|подписаться|подписка)$/iu
const leaving = /^(?:[-−–—]|стоп|stop|отписаться|отписка)$/iu

/**
 * Reads `#авария+`, `#авария -`, `стоп #авария`, `START #alarm`. Undefined for anything else: a word more makes it a message about
 * the tag.
 */
export function parseSubscriptionRequest(text: string): SubscriptionRequest | undefined {
  const [tag, another] = tagNamesIn(text)
  if (tag === undefined || another !== undefined) return undefined
  const [before = '', after = '', more] = text.normalize('NFC').split(`#${tag}`)
  const word = `${before.trim()}${after.trim()}`
  if (more !== undefined || (before.trim() !== '' && after.trim() !== '')) return undefined
  if (joining.test(word)) return { tag, wish: 'join' }
  return leaving.test(word) ? { tag, wish: 'leave' } : undefined
}
