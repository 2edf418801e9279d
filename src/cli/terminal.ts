import type { Surroundings } from '../config.js'

/** Where a command was typed. Each call of `out` and `err` writes whole lines. */
export interface Terminal extends Surroundings {
  out(text: string): void
  err(text: string): void
}

export const exitCodes = { done: 0, failed: 1, misused: 2 } as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]
