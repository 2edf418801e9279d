import { createHash } from 'node:crypto'

import type { Principal } from '../../accounts/account.js'
import { auditOf, type Via } from '../../accounts/audit.js'
import { type Page, pageOf } from '../../accounts/page.js'
import type { CoreContext } from '../../context.js'
import { GatewayError } from '../../errors.js'
import type { CompanyId, PromptId } from '../../values/ids.js'
import { type Acting, callsToRead, callsToWrite } from '../company.js'
import { type Prompt, promptLanguage, promptName, usualLanguage } from './prompt.js'
import { readPromptPath } from './prompt-address.js'
import { makeSound } from './sound.js'

export const promptPartBytes = 256 * 1024

export interface NewPrompt {
  name: string
  /** `ru` unless given. */
  language?: string
  text?: string
  content: Buffer
}

/**
 * Keeps a sound under a name and a language; where there is one already it takes its place, also in calls that are in progress.
 * @throws GatewayError `forbidden`, `not_found`, `invalid_parameter` for what is no sound, or too long
 */
export async function savePrompt(
  core: CoreContext,
  principal: Principal,
  { name, language = usualLanguage, text, content, ...acting }: Acting & NewPrompt,
  via: Via,
): Promise<Prompt> {
  const companyId = await callsToWrite(core, principal, acting)
  check(promptName.test(name), 'name', 'A name has small Latin letters, digits, - and _, such as greeting or menu-2.')
  check(promptLanguage.test(language), 'language', 'A language is written as ru, en or en-GB.')
  const { file, durationMs } = await makeSound(core, content)
  const before = await core.store.prompts.findByName(companyId, name, language)
  const prompt: Prompt = {
    id: before?.id ?? ((await core.store.allocateIds(1)) as PromptId),
    companyId,
    name,
    language,
    text: text ?? null,
    durationMs,
    bytes: file.length,
    sha256: createHash('sha256').update(file).digest('hex'),
    createdAt: core.clock.now(),
  }
  const action = before === undefined ? 'prompt.create' : 'prompt.replace'
  const act = { companyId, action, subject: `prompt:${prompt.id}`, ...(before && { before }), after: prompt }
  const written = await core.store.prompts.save(prompt, partsOf(file), auditOf(core, principal, via, act))
  if (written) return prompt
  throw new GatewayError('conflict', 'Somebody else has just uploaded a prompt of this name; try again.')
}

/** In the order of their ids. @throws GatewayError `forbidden`, `not_found` */
export async function listPrompts(
  core: CoreContext,
  principal: Principal,
  { afterId = 0 as PromptId, limit, ...acting }: Acting & { afterId?: PromptId; limit: number },
): Promise<Page<Prompt>> {
  return pageOf(await core.store.prompts.list(callsToRead(principal, acting), afterId, limit + 1), limit)
}

/** The WAV file. @throws GatewayError `forbidden`, `not_found` */
export async function openPrompt(
  core: CoreContext,
  principal: Principal,
  id: PromptId,
  acting: Acting,
): Promise<{ prompt: Prompt; content: AsyncIterable<Buffer> }> {
  const prompt = await findPrompt(core, callsToRead(principal, acting), id)
  return { prompt, content: contentOf(core, prompt) }
}

/** @throws GatewayError `forbidden`, `not_found`, `conflict` while a scenario plays it */
export async function deletePrompt(
  core: CoreContext,
  principal: Principal,
  id: PromptId,
  acting: Acting,
  via: Via,
): Promise<Prompt> {
  const companyId = await callsToWrite(core, principal, acting)
  const before = await findPrompt(core, companyId, id)
  const act = { companyId, action: 'prompt.delete', subject: `prompt:${id}`, before }
  if (await core.store.prompts.delete(before, core.clock.now(), auditOf(core, principal, via, act))) return before
  throw new GatewayError(
    'conflict',
    `A scenario plays "${before.name}", in its draft or in a version that calls follow or will follow; change it first, or upload another sound under this name.`,
  )
}

/** For telephone switches, by an address that we gave. Undefined for another, or where the prompt is gone. */
export async function openPromptAt(
  core: CoreContext,
  path: string,
): Promise<{ prompt: Prompt; content: AsyncIterable<Buffer> } | undefined> {
  const key = readPromptPath(core.settings.sealingKey, path)
  const prompt = key && (await core.store.prompts.find(key.companyId, key.id))
  return prompt && { prompt, content: contentOf(core, prompt) }
}

async function findPrompt(core: CoreContext, companyId: CompanyId, id: PromptId): Promise<Prompt> {
  const prompt = await core.store.prompts.find(companyId, id)
  if (prompt === undefined) throw new GatewayError('not_found', 'There is no such prompt.')
  return prompt
}

async function* contentOf(core: CoreContext, prompt: Prompt): AsyncIterable<Buffer> {
  const parts = Math.ceil(prompt.bytes / promptPartBytes)
  for (let part = 0; part < parts; part += 1) {
    const content = await core.store.prompts.readPart(prompt.companyId, prompt.id, part)
    if (content !== undefined) yield Buffer.from(content)
  }
}

function partsOf(file: Buffer): Buffer[] {
  const parts = Math.ceil(file.length / promptPartBytes)
  return Array.from({ length: parts }, (_, part) => file.subarray(part * promptPartBytes, (part + 1) * promptPartBytes))
}

function check(isRight: boolean, field: string, message: string): void {
  if (!isRight) throw new GatewayError('invalid_parameter', message, { field })
}
