import { z } from 'zod'

import { secretSource } from './carrier-schema.js'
import { text } from './values.js'

const dialExpects =
  'technology and resource with {number} in it, such as PJSIP/{number}@trunk; several with commas, of which the next is tried where one cannot be reached'

/** An Asterisk that carries calls, reached over ARI. */
export const asteriskSchema = z
  .strictObject({
    name: z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,31}$/, { error: 'is not a name: small letters, digits and -, a letter first' })
      .meta({
        expects: 'a name of small letters, digits and -, a letter first, up to 32',
        description: 'Name of the carrier in calls and logs. Keep it: calls remember it.',
      }),
    url: z
      .string()
      .regex(/^https?:\/\/[^/?#\s]+$/, { error: 'is not an address such as http://127.0.0.1:8088' })
      .default('http://127.0.0.1:8088')
      .meta({
        expects: 'an address such as http://127.0.0.1:8088, without a path',
        description: 'Address of the HTTP server of Asterisk, without a path.',
      }),
    user: text.max(64).meta({ description: 'User of ARI.' }),
    password: text.optional().meta({
      description: 'Password. Prefer passwordFrom; with this key the file must be readable by its owner alone.',
      secret: true,
    }),
    passwordFrom: secretSource.optional().meta({ description: 'Where the password is kept.' }),
    app: text.max(64).default('svyaz').meta({
      description:
        'Name of the Stasis application that the dialplan sends calls to; another one for each process of the gateway.',
    }),
    gatewayUrl: z
      .string()
      .regex(/^https?:\/\/[^/?#\s]+$/, { error: 'is not an address such as http://10.0.0.5:8080' })
      .optional()
      .meta({
        expects: 'an address such as http://10.0.0.5:8080, without a path',
        description:
          'Where this Asterisk reaches the HTTP port of the gateway, to fetch uploaded prompts. This machine unless given.',
      }),
    dial: z
      .strictObject({
        number: endpoint('PJSIP/{number}@trunk').meta({
          expects: dialExpects,
          description: 'How numbers are rung; `{number}` is E.164 without the plus.',
        }),
        short: endpoint('PJSIP/{number}').meta({ expects: dialExpects, description: 'How short numbers are rung.' }),
        exchanges: z
          .record(z.string().regex(/^[a-z][a-z0-9-]{0,31}$/), endpoint(undefined))
          .default({})
          .meta({
            expects: `names of exchanges of your own, each with ${dialExpects}`,
            description: 'How short numbers of exchanges of your own are rung, written `201@NAME` in scenarios.',
          }),
      })
      .prefault({})
      .meta({ description: 'Technology and resource, as in Dial() of the dialplan.' }),
  })
  .superRefine(({ password, passwordFrom }, context) => {
    if ((password === undefined) !== (passwordFrom === undefined)) return
    const message =
      password === undefined
        ? 'is required: give passwordFrom (env or file), or password'
        : 'stands beside password: keep one of them'
    context.addIssue({ code: 'custom', path: ['passwordFrom'], message })
  })

function endpoint<T extends string | undefined>(usual: T) {
  const way = String.raw`[A-Za-z]+/[^\s,]*\{number\}[^\s,]*`
  const form = z
    .string()
    .max(400)
    .regex(new RegExp(`^${way}(?:\\s*,\\s*${way}){0,4}$`), {
      error: 'has no {number}: write it as PJSIP/{number}@trunk',
    })
  return (usual === undefined ? form : form.default(usual)) as T extends string
    ? z.ZodDefault<z.ZodString>
    : z.ZodString
}

/** Without its password. */
export type AsteriskSettings = Omit<z.output<typeof asteriskSchema>, 'password' | 'passwordFrom'>
