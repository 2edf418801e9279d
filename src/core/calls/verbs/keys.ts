import type { z } from 'zod'

import { stepName } from './verb.js'

export const keys = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '#'] as const
export type Key = (typeof keys)[number]

/** An exit for each key, none of them required. */
export const keyExits = Object.fromEntries(keys.map((key) => [key, stepName.optional()])) as Record<
  Key,
  z.ZodOptional<typeof stepName>
>
