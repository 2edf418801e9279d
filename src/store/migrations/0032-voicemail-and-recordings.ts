import type { Migration, SchemaWords } from './migration.js'

/** Who is told of messages that callers left, and how long recordings are kept. */
export const voicemailAndRecordings: Migration = {
  version: 32,
  name: 'voicemail-and-recordings',
  up: ({ clustered }: SchemaWords) => [
    `ALTER TABLE outgoing_mails ADD COLUMN attachments text`,
    `ALTER TABLE voice_numbers ADD COLUMN voicemail_mail text`,
    `ALTER TABLE voice_numbers ADD COLUMN voicemail_sms text`,
    `ALTER TABLE voice_numbers ADD COLUMN recording_days integer CHECK (recording_days > 0)`,
    `ALTER TABLE call_recordings ADD COLUMN deleted_at bigint`,
    `CREATE INDEX call_recordings_kept ON call_recordings (started_at) WHERE deleted_at IS NULL`,
    `CREATE INDEX call_recordings_ids ON call_recordings (company_id, id)`,
    `CREATE TABLE call_settings (
      company_id bigint NOT NULL PRIMARY KEY,
      recording_days integer CHECK (recording_days > 0)
    ) ${clustered}`,
  ],
}
