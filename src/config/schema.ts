import { z } from 'zod'

import { parseMailAddress } from '../core/conversations/mail.js'
import type { RateLimit, RateLimitSettings } from '../core/limits/rate-limits.js'
import { parseMsisdn } from '../core/values/msisdn.js'
import type { Parsed } from '../core/values/parsed.js'
import { parseSenderName } from '../core/values/sender-name.js'
import { parseShortCode } from '../core/values/short-code.js'
import { carrierSchema, simulatorSchema } from './carrier-schema.js'
import { sendingHours } from './sending-hours.js'
import {
  count,
  host,
  hostMeta,
  isDatabaseUrl,
  listenPort,
  milliseconds,
  network,
  port,
  text,
  unwrap,
} from './values.js'

const HOUR_MS = 3_600_000

const listen = z
  .strictObject({
    host: host.default('127.0.0.1').meta({ ...hostMeta, description: 'Address to listen on.', env: 'SVYAZ_HOST' }),
    httpPort: listenPort.default(8080).meta({
      description: 'Port of the HTTP interfaces; 0: any free one, printed at start.',
      env: 'SVYAZ_HTTP_PORT',
    }),
  })
  .prefault({})
  .meta({ description: 'Where customers reach the gateway.' })

const database = z
  .strictObject({
    url: z.string().refine(isDatabaseUrl).optional().meta({
      expects: 'sqlite:PATH or postgres://USER:PASSWORD@HOST:PORT/DATABASE',
      description: '`sqlite:PATH` or `postgres://…`.',
      defaultText: 'SQLite in the data folder',
      env: 'SVYAZ_DATABASE_URL',
      secret: true,
    }),
    pool: count(1, 200).default(10).meta({ description: 'Connections to PostgreSQL.' }),
  })
  .prefault({})
  .meta({ description: 'Durable storage.' })

const mostASecond = count(0, 1_000_000)

/** Without a limit in demo mode; the defaults are put in when the configuration is resolved, and stand here for the reference. */
const rate = (unit: string, defaults: RateLimit) =>
  z.strictObject({
    perKey: mostASecond.optional().meta({
      description: `${unit} a second of one key or user; 0: without a limit.`,
      defaultText: `${defaults.perKey}; in demo mode 0`,
    }),
    perCompany: mostASecond.optional().meta({
      description: `${unit} a second of one company that has no limit of its own; 0: without a limit.`,
      defaultText: `${defaults.perCompany}; in demo mode 0`,
    }),
    burst: count(1, 10_000_000)
      .default(defaults.burst)
      .meta({ description: `${unit} that may come at once after a quiet time.` }),
  })

export const rateDefaults = {
  requests: { perKey: 500, perCompany: 1_000, burst: 1_000 },
  recipients: { perKey: 2_000, perCompany: 5_000, burst: 50_000 },
} as const satisfies RateLimitSettings

const limits = z
  .strictObject({
    bodyBytes: count(1_024, 100_000_000).default(1_000_000).meta({ description: 'Largest request body, bytes.' }),
    maxRecipients: count(1, 1_000_000).default(50_000).meta({ description: 'Recipients of one request.' }),
    maxSegments: count(1, 255).default(15).meta({ description: 'Segments of one message.' }),
    queuedWrites: count(1, 1_000_000).default(10_000).meta({
      description: 'Requests that may wait for the database; beyond it new ones are refused as `overloaded`.',
    }),
    requestsPerSecond: rate('Requests', rateDefaults.requests).prefault({}).meta({
      description: 'Beyond it requests are refused as `rate_limited`. Counted by each process for itself.',
    }),
    recipientsPerSecond: rate('Recipients', rateDefaults.recipients).prefault({}).meta({
      description: 'The same for the recipients of what is sent.',
    }),
  })
  .prefault({})
  .meta({ description: 'What one request may ask for.' })

const ownNumber = z.strictObject({
  address: z
    .string()
    .transform((input, context) => unwrap(parseOwnNumber(input), context) ?? z.NEVER)
    .meta({
      expects: 'a number (+79161234567) or a short code (4938), in quotes',
      description: 'The number in international form, or a short code.',
    }),
  kind: z.enum(['short_code', 'mobile', 'city']).meta({ description: 'Kind of the number.' }),
  company: z
    .union([z.literal('shared'), z.int().min(1).max(Number.MAX_SAFE_INTEGER)])
    .transform((company) => (company === 'shared' ? null : company))
    .meta({
      expects: 'the id of a company, or shared',
      description:
        'Id of the company it belongs to, or `shared`: an answer then goes to the company that wrote to the subscriber last.',
    }),
})

function parseOwnNumber(input: string): Parsed<string> {
  const shortCode = parseShortCode(input)
  return shortCode.ok ? shortCode : parseMsisdn(input)
}

