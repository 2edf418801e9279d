import type { NumberedCommand } from './commands.js'

/**
 * The command with instants in place of spans. Done after a repeated request was recognised: the same request a minute later asks
 * for the same spans and other instants.
 */
export function withInstants(command: NumberedCommand, now: number): NumberedCommand {
  const { relative, ...absolute } = command
  if (relative === undefined) return command
  if (relative.scheduledInMs !== undefined) absolute.scheduledAt = now + relative.scheduledInMs
  if (relative.deliverInMs !== undefined) absolute.deliverBefore = now + relative.deliverInMs
  if (relative.validForMs !== undefined) absolute.deliverBefore = (absolute.scheduledAt ?? now) + relative.validForMs
  return absolute
}
