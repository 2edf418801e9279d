import type { IconName } from '../../components/Icon.js'
import { isRecord, listOf, type Step, textOf } from './document.js'

/** A field of a step, by how it is edited. */
export type Field =
  | { name: string; kind: 'media'; isOptional?: boolean }
  | { name: string; kind: 'number'; min: number; max: number; usual: number }
  | { name: string; kind: 'choice'; of: readonly string[]; usual: string }
  | { name: string; kind: 'line'; isOptional?: boolean }
  | { name: string; kind: 'text' }
  | { name: string; kind: 'targets' | 'windows' | 'dates' | 'lists' | 'variables' }

export interface VerbForm {
  icon: IconName
  colour: string
  fields: readonly Field[]
  /** Exits that each step of the verb has, and whether they must lead somewhere. */
  exits: readonly { exit: string; isRequired: boolean }[]
  /** Whether exits can be added: keys of a menu, lists of callers, values. */
  adds?: 'keys' | 'lists' | 'values'
  /** What a new step has. */
  blank(text: (key: string) => string, name: string): Record<string, unknown>
}

const done = [{ exit: 'done', isRequired: true }]
const said = (text: string, name: string) => [{ sound: `custom/${soundName(name)}`, text }]

/** Verbs of the language, in the order of how often they are wanted. */
export const verbForms: Readonly<Record<string, VerbForm>> = {
  play: {
    icon: 'play',
    colour: 'svyaz',
    fields: [{ name: 'prompt', kind: 'media' }],
    exits: done,
    blank: (text, name) => ({ prompt: said(text('blank.play'), name) }),
  },
  menu: {
    icon: 'keypad',
    colour: 'violet',
    fields: [
      { name: 'prompt', kind: 'media' },
      { name: 'invalidPrompt', kind: 'media', isOptional: true },
      { name: 'timeoutSeconds', kind: 'number', min: 1, max: 60, usual: 5 },
      { name: 'repeats', kind: 'number', min: 0, max: 9, usual: 2 },
    ],
    exits: [
      { exit: 'timeout', isRequired: true },
      { exit: 'invalid', isRequired: true },
    ],
    adds: 'keys',
    blank: (text, name) => ({ prompt: said(text('blank.menu'), name) }),
  },
  schedule: {
    icon: 'clock',
    colour: 'orange',
    fields: [
      { name: 'open', kind: 'windows' },
      { name: 'dates', kind: 'dates' },
    ],
    exits: [
      { exit: 'open', isRequired: true },
      { exit: 'closed', isRequired: true },
    ],
    blank: () => ({ open: [{ days: ['working'], from: '09:00', until: '18:00' }] }),
  },
  ring: {
    icon: 'call',
    colour: 'green',
    fields: [
      { name: 'targets', kind: 'targets' },
      { name: 'order', kind: 'choice', of: ['together', 'in_turn'], usual: 'together' },
      { name: 'ringSeconds', kind: 'number', min: 5, max: 180, usual: 25 },
      { name: 'hear', kind: 'choice', of: ['ringing', 'music'], usual: 'ringing' },
      { name: 'show', kind: 'choice', of: ['caller', 'number'], usual: 'caller' },
      { name: 'acceptPrompt', kind: 'media', isOptional: true },
    ],
    exits: [
      { exit: 'no_answer', isRequired: true },
      { exit: 'busy', isRequired: false },
      { exit: 'ended', isRequired: false },
    ],
    blank: () => ({ targets: [{ to: '' }] }),
  },
  voicemail: {
    icon: 'voicemail',
    colour: 'blue',
    fields: [
      { name: 'prompt', kind: 'media' },
      { name: 'maxSeconds', kind: 'number', min: 5, max: 600, usual: 180 },
      { name: 'minSeconds', kind: 'number', min: 0, max: 30, usual: 2 },
      { name: 'silenceSeconds', kind: 'number', min: 2, max: 30, usual: 5 },
      { name: 'finishKey', kind: 'choice', of: ['#', '*'], usual: '#' },
    ],
    exits: [
      { exit: 'done', isRequired: false },
      { exit: 'empty', isRequired: false },
    ],
    blank: (text, name) => ({ prompt: said(text('blank.voicemail'), name) }),
  },
  caller: {
    icon: 'user',
    colour: 'orange',
    fields: [{ name: 'lists', kind: 'lists' }],
    exits: [{ exit: 'other', isRequired: true }],
    adds: 'lists',
    blank: () => ({ lists: { vip: [] } }),
  },
  record: {
    icon: 'record',
    colour: 'red',
    fields: [
      { name: 'action', kind: 'choice', of: ['start', 'stop'], usual: 'start' },
      { name: 'announcement', kind: 'media', isOptional: true },
    ],
    exits: done,
    blank: (text, name) => ({ announcement: said(text('blank.record'), name) }),
  },
  sms: {
    icon: 'talk',
    colour: 'teal',
    fields: [
      { name: 'to', kind: 'line' },
      { name: 'from', kind: 'line', isOptional: true },
      { name: 'text', kind: 'text' },
    ],
    exits: done,
    blank: (text) => ({ to: '{caller}', text: text('blank.sms') }),
  },
  answer: {
    icon: 'check',
    colour: 'gray',
    fields: [{ name: 'afterSeconds', kind: 'number', min: 0, max: 60, usual: 0 }],
    exits: done,
    blank: () => ({}),
  },
  set: {
    icon: 'tag',
    colour: 'gray',
    fields: [{ name: 'variables', kind: 'variables' }],
    exits: done,
    blank: () => ({ variables: { choice: '{key}' } }),
  },
  branch: {
    icon: 'flow',
    colour: 'orange',
    fields: [{ name: 'variable', kind: 'line' }],
    exits: [{ exit: 'other', isRequired: true }],
    adds: 'values',
    blank: () => ({ variable: 'choice' }),
  },
  hangup: {
    icon: 'hangup',
    colour: 'gray',
    fields: [{ name: 'cause', kind: 'choice', of: ['normal', 'busy'], usual: 'normal' }],
    exits: [],
    blank: () => ({}),
  },
}

