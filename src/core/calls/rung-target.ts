import { z } from 'zod'

import { parseTarget } from './target.js'

/** A telephone, in a step that rings some. */
export const targetNumber = z
  .string()
  .max(40)
  .transform((text, context) => {
    const parsed = parseTarget(text)
    if (parsed.ok) return parsed.value
    context.addIssue({ code: 'custom', message: parsed.reason })
    return z.NEVER
  })