const messaging = z
  .strictObject({
    defaultSender: z
      .string()
      .transform((input, context) => unwrap(parseSenderName(input), context)?.value ?? z.NEVER)
      .optional()
      .meta({
        expects: 'a sender name, a number or a short code, in quotes',
        description: 'Sender of a message that names none. Without it such a message is refused.',
        defaultText: '4938 in demo mode, else none',
      }),
    retryDelaysMs: z
      .array(milliseconds(1))
      .min(1)
      .max(50)
      .default([5_000, 15_000, 60_000, 300_000, 900_000])
      .meta({ description: 'Delay before each further attempt after a temporary refusal; the last one repeats.' }),
    maxAttempts: count(1, 1_000).default(20).meta({
      description: 'Submissions after which a segment is given up: failed when refused, unknown when never answered.',
    }),
    inDoubt: z.enum(['resend', 'hold']).default('resend').meta({
      description:
        'A submission that was never answered: send it again (it may arrive twice), or keep it for a person.',
    }),
    defaultValidityMs: milliseconds(60_000)
      .default(72 * HOUR_MS)
      .meta({ description: 'Validity of a message that names none.' }),
    receiptGraceMs: milliseconds(0).default(HOUR_MS).meta({
      description: 'How long after the end of validity a receipt is waited for; then the state is `unknown`.',
    }),
    inboundPartTimeoutMs: milliseconds(1_000).default(300_000).meta({
      description: 'Wait for the missing parts of a long incoming message; then it is handed over incomplete.',
    }),
    replyWindowMs: milliseconds(60_000)
      .default(72 * HOUR_MS)
      .meta({ description: 'How long an answer to a shared number belongs to the company that wrote last.' }),
    fallbackAfterMs: milliseconds(1_000).default(30_000).meta({
      description: 'How long a carrier is away before messages that wait for it go to the next carrier of their route.',
    }),
    idempotencyRetentionHours: count(24, 8_760)
      .default(24)
      .meta({ description: 'How long idempotency keys are kept.' }),
    quietHours: sendingHours,
  })
  .prefault({})
  .meta({ description: 'How messages are sent and received.' })

const events = z
  .strictObject({
    retentionDays: count(1, 3_650).default(30).meta({
      description:
        'How long events, and deliveries to webhooks, are kept. A reader that is further behind has missed some.',
    }),
  })
  .prefault({})
  .meta({ description: 'The log of what happened.' })

const replies = z
  .strictObject({
    operators: z
      .array(z.string().regex(/^[a-z0-9-]{1,40}$/))
      .max(50)
      .default([])
      .meta({
        expects: 'words for network operators such as mts',
        description:
          'Network operators whose subscribers can answer to our short codes. Answers of others are taken too, and marked. Empty: all can.',
      }),
    hint: z
      .string()
      .min(1)
      .max(100)
      .refine((hint) => !/[{}]/.test(hint), { error: 'may not hold braces' })
      .optional()
      .meta({
        expects: 'a text without braces',
        description:
          'Stands below messages that go from a short code to subscribers of other operators: how they can answer.',
        defaultText: 'none',
      }),
  })
  .prefault({})
  .meta({ description: 'Answers of subscribers.' })

const mailAddress = z
  .string()
  .refine((text) => parseMailAddress(text) !== undefined)
  .meta({ expects: 'a mail address' })

const outgoingMail = z
  .strictObject({
    from: mailAddress.default('svyaz@localhost').meta({ description: 'Sender of mails of the gateway.' }),
    host: host.optional().meta({
      ...hostMeta,
      description:
        'SMTP relay that takes mails. Without one they are put into the folder `mail` of the data folder, as .eml files.',
      defaultText: 'none',
    }),
    port: port.default(587).meta({ description: 'Port of the relay.' }),
    security: z.enum(['tls', 'starttls', 'none']).default('starttls').meta({
      description: 'TLS from the start (port 465), by STARTTLS, which must succeed, or none.',
    }),
    login: text.optional().meta({ description: 'Login at the relay.', defaultText: 'none' }),
    passwordEnv: text.optional().meta({
      description: 'Name of an environment variable that holds the password.',
      defaultText: 'none',
    }),
    giveUpAfterHours: count(1, 8_760).default(72).meta({
      description: 'How long a mail is tried again before it is given up with the event `mail.failed`.',
    }),
  })
  .prefault({})
  .meta({ description: 'Mail to authors and to those on duty.' })

const webhooks = z
  .strictObject({
    giveUpAfterHours: count(1, 8_760).default(72).meta({
      description: 'How long a batch of events is sent again before its delivery is `failed`.',
    }),
    concurrency: count(1, 10_000).default(100).meta({
      description: 'Requests to webhooks at once; a webhook has one at most.',
    }),
  })
  .prefault({})
  .meta({ description: 'Delivery of events to addresses of customers.' })

