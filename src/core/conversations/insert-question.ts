import { createHash } from 'node:crypto'

import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import type { CompanyId } from '../values/ids.js'
import type { InsertAnswer, Keyed } from './ports.js'
import type { Question, QuestionId } from './question.js'

const attempts = 5

/**
 * Tries with another code when somebody else was faster. The id: of what was made, or of what was made before with this idempotency key.
 * @throws GatewayError `idempotency_mismatch`, `conflict`
 */
export async function insertQuestion(
  core: CoreContext,
  companyId: CompanyId,
  keyed: Keyed | null,
  insert: (open: readonly Pick<Question, 'id' | 'kind' | 'code' | 'takes'>[]) => Promise<InsertAnswer>,
  id: QuestionId,
): Promise<{ id: QuestionId; isNew: boolean }> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const answer = await insert(await core.store.conversations.listOpenQuestions(companyId))
    if (answer === 'inserted') return { id, isNew: true }
    if (answer === 'conflict') continue
    if (answer.requestHash === keyed?.requestHash) return { id: answer.id, isNew: false }
    throw new GatewayError(
      'idempotency_mismatch',
      'This idempotency key was used for a different request; use a new key.',
      {
        field: 'Idempotency-Key',
      },
    )
  }
  throw new GatewayError('conflict', 'Many questions are opened at once; try again.', { retryAfterSeconds: 1 })
}

export function keyedOf(key: string | undefined, request: object): Keyed | null {
  if (key === undefined) return null
  return { key, requestHash: createHash('sha256').update(JSON.stringify(request)).digest('base64url') }
}
