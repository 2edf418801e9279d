import { answerKey } from './words.js'

/**
 * What a subscriber asks of the gateway itself. `stop` and `start` are about the company that wrote to him; with `everybody` about
 * all of them. `subscribe` and `leave` name a tag.
 */
export type Keyword =
  | { word: 'stop'; everybody: boolean }
  | { word: 'start' }
  | { word: 'help' }
  | { word: 'subscribe'; tag: string }
  | { word: 'leave'; tag: string }

export type KeywordName = Keyword['word']

const words: Readonly<Record<'stop' | 'start' | 'help', readonly string[]>> = {
  stop: ['стоп', 'stop', 'отписаться', 'отписка', 'отпишите меня', 'unsubscribe'],
  start: ['старт', 'start', 'подписаться', 'unstop', 'subscribe'],
  help: ['помощь', 'справка', 'help', 'info', 'инфо', '?'],
}
const stopEverybody: readonly string[] = ['стоп все', 'stop all', 'stopall', 'отписаться от всех']

const leave = /^(?:стоп|stop|отписаться|unsubscribe) (#\S+)$/u
const subscribe = /^(?:старт|start|подписаться|subscribe) (#\S+)$/u
const signed = /^(#\S+?) ?([+-])$/u
const longestKeyword = 80

/** The whole message must be the keyword: "стоп-кран не работает" is a report. The tag is as it was written. */
export function readKeyword(text: string): Keyword | null {
  if (text.length > longestKeyword) return null
  const key = answerKey(text)
  if (key.includes('#'))
    return readTag(
      text
        .normalize('NFC')
        .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
        .trim(),
    )
  if (stopEverybody.includes(key)) return { word: 'stop', everybody: true }
  if (words.stop.includes(key)) return { word: 'stop', everybody: false }
  if (words.start.includes(key)) return { word: 'start' }
  return words.help.includes(key) ? { word: 'help' } : null
}

function readTag(text: string): Keyword | null {
  const [, tag, sign] = signed.exec(text) ?? []
  if (tag !== undefined) return { word: sign === '+' ? 'subscribe' : 'leave', tag }
  const plain = text.replace(/^\S+/, (first) => first.toLowerCase()).replaceAll(/\s+/g, ' ')
  const left = leave.exec(plain)?.[1]
  if (left !== undefined) return { word: 'leave', tag: left }
  const joined = subscribe.exec(plain)?.[1]
  return joined === undefined ? null : { word: 'subscribe', tag: joined }
}