const callbacks = z
  .strictObject({
    allowNets: z.array(network).optional().meta({
      description: 'Addresses and networks that may be called although they are not public.',
      defaultText: 'loopback in demo mode, else none',
    }),
    allowHttp: z.boolean().optional().meta({
      description: 'Take targets without TLS (`http://`).',
      defaultText: 'true in demo mode, else false',
    }),
    caFile: text.optional().meta({
      description: 'PEM file with certificate authorities to trust besides those of Node.js.',
      defaultText: 'none',
    }),
  })
  .prefault({})
  .meta({ description: 'Which addresses of customers the gateway calls.' })
const mailListener = z.strictObject({
  host: host.default('0.0.0.0').meta({ ...hostMeta, description: 'Address to listen on.' }),
  port: listenPort.meta({ description: 'Port: 25 for `mx`, 587 for `submission`, 465 for `submissions`.' }),
  mode: z.enum(['mx', 'submission', 'submissions']).meta({
    description:
      '`mx`: takes mail of other servers, and of whoever proves who they are. `submission`: after a login, over STARTTLS. `submissions`: the same over TLS from the first byte.',
  }),
  certFile: text.optional().meta({ description: 'Certificate chain, PEM. Without it there is no TLS, and no login.' }),
  keyFile: text.optional().meta({ description: 'Its private key, PEM.' }),
  plainAuthNets: z.array(network).default([]).meta({
    description: 'Private networks from which a login may come without TLS.',
  }),
})

const mail = z
  .strictObject({
    domains: z
      .array(z.string().regex(/^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i))
      .min(1)
      .default(['localhost'])
      .meta({
        expects: 'domains, like sms.example.com',
        description: 'Domains whose addresses are ours: mail2sms@DOMAIN. Mail to others is refused.',
      }),
    listeners: z.array(mailListener).default([]).meta({
      description: 'Where mail comes in. None: no mail2sms; in demo mode one on `demoPort`.',
    }),
    demoPort: listenPort.default(2525).meta({
      description: 'Port of mail2sms in demo mode; 0: any free one, printed at start.',
      env: 'SVYAZ_SMTP_PORT',
    }),
    sizeBytes: count(10_000, 50_000_000)
      .default(2 * 1024 * 1024)
      .meta({ description: 'Largest mail, bytes.' }),
    dmarc: z.boolean().optional().meta({
      defaultText: 'true; in demo mode false',
      description:
        'Whether a mail that passes DMARC proves its From; asks the DNS for every mail that nothing else proves.',
    }),
    recordDays: count(7, 3_650).default(90).meta({ description: 'How long the journal keeps what became of a mail.' }),
    textDays: count(1, 3_650).default(30).meta({ description: 'How long it keeps subject and text.' }),
  })
  .prefault({})
  .meta({ description: 'SMS by e-mail.' })

const simpleHttp = z
  .strictObject({
    allowGet: z.boolean().default(true).meta({
      description:
        'Whether /send takes GET, which leaves keys and texts in the logs of what stands between; POST always works.',
    }),
  })
  .prefault({})
  .meta({ description: 'Sending by a plain address or form, `/send`.' })

const log = z
  .strictObject({
    level: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).optional().meta({
      description: 'Least important records that are written.',
      defaultText: 'warn in demo mode, else info',
      env: 'SVYAZ_LOG_LEVEL',
    }),
  })
  .prefault({})
  .meta({ description: 'Log records, one line of JSON each, on standard output.' })

const metrics = z
  .strictObject({
    public: z.boolean().default(false).meta({
      description: 'Serve /metrics without a token. Otherwise a key with the scope metrics:read is needed.',
    }),
  })
  .prefault({})
  .meta({ description: 'Prometheus metrics.' })

/** The configuration file: what may stand in it, what each setting means, and its default. */
export const configSchema = z.strictObject({
  demo: z.boolean().default(false).meta({
    description:
      'Demo companies and public credentials, on loopback and with the simulator only. Always on without a configuration file.',
  }),
  listen,
  trustedProxies: z.array(network).default([]).meta({
    description: 'Proxies whose X-Forwarded-For is believed: addresses and networks.',
  }),
  dataDir: text.default('./data').meta({
    description: 'Folder of the embedded database and the keys. Made when missing.',
    env: 'SVYAZ_DATA_DIR',
  }),
  database,
  limits,
  carriers: z.array(carrierSchema).default([]).meta({ description: 'Links to operators.' }),
  simulator: simulatorSchema,
  numbers: z.array(ownNumber).default([]).meta({ description: 'Our own numbers, on which messages come in.' }),
  messaging,
  replies,
  outgoingMail,
  events,
  webhooks,
  callbacks,
  simpleHttp,
  mail,
  log,
  metrics,
})

export type FileConfig = z.output<typeof configSchema>
