import { z } from 'zod'

import { count, host, hostMeta, isTimeZone, listenPort, milliseconds, port, text } from './values.js'

const addressType = (ton: number, npi: number, what: string) =>
  z
    .strictObject({
      ton: count(0, 7).default(ton).meta({ description: 'Type of number, SMPP 3.4 §5.2.5.' }),
      npi: count(0, 18).default(npi).meta({ description: 'Numbering plan indicator, SMPP 3.4 §5.2.6.' }),
    })
    .prefault({})
    .meta({ description: what })

export const secretSource = z
  .strictObject({
    env: text.optional().meta({ description: 'Name of an environment variable that holds the password.' }),
    file: text.optional().meta({ description: 'Path of a file that holds the password; a final line end is cut off.' }),
  })
  .refine((from) => (from.env === undefined) !== (from.file === undefined), { error: 'needs either env or file' })

const tls = z
  .strictObject({
    enabled: z.boolean().default(false).meta({ description: 'Connect over TLS.' }),
    caFile: text.optional().meta({
      description: 'PEM file with the certificate authorities to trust.',
      defaultText: 'those of Node.js',
    }),
    certFile: text.optional().meta({ description: 'PEM file with our certificate, when the operator asks for one.' }),
    keyFile: text.optional().meta({ description: 'PEM file with the key of our certificate.' }),
    serverName: text.optional().meta({ description: 'Name the certificate must carry.', defaultText: 'the host' }),
    rejectUnauthorized: z.boolean().default(true).meta({
      description: 'Refuse a certificate that cannot be verified. Turn it off for tests only.',
    }),
  })
  .refine((value) => (value.certFile === undefined) === (value.keyFile === undefined), {
    error: 'needs certFile and keyFile together',
  })
  .prefault({})
  .meta({ description: 'Transport security of the connection.' })

const addresses = z
  .strictObject({
    alphanumeric: addressType(5, 0, 'Sender names.'),
    international: addressType(1, 1, 'Numbers in international form.'),
    shortCode: addressType(3, 0, 'Short codes. Operators differ here: ask yours.'),
    shortCodeMaxDigits: count(0, 15).default(6).meta({
      description: 'A number without + of at most so many digits is a short code.',
    }),
  })
  .prefault({})
  .meta({ description: 'TON and NPI of an address, by its kind.' })

const link = {
  host: host.meta({ ...hostMeta, description: 'Host of the SMSC.' }),
  port: port.default(2775).meta({ description: 'Port of the SMSC.' }),
  tls,
  systemId: text.max(15).meta({ description: 'Login, up to 15 characters (SMPP 3.4 §5.2.1).' }),
  password: text.optional().meta({
    description: 'Password. Prefer passwordFrom; with this key the file must be readable by its owner alone.',
    secret: true,
  }),
  passwordFrom: secretSource.optional().meta({ description: 'Where the password is kept.' }),
  systemType: z.string().max(12).default('').meta({ description: 'System type, when the operator gave one.' }),
}

const binding = {
  bindMode: z.enum(['transceiver', 'transmitter+receiver']).default('transceiver').meta({
    description: 'One bind for both directions, or a pair of binds.',
  }),
  binds: count(1, 64).default(1).meta({ description: 'Parallel binds (or pairs), as many as the operator allows.' }),
  window: count(1, 10_000).default(100).meta({
    description: 'Unanswered submit_sm on a bind. At most this many may arrive twice after a crash.',
  }),
  throughputPerSecond: z
    .number()
    .positive()
    .max(100_000)
    .nullable()
    .default(null)
    .meta({ expects: 'a number above 0', description: 'submit_sm a second over all binds; none: no limit.' }),
  enquireLinkIntervalMs: milliseconds(1_000, 3_600_000).default(30_000).meta({
    description: 'Silence after which the link is tested with enquire_link.',
  }),
  responseTimeoutMs: milliseconds(100, 600_000).default(30_000).meta({
    description: 'Wait for the answer to a PDU. A submit_sm without one is in doubt.',
  }),
  bindTimeoutMs: milliseconds(100, 600_000).default(10_000).meta({
    description: 'Wait for the connection and the answer to the bind.',
  }),
  reconnectMinDelayMs: milliseconds(10, 3_600_000).default(1_000).meta({
    description: 'First delay before binding again; it doubles, with jitter.',
  }),
  reconnectMaxDelayMs: milliseconds(10, 3_600_000)
    .default(60_000)
    .meta({ description: 'Longest delay before binding again.' }),
  drainMs: milliseconds(0, 60_000).default(5_000).meta({
    description: 'How long a stop waits for outstanding answers.',
  }),
}

