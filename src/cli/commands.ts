import { loadConfig } from '../config.js'
import { checkConfig } from './check-config.js'
import { importNumberingFiles } from './import-numbering.js'
import type { ExitCode, Terminal } from './terminal.js'
import { packageVersion } from './version.js'

export interface Command {
  /** The words that name it. */
  words: string
  /** What may or must follow, as written in the help. */
  usage?: '[FILE]' | 'FILE… [--skip-bad-rows]' | '--name NAME'
  purpose: string
  /** The exit code, when it is not that of success. */
  run(terminal: Terminal, words: CommandWords): Promise<ExitCode | void> | ExitCode | void
}

/** What followed the words that name a command. */
export interface CommandWords {
  /** The one FILE, or NAME. */
  argument: string | undefined
  files: readonly string[]
  skipBadRows: boolean
}

export const commands: readonly Command[] = [
  { words: 'serve', purpose: 'start the gateway (the default)', run: serve },
  { words: 'migrate', purpose: 'bring the database up to date', run: migrateDatabase },
  {
    words: 'config check',
    usage: '[FILE]',
    purpose: 'check a configuration; starts nothing',
    run: (terminal, { argument }) => checkConfig(terminal, argument),
  },
  {
    words: 'admin create',
    usage: '--name NAME',
    purpose: 'make a key of the platform administrator and print it, once',
    run: (terminal, { argument }) => createAdmin(terminal, argument),
  },
  {
    words: 'numbering import',
    usage: 'FILE… [--skip-bad-rows]',
    purpose: 'read the numbering register and ported numbers, all or nothing',
    run: (terminal, { files, skipBadRows }) => importNumberingFiles(terminal, files, skipBadRows),
  },
  { words: 'version', purpose: 'print the version', run: ({ out }) => void out(packageVersion()) },
  { words: 'help', purpose: 'print this text', run: ({ out }) => void out(help()) },
]

export function help(): string {
  const lines = commands.map(({ words, usage = '', purpose }) => `  ${`${words} ${usage}`.padEnd(42)}${purpose}`)
  return [
    'Usage: svyaz [command]',
    '',
    ...lines,
    '',
    'SVYAZ_CONFIG names the configuration file; without it the gateway starts in demo mode.',
  ].join('\n')
}

/** The entry of the process does the rest, and keeps it alive. */
async function serve(): Promise<void> {
  await import('../main.js')
}

async function migrateDatabase(terminal: Terminal): Promise<void> {
  const loaded = loadConfig(terminal)
  const { migrate } = await import('../gateway.js')
  await migrate(loaded)
  terminal.out('The database is up to date.')
}

async function createAdmin(terminal: Terminal, name = ''): Promise<void> {
  const loaded = loadConfig(terminal)
  const { createPlatformKey } = await import('../gateway.js')
  const key = await createPlatformKey(loaded, name)
  terminal.err('The key of the platform administrator. It is not kept and cannot be shown again:')
  terminal.out(key)
}
