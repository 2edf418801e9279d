import { parseArgs } from 'node:util'

import { ConfigError } from '../config.js'
import { type Command, commands, help } from './commands.js'
import { type ExitCode, exitCodes, type Terminal } from './terminal.js'

interface Invocation {
  command: Command
  argument: string | undefined
}

/** Runs one command line, without the program's name. */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const invocation = parse(args)
  if (typeof invocation === 'string') {
    terminal.err(`${invocation}\n\n${help()}`)
    return exitCodes.misused
  }
  try {
    await invocation.command.run(terminal, invocation.argument)
    return exitCodes.done
  } catch (error) {
    terminal.err(describe(error))
    return exitCodes.failed
  }
}

const options = {
  name: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const

/** What to run, or what is wrong with the line. */
function parse(args: readonly string[]): Invocation | string {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    if (values.help === true) return invoke(['help'], undefined)
    if (values.version === true) return invoke(['version'], undefined)
    return invoke(positionals, values.name)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function invoke(words: readonly string[], name: string | undefined): Invocation | string {
  const line = words.length === 0 ? 'serve' : words.join(' ')
  const command = commands.find((each) => `${line} `.startsWith(`${each.words} `))
  if (command === undefined) return `Unknown command: ${line}`
  const rest = words.slice(command.words.split(' ').length)
  if (rest.length > (command.usage === '[FILE]' ? 1 : 0))
    return `Too many words after ${command.words}: ${rest.join(' ')}`
  if (command.usage !== '--name NAME') {
    return name === undefined ? { command, argument: rest[0] } : `--name does not belong to ${command.words}`
  }
  return name === undefined || name === '' ? `${command.words} needs --name NAME` : { command, argument: name }
}

/** Where in the code is of use only when nobody foresaw the error. */
function describe(error: unknown): string {
  if (error instanceof ConfigError) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
