import type { Migration } from './migration.js'

/** What a company has set of the M2M interface, what its passwords are good for, and call-backs as the M2M contract has them. */
export const m2mSettings: Migration = {
  version: 26,
  name: 'm2m settings',
  up: () => [
    `ALTER TABLE companies ADD COLUMN m2m_settings text`,
    `ALTER TABLE m2m_passwords ADD COLUMN allowed_addresses text NOT NULL DEFAULT ''`,
    `ALTER TABLE m2m_passwords ADD COLUMN manages_users integer NOT NULL DEFAULT 0 CHECK (manages_users IN (0, 1))`,
    `ALTER TABLE webhooks ADD COLUMN format text NOT NULL DEFAULT 'events' CHECK (format IN ('events', 'm2m'))`,
  ],
}
