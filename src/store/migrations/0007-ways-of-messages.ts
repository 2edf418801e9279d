import type { Migration } from './migration.js'

/** The way a message takes and when it may be sent, both its own: recipients of one broadcast differ in them. */
export const waysOfMessages: Migration = {
  version: 7,
  name: 'ways-of-messages',
  up: () => [
    `ALTER TABLE messages ADD COLUMN send_at bigint`,
    `ALTER TABLE messages ADD COLUMN held_by text`,
    `ALTER TABLE messages ADD COLUMN route text`,
    `ALTER TABLE messages ADD COLUMN alternatives text`,
    `ALTER TABLE messages ADD COLUMN zone text`,
    `DROP INDEX messages_deliver_before`,
    `CREATE INDEX messages_deliver_before ON messages (deliver_before)
      WHERE deliver_before IS NOT NULL AND state IN ('scheduled','held','queued','sending')`,
    `ALTER TABLE broadcasts DROP COLUMN common`,
    `ALTER TABLE broadcast_chunks ADD COLUMN states text`,
  ],
}
