import { parseArgs } from 'node:util'

import { ConfigError } from '../config.js'
import { type Command, commands, type CommandWords, help } from './commands.js'
import { type ExitCode, exitCodes, type Terminal } from './terminal.js'

interface Invocation {
  command: Command
  words: CommandWords
}

/** Runs one command line, without the program's name. */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const invocation = parse(args)
  if (typeof invocation === 'string') {
    terminal.err(`${invocation}\n\n${help()}`)
    return exitCodes.misused
  }
  try {
    const code = await invocation.command.run(terminal, invocation.words)
    return code ?? exitCodes.done
  } catch (error) {
    terminal.err(describe(error))
    return exitCodes.failed
  }
}

const options = {
  name: { type: 'string' },
  'skip-bad-rows': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const

/** What to run, or what is wrong with the line. */
function parse(args: readonly string[]): Invocation | string {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    if (values.help === true) return invoke(['help'], {})
    if (values.version === true) return invoke(['version'], {})
    return invoke(positionals, values)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

interface Options {
  name?: string | undefined
  'skip-bad-rows'?: boolean | undefined
}

function invoke(words: readonly string[], given: Options): Invocation | string {
  const line = words.length === 0 ? 'serve' : words.join(' ')
  const command = commands.find((each) => `${line} `.startsWith(`${each.words} `))
  if (command === undefined) return `Unknown command: ${line}`
  const rest = words.slice(command.words.split(' ').length)
  const { usage = '' } = command
  const most = usage.startsWith('FILE…') ? Infinity : usage === '[FILE]' ? 1 : 0
  if (rest.length > most) return `Too many words after ${command.words}: ${rest.join(' ')}`
  if (most === Infinity && rest.length === 0) return `${command.words} needs at least one FILE`
  for (const [option, value] of Object.entries(given)) {
    if (value !== undefined && !usage.includes(`--${option}`)) return `--${option} does not belong to ${command.words}`
  }
  if (usage.includes('--name') && (given.name ?? '') === '') return `${command.words} needs --name NAME`
  const isSkipping = given['skip-bad-rows'] ?? false
  return { command, words: { argument: given.name ?? rest[0], files: rest, skipBadRows: isSkipping } }
}

/** Where in the code is of use only when nobody foresaw the error. */
function describe(error: unknown): string {
  if (error instanceof ConfigError) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
