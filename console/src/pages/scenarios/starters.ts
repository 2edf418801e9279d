import { type ScenarioDoc, withExit } from './document.js'
import { newStep } from './StepPanel.js'

export const starters = ['office', 'duty', 'message', 'empty'] as const
export type Starter = (typeof starters)[number]

type Text = (key: string) => string

/** What a new scenario begins with, in the language of who makes it. */
export function starterDocument(starter: Starter, text: Text): ScenarioDoc {
  const name = (verb: string) => text(`stepNames.${verb}`)
  if (starter === 'empty') return build(text, ['play'], [])
  if (starter === 'message') return build(text, ['voicemail'], [])
  if (starter === 'duty') {
    return build(
      text,
      ['schedule', 'ring', 'voicemail'],
      [
        [name('schedule'), 'open', name('ring')],
        [name('schedule'), 'closed', name('voicemail')],
        [name('ring'), 'no_answer', name('voicemail')],
      ],
    )
  }
  return build(
    text,
    ['schedule', 'menu', 'ring', 'play', 'voicemail'],
    [
      [name('schedule'), 'open', name('menu')],
      [name('schedule'), 'closed', name('play')],
      [name('menu'), '1', name('ring')],
      [name('menu'), '2', name('voicemail')],
      [name('menu'), 'timeout', name('ring')],
      [name('menu'), 'invalid', name('voicemail')],
      [name('ring'), 'no_answer', name('voicemail')],
      [name('play'), 'done', name('voicemail')],
    ],
  )
}

function build(
  text: Text,
  verbs: readonly string[],
  exits: readonly (readonly [string, string, string])[],
): ScenarioDoc {
  const [first = 'play'] = verbs
  const start: ScenarioDoc = { format: 1, start: text(`stepNames.${first}`), steps: {} }
  const steps = verbs.reduce((doc, verb) => newStep(doc, verb, text).doc, start)
  return exits.reduce((doc, [from, exit, to]) => withExit(doc, from, exit, to), steps)
}