export const menuKeys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '*', '#'] as const

/** Exits of a step in the order in which they are shown: those that it has by its nature, and those that are named. */
export function exitsOf(step: Step): { exit: string; to: string | null; isRequired: boolean }[] {
  const form = verbForms[step.verb]
  const named = step.exits ?? {}
  const fixed = form?.exits ?? []
  const added = form?.adds === 'lists' && isRecord(step.lists) ? Object.keys(step.lists) : []
  const own = [...new Set([...added, ...Object.keys(named)])].filter((exit) => !fixed.some((one) => one.exit === exit))
  if (form?.adds === 'keys') own.sort((one, other) => keyRank(one) - keyRank(other))
  return [...own.map((exit) => ({ exit, isRequired: true })), ...fixed].map(({ exit, isRequired }) => ({
    exit,
    to: named[exit] ?? null,
    isRequired,
  }))
}

function keyRank(key: string): number {
  return menuKeys.indexOf(key as '1')
}

/** What a step does, in a line. */
export function summaryOf(step: Step, text: (key: string) => string): string {
  switch (step.verb) {
    case 'play':
    case 'menu':
    case 'voicemail':
      return spoken(step.prompt)
    case 'record':
      return step.action === 'stop' ? text('options.action.stop') : spoken(step.announcement)
    case 'ring':
      return listOf(step.targets)
        .map((target) => (isRecord(target) ? textOf(target.to) : ''))
        .join(', ')
    case 'schedule':
      return listOf(step.open)
        .map((window) => windowText(window, text))
        .join('; ')
    case 'caller':
      return isRecord(step.lists) ? Object.keys(step.lists).join(', ') : ''
    case 'sms':
      return textOf(step.text)
    case 'set':
      return isRecord(step.variables)
        ? Object.entries(step.variables)
            .map(([name, value]) => `${name} = ${textOf(value)}`)
            .join(', ')
        : ''
    case 'branch':
      return textOf(step.variable)
    default:
      return ''
  }
}

function windowText(window: unknown, text: (key: string) => string): string {
  if (!isRecord(window)) return ''
  const days = listOf(window.days).map((day) => text(`days.${textOf(day)}`))
  return `${days.join(', ')} ${textOf(window.from)}–${textOf(window.until)}`
}

/** What is heard, in words. */
export function spoken(media: unknown): string {
  return listOf(media)
    .map((each) => (isRecord(each) ? textOf(each.text) || textOf(each.digits) || `[${textOf(each.sound)}]` : ''))
    .join(' ')
}

/** A name of a sound for a step: sounds are named in Latin letters. */
export function soundName(step: string): string {
  const latin = step.replace(/[^A-Za-z0-9_-]/g, '')
  return /^[A-Za-z0-9]/.test(latin) ? latin : 'prompt'
}

/** Numbers that a scenario may ring. */
export function ringTargets(steps: Readonly<Record<string, Step>>): string[] {
  const all = Object.values(steps).flatMap((step) =>
    step.verb === 'ring' ? listOf(step.targets).map((target) => (isRecord(target) ? textOf(target.to) : '')) : [],
  )
  return [...new Set(all)].filter((number) => number !== '')
}
