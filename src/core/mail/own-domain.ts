import type { CoreContext } from '../context.js'

/** The domain of the addresses that the gateway names. */
export function ownDomain({ mail }: Pick<CoreContext, 'mail'>): string {
  return mail.settings.domains[0] ?? 'localhost'
}
