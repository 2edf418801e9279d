import { savePrompt } from '../../../core/calls/prompts/manage-prompts.js'
import { maxUploadBytes } from '../../../core/calls/prompts/sound.js'
import { uploadOperation } from '../operation.js'
import { presentPrompt } from '../present-prompt.js'
import { actingCompany } from '../resource-id.js'

export const uploadPrompt = uploadOperation(
  'uploadPrompt',
  maxUploadBytes,
  async ({ core, principal, via }, { query, body }) => {
    const { name, language, text } = query
    const named = { name, ...(language === undefined ? {} : { language }), ...(text === undefined ? {} : { text }) }
    const wanted = { ...actingCompany(query), ...named, content: body.content }
    const shown = presentPrompt(await savePrompt(core, principal, wanted, via))
    return { status: 201, body: shown, headers: [['Location', `/v1/prompts/${shown.id}/file`]] }
  },
)
