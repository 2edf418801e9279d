import { type Config, loadConfig } from '../config.js'
import type { Terminal } from './terminal.js'

/** Checks a configuration as `serve` would read it, variables included. Starts and writes nothing. */
export function checkConfig(terminal: Terminal, file: string | undefined): void {
  const env = file === undefined ? terminal.env : { ...terminal.env, SVYAZ_CONFIG: file }
  const { config, warnings } = loadConfig({ env, cwd: terminal.cwd })
  terminal.out(summary(config).join('\n'))
  for (const warning of warnings) terminal.err(`warning: ${warning}`)
}

function summary(config: Config): string[] {
  return [
    `OK: ${config.file ?? 'no configuration file, demo mode'}`,
    `  listen     ${config.listen.host}:${config.listen.httpPort}${config.demo ? ', demo mode' : ''}`,
    `  data       ${config.dataDir}`,
    `  database   ${database(config)}`,
    ...carriers(config).map((carrier) => `  carrier    ${carrier}`),
    `  numbers    ${config.numbers.length}`,
  ]
}

function database({ database }: Config): string {
  return database.kind === 'sqlite' ? `SQLite in ${database.path}` : `${database.shown}, ${database.pool} connections`
}

function carriers({ carriers, simulator }: Config): string[] {
  const links = carriers.map(({ name, host, port, systemId, bindMode, binds }) => {
    return `${name}: ${systemId}@${host}:${port}, ${binds} × ${bindMode}`
  })
  return simulator.enabled ? [...links, `simulator: on ${simulator.host}:${simulator.port}`] : links
}
