import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

import { readAuthorities, readCredentials, readMailCertificates } from './credentials.js'
import { type ConfigDocument, readDocument } from './document.js'
import { type Environment, overlay, variableWarnings } from './environment.js'
import { explain, problem, type Sources } from './explain.js'
import { othersMayRead } from './file-mode.js'
import { ConfigError } from './problem.js'
import { type Config, type LoadedConfig, type Locations, resolveConfig } from './resolve.js'
import { type Violation, violations } from './rules.js'
import { configSchema, type FileConfig } from './schema.js'

export interface Surroundings {
  /** Environment variables. */
  env: Environment
  /** Working directory, absolute: relative paths of variables and defaults start here. */
  cwd: string
}

/** Those of this process. */
export function ownSurroundings(): Surroundings {
  return { env: process.env, cwd: process.cwd() }
}

/**
 * Reads the file that SVYAZ_CONFIG names, puts the variables over it and checks the result. Without the variable it is
 * demo mode. Nothing is written.
 * @throws ConfigError with every problem, its place and what is allowed
 */
export function loadConfig({ env, cwd }: Surroundings): LoadedConfig {
  const file = env.SVYAZ_CONFIG === undefined || env.SVYAZ_CONFIG === '' ? undefined : env.SVYAZ_CONFIG
  const document = file === undefined ? undefined : openDocument(file, cwd)
  const { value, variables } = overlay(document === undefined ? { demo: true } : (document.value ?? {}), env)
  const sources = { document, variables, value }
  const parsed = parse(sources)
  const locations: Locations = {
    file: file === undefined ? null : resolve(cwd, file),
    fromFile: (path) => resolve(file === undefined ? cwd : dirname(resolve(cwd, file)), path),
    fromWork: (path) => resolve(cwd, path),
    inFile: (path) => !variables.byPath.has(path) && document !== undefined && has(document.value, path.split('.')),
  }
  const unavailable: Violation[] = []
  const credentials = readCredentials(parsed.carriers, env, locations.fromFile, unavailable)
  const { login, passwordEnv } = parsed.outgoingMail
  if (login !== undefined && (passwordEnv === undefined || (env[passwordEnv] ?? '') === '')) {
    unavailable.push({
      path: ['outgoingMail', 'passwordEnv'],
      message: 'names no variable that holds the password of outgoingMail.login',
    })
  }
  const authorities = readAuthorities(parsed.callbacks, locations.fromFile, unavailable)
  const certificates = readMailCertificates(parsed, locations.fromFile, unavailable)
  if (unavailable.length > 0) refuse(unavailable, sources)
  const loaded = resolveConfig(parsed, { carriers: credentials, certificates, authorities }, env, locations)
  return { ...loaded, warnings: warningsOf(parsed, loaded.config, env) }
}

function openDocument(file: string, cwd: string): ConfigDocument {
  const document = readDocument(file, read(file, cwd))
  if ('message' in document) throw new ConfigError([document])
  return document
}

function read(file: string, cwd: string): string {
  try {
    return readFileSync(resolve(cwd, file), 'utf8')
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new ConfigError([{ place: file, path: '', message: `cannot be read: ${reason}` }], { cause: error })
  }
}

function parse(sources: Sources): FileConfig {
  const result = configSchema.safeParse(sources.value)
  if (!result.success) throw new ConfigError(explain(result.error.issues, sources))
  const broken = violations(result.data)
  if (broken.length > 0) refuse(broken, sources)
  return result.data
}

function refuse(broken: readonly Violation[], sources: Sources): never {
  throw new ConfigError(broken.map(({ path, message }) => problem(path, message, sources)))
}

function has(value: unknown, [key, ...rest]: string[]): boolean {
  if (key === undefined) return value !== undefined
  return typeof value === 'object' && value !== null && has((value as Record<string, unknown>)[key], rest)
}

function warningsOf(parsed: FileConfig, config: Config, env: Environment): string[] {
  const warnings: string[] = []
  const named = parsed.carriers.flatMap((carrier) => carrier.passwordFrom?.env ?? [])
  warnings.push(...variableWarnings(env, named))
  warnings.push(...readableSecrets(parsed, config))
  if (config.carriers.length === 0 && !config.simulator.enabled) {
    warnings.push('no carrier is configured: nothing can be sent')
  }
  return warnings
}

function readableSecrets(parsed: FileConfig, { file, database }: Config): string[] {
  const inFile = parsed.carriers.some(({ password }) => password !== undefined) || database.kind === 'postgres'
  const mode = file === null || !inFile ? undefined : othersMayRead(file)
  return mode === undefined ? [] : [`${file} may hold passwords and others may read it (mode ${mode}): chmod 600 it`]
}
