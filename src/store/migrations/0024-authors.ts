import type { Migration } from './migration.js'

/** Who sent each message and what it came in by, and keys that have the rights of a user. Old rows have neither. */
export const authors: Migration = {
  version: 24,
  name: 'authors',
  up: () => [
    `ALTER TABLE messages ADD COLUMN author text`,
    `ALTER TABLE messages ADD COLUMN via text CHECK (via IN ('rest', 'send', 'm2m-soap', 'm2m-get', 'm2m-post', 'mail', 'smpp',
      'sms', 'mailing', 'poll', 'alert', 'call'))`,
    `ALTER TABLE api_keys ADD COLUMN user_id bigint`,
  ],
}
