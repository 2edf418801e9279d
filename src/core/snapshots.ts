/**
 * Tables small enough to be held in memory by every process: routes, sender names, company settings, opt-outs, rights of users. Whoever writes one
 * raises its revision in the same transaction; every process looks at the revisions once a second and loads what has changed.
 */
export const snapshotNames = [
  'numbering',
  'routes',
  'sender_names',
  'companies',
  'opt_outs',
  'webhooks',
  'rights',
  'rating',
  'mail_integrations',
  'mail_watches',
] as const
export type SnapshotName = (typeof snapshotNames)[number]

export interface Snapshots {
  /** Loads at start, and again whenever the revision has grown. */
  register(name: SnapshotName, load: () => Promise<void>): void
  /** Loads now what this process has just written, so that the answer to the write finds it in force. */
  refresh(name: SnapshotName): Promise<void>
}
