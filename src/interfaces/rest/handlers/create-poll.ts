import { counted, createPoll as createCorePoll } from '../../../core/conversations/polls.js'
import { operation } from '../operation.js'
import { pollCommandOf, presentCountedPoll } from '../present-conversations.js'

export const createPoll = operation('createPoll', async ({ core, principal, via }, { body, headers }) => {
  const poll = await createCorePoll(core, principal, pollCommandOf(body), headers['Idempotency-Key'], via)
  const shown = presentCountedPoll(await counted(core, poll))
  return { status: 201, body: shown, headers: [['Location', `/v1/polls/${shown.id}`]] }
})
