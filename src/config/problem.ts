/** One thing that is wrong with the configuration. */
export interface Problem {
  /** `svyaz.yaml:14`, or the name of an environment variable. */
  place: string
  line?: number
  /** `carriers[0].port`; empty when the place says it all. */
  path: string
  message: string
}

/** The configuration cannot be used. Each line of the message is one problem, with its place. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[], options?: ErrorOptions) {
    super(problems.map(formatProblem).join('\n'), options)
    this.problems = problems
  }
}

function formatProblem({ place, path, message }: Problem): string {
  return path === '' ? `${place}: ${message}` : `${place}: ${path}: ${message}`
}
