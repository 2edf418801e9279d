import type { CoreContext } from '../context.js'
import type { AttachedFile, MailAttachment, WaitingMail } from '../conversations/mail.js'
import type { CompanyId } from '../values/ids.js'

/** What goes with a mail; undefined where a recording has been deleted since. */
export async function openAttachments(
  core: CoreContext,
  { companyId, attachments = [] }: WaitingMail,
): Promise<readonly AttachedFile[] | undefined> {
  const files: AttachedFile[] = []
  for (const { name, type, content } of attachments) {
    const octets = await read(core, companyId, content)
    if (octets === undefined) return undefined
    files.push({ name, type, content: octets })
  }
  return files
}

async function read(core: CoreContext, companyId: CompanyId, content: MailAttachment['content']) {
  if ('base64' in content) return Buffer.from(content.base64, 'base64')
  const recording = await core.store.calls.findRecording(companyId, content.callId, content.recordingId)
  if (recording === undefined || recording.deletedAt !== null) return undefined
  const chunks: Buffer[] = []
  for await (const chunk of core.recordingFiles.read(recording, { from: 0, until: recording.bytes })) chunks.push(chunk)
  return Buffer.concat(chunks)
}
