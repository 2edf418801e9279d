import type { Migration } from './migration.js'

/** What waits for a person to decide is few, and is looked for among millions. */
export const doubt: Migration = {
  version: 23,
  name: 'doubt',
  up: () => [`CREATE INDEX segments_in_doubt ON segments (company_id, message_id) WHERE state = 'in_doubt'`],
}
