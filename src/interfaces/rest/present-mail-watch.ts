import type { WatchInput } from '../../core/mail/manage-watches.js'
import type { MailWatch } from '../../core/mail/watch.js'
import { formatId, type MailIntegrationId, type TagId } from '../../core/values/ids.js'
import type { components } from './generated/contract.js'
import { formatInstant, formatNullableInstant } from './instant.js'
import { resourceId } from './resource-id.js'

type Schemas = components['schemas']

export function presentWatch(watch: MailWatch): Schemas['MailWatch'] {
  const { name, state, integrationId, tagId, everyMinutes, recipients, isHeartbeat } = watch
  return {
    id: formatId(watch.id),
    companyId: formatId(watch.companyId),
    name,
    state,
    integrationId: integrationId && formatId(integrationId),
    tagId: tagId && formatId(tagId),
    everyMinutes,
    recipients: [...recipients],
    isHeartbeat,
    lastMailAt: formatNullableInstant(watch.lastAt),
    dueAt: formatInstant(watch.dueAt),
    createdAt: formatInstant(watch.createdAt),
    updatedAt: formatInstant(watch.updatedAt),
  }
}

/** @throws GatewayError for an id that is none */
export function watchInput({ integrationId, tagId, ...input }: Schemas['UpdateMailWatchRequest']): WatchInput {
  return {
    ...input,
    ...(integrationId !== undefined && {
      integrationId: integrationId && resourceId<MailIntegrationId>(integrationId),
    }),
    ...(tagId !== undefined && { tagId: tagId && resourceId<TagId>(tagId) }),
  } as WatchInput
}
