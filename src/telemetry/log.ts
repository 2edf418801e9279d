import { type DestinationStream, type Level, type Logger, pino, stdTimeFunctions } from 'pino'

import { BlockWriter } from './block-writer.js'
import { hideFields, hideInText } from './hide.js'

export type Log = Logger

export interface LogOptions {
  level: Level | 'silent'
  /** Where records go; standard output when absent. */
  destination?: DestinationStream & { flushSync?(): void }
}

export interface OpenLog {
  log: Log
  /** Writes out what is buffered, at once. */
  flush(): void
}

/** Records are written in blocks of about this many characters, or when the gateway comes to rest. */
const BLOCK_LENGTH = 65_536
const STANDARD_OUTPUT = 1

/**
 * A structured log, one line of JSON a record. Texts, secrets and whole numbers do not get through it, whatever a caller
 * passes. Records are buffered and written off the caller's path; what is buffered is written when the process ends.
 */
export function openLog({ level, destination = standardOutput() }: LogOptions): OpenLog {
  const log = pino(
    {
      level,
      base: null,
      timestamp: isoTime(),
      formatters: {
        level: (label) => ({ level: label }),
        log: hideFields,
      },
      // Errors are described by hideFields.
      serializers: { err: (error: unknown) => error, error: (error: unknown) => error },
      hooks: {
        logMethod([first, ...rest], method) {
          const hidden: unknown[] = [first, ...rest].map(hideArgument)
          method.apply(this, hidden as Parameters<typeof method>)
        },
      },
    },
    destination,
  )
  hideBindings(log)
  return { log, flush: () => destination.flushSync?.() }
}

/** pino writes the fields of a child as they come; children inherit these methods from the first log. */
function hideBindings(log: Log): void {
  const { child, setBindings } = log
  Object.assign(log, {
    child(this: Log, bindings: object, options?: object) {
      return child.call(this, hideFields(bindings), options)
    },
    setBindings(this: Log, bindings: object) {
      setBindings.call(this, hideFields(bindings))
    },
  })
}

let standardOutputWriter: BlockWriter | undefined

/** One for the process: it is one file. */
function standardOutput(): BlockWriter {
  if (standardOutputWriter !== undefined) return standardOutputWriter
  const writer = (standardOutputWriter = new BlockWriter(STANDARD_OUTPUT, BLOCK_LENGTH))
  process.on('exit', () => writer.flushSync())
  return writer
}

/** Several records share a millisecond under load, and its text. */
function isoTime(): () => string {
  let last = { text: '', line: '' }
  return () => {
    const text = stdTimeFunctions.epochTime()
    if (text !== last.text) last = { text, line: stdTimeFunctions.isoTime() }
    return last.line
  }
}

/** Messages are constants in the code: each is looked through once. */
const seenMessages = new Map<string, string>()
const MAX_SEEN_MESSAGES = 1_000

function hideInMessage(text: string): string {
  let hidden = seenMessages.get(text)
  if (hidden === undefined) {
    hidden = hideInText(text)
    if (seenMessages.size < MAX_SEEN_MESSAGES) seenMessages.set(text, hidden)
  }
  return hidden
}

/** An error alone becomes a field: pino would take its message over as it is. */
function hideArgument(argument: unknown): unknown {
  if (typeof argument === 'string') return hideInMessage(argument)
  return argument instanceof Error ? { err: argument } : argument
}
