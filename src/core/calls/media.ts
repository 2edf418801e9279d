import { z } from 'zod'

import { promptName, type PromptSound } from './prompts/prompt.js'

const maxMedia = 10

/** What somebody is made to hear, as scenarios write it. */
export type WrittenMedia =
  { sound: string; text?: string | undefined } | { digits: string } | { prompt: string; text?: string | undefined }

/** The same for the network: of a prompt, the sound that was chosen; null where there is none any more. */
export type Media =
  | { sound: string; text?: string | undefined }
  | { digits: string }
  | { prompt: string; text?: string | undefined; chosen: PromptSound | null }

/** Names of files without an ending, in folders, never upwards. */
const soundName = /^[A-Za-z0-9][A-Za-z0-9_-]*(?:\/[A-Za-z0-9][A-Za-z0-9_-]*)*$/

const text = z.string().max(1000).optional().meta({
  description: 'What is said: shown by the simulation, which takes the length from it where it knows no other.',
})

const sound = z
  .strictObject({
    sound: z
      .string()
      .max(100)
      .regex(soundName, 'write the name of a sound without ending, such as hello-world or custom/greeting')
      .meta({ description: 'A sound of the telephone switch, without ending.', examples: ['custom/greeting'] }),
    text,
  })
  .meta({ description: 'A sound that lies on the telephone switch.' })

const prompt = z
  .strictObject({
    prompt: z
      .string()
      .regex(promptName, 'write the name of a prompt that was uploaded, such as greeting')
      .meta({ description: 'The name under which it was uploaded.', examples: ['greeting'] }),
    text,
  })
  .meta({
    description:
      'An uploaded prompt, in the language of the call (variable `language`, else `ru`, else what there is).',
  })

const digits = z
  .strictObject({
    digits: z
      .string()
      .min(1)
      .max(40)
      .meta({
        description: 'Digits to be spoken one by one; `{name}` is a variable of the call.',
        examples: ['{caller}'],
      }),
  })
  .meta({ description: 'Spoken digits.' })

export const mediaList = z
  .array(z.union([sound, prompt, digits]))
  .min(1)
  .max(maxMedia)

/** About as fast as prompts are spoken. */
const msPerCharacter = 70
const msPerDigit = 600
const shortestMs = 1_000
const unknownMs = 3_000

/** How long it takes to hear, as far as the scenario tells. */
export function durationOf(media: readonly Media[]): number {
  return media.reduce((sum, each) => sum + lengthOf(each), 0)
}

function lengthOf(media: Media): number {
  if ('digits' in media) return media.digits.length * msPerDigit
  if ('chosen' in media && media.chosen !== null) return media.chosen.durationMs
  return media.text === undefined ? unknownMs : Math.max(shortestMs, media.text.length * msPerCharacter)
}

/** For people: what is heard, in words. */
export function describeMedia(media: readonly Media[]): string {
  return media
    .map((each) => ('digits' in each ? each.digits : (each.text ?? `[${'prompt' in each ? each.prompt : each.sound}]`)))
    .join(' ')
}