const encoding = {
  longMessages: z
    .enum(['udh8', 'udh16', 'sar', 'payload'])
    .default('udh8')
    .meta({
      description:
        'How a long text travels: segments with an 8 or 16 bit reference (3GPP TS 23.040 §9.2.3.24.1, .8), segments with ' +
        'sar_* parameters, or whole in message_payload.',
    }),
  gsmPacking: z.enum(['unpacked', 'packed']).default('unpacked').meta({
    description: 'One septet an octet, or packed as on air.',
  }),
  gsmDataCoding: count(0, 255).default(0).meta({ description: 'data_coding for the GSM alphabet.' }),
  defaultAlphabet: z.enum(['gsm7', 'latin1']).default('gsm7').meta({
    description: 'What data_coding 0 means in messages from the operator.',
  }),
  addresses,
  serviceType: z.string().max(5).default('').meta({ description: 'service_type of submit_sm.' }),
  messageIdFormat: z
    .enum(['as_is', 'hex', 'decimal', 'hex_submit_decimal_receipt', 'decimal_submit_hex_receipt'])
    .default('as_is')
    .meta({
      description:
        'Base of the message ids in submit_sm_resp and in receipts. With hex and decimal both use it, but letter case or ' +
        'leading zeros differ.',
    }),
  receiptTimeZone: z
    .string()
    .refine(isTimeZone)
    .default('UTC')
    .meta({ expects: 'an IANA time zone such as Europe/Moscow', description: 'Zone of the dates inside receipts.' }),
  validity: z.enum(['relative', 'absolute', 'none']).default('relative').meta({
    description: 'Form of validity_period (SMPP 3.4 §7.1.1).',
  }),
  temporaryErrors: z.array(count(1, 0xffff_ffff)).default([]).meta({
    description: 'command_status values that mean "try again" here, besides those that always do.',
  }),
}

const senderNames = z.enum(['registered', 'any'])

export const carrierSchema = z
  .strictObject({
    type: z.literal('smpp').meta({ description: 'Protocol of the link.' }),
    name: z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,31}$/, { error: 'is not a name: small letters, digits and -, a letter first' })
      .meta({
        expects: 'a name of small letters, digits and -, a letter first, up to 32',
        description: 'Name of the carrier in states, logs and metrics. Keep it: messages remember it.',
      }),
    ...link,
    ...binding,
    ...encoding,
    senderNames: senderNames.default('registered').meta({
      description:
        'Sender names that the operator shows: those registered with it (POST /v1/sender-names) or any. Own numbers always pass.',
    }),
  })
  .superRefine((carrier, context) => {
    const report = (key: string, message: string) => context.addIssue({ code: 'custom', path: [key], message })
    if (carrier.password !== undefined && carrier.passwordFrom !== undefined) {
      report('passwordFrom', 'stands beside password: keep one of them')
    }
    if (carrier.password === undefined && carrier.passwordFrom === undefined) {
      report('passwordFrom', 'is required: give passwordFrom (env or file), or password')
    }
    if (carrier.reconnectMaxDelayMs < carrier.reconnectMinDelayMs) {
      report('reconnectMaxDelayMs', `is less than reconnectMinDelayMs (${carrier.reconnectMinDelayMs})`)
    }
  })

/** A link without its credentials. */
export type CarrierSettings = Omit<z.output<typeof carrierSchema>, 'password' | 'passwordFrom' | 'tls'>

export const simulatorSchema = z
  .strictObject({
    enabled: z.boolean().optional().meta({
      description: 'Start the SMSC simulator and use it as the carrier "simulator".',
      defaultText: 'true in demo mode, else false',
    }),
    host: host.default('127.0.0.1').meta({ ...hostMeta, description: 'Address the simulator listens on.' }),
    port: listenPort.default(2775).meta({
      description: 'SMPP port of the simulator; 0: any free one.',
      env: 'SVYAZ_SIMULATOR_SMPP_PORT',
    }),
    systemId: text.max(15).default('svyaz').meta({ description: 'Login the simulator accepts.' }),
    senderNames: senderNames.optional().meta({
      description: 'Sender names that the simulator is sent, as with a carrier.',
      defaultText: 'any in demo mode, else registered',
    }),
    password: text.max(8).default('simulate').meta({ description: 'Password the simulator accepts.', secret: true }),
  })
  .prefault({})
  .meta({ description: 'An SMSC with virtual phones that speaks real SMPP, for trying out and for tests.' })
