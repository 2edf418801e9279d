import { Anchor, Badge, Drawer, Paper, Stack, Text, Title } from '@mantine/core'
import type { Message } from '@svyaz/sdk'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { Facts } from '../../components/Facts.js'
import { Instant } from '../../components/Instant.js'
import { StateBadge, stateName } from '../../components/StateBadge.js'
import { formatMoney, formatPhone } from '../../lib/format.js'

/** All that is known of one message. */
export function MessageDrawer({ message, close }: { message: Message | null; close(): void }) {
  const { t } = useTranslation('history')
  return (
    <Drawer
      opened={message !== null}
      onClose={close}
      position="right"
      size="md"
      title={t('message.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {message !== null && <Details message={message} />}
    </Drawer>
  )
}

function Details({ message }: { message: Message }) {
  const { t } = useTranslation('history')
  const { direction, from, to, text, sentText, state, segments, reply, price, tags = [] } = message
  const isIncoming = direction === 'mo'
  const other = isIncoming ? from : to
  return (
    <Stack>
      <div className={`bubble ${isIncoming ? 'bubble-in' : 'bubble-out'}`}>{text}</div>
      {sentText !== null && (
        <Text size="sm" c="dimmed">
          {t('message.onAir')} {sentText}
        </Text>
      )}
      <Facts
        facts={[
          [t('state'), <StateBadge key="state" state={isIncoming ? 'received' : state} />],
          [t('message.from'), isIncoming ? formatPhone(from) : from],
          [t('message.to'), isIncoming ? to : formatPhone(to)],
          [t('message.created'), <Instant key="created" at={message.createdAt} />],
          [
            t('message.planned'),
            message.scheduledAt === null ? null : <Instant key="planned" at={message.scheduledAt} />,
          ],
          [t('message.sent'), message.sentAt === null ? null : <Instant key="sent" at={message.sentAt} />],
          [t('message.done'), message.doneAt === null ? null : <Instant key="done" at={message.doneAt} />],
          [t('message.route'), message.route],
          [t('message.price'), price === null ? null : formatMoney(price)],
          [t('message.tags'), tags.length === 0 ? null : tags.join(' ')],
          [t('message.about'), reply?.reason],
          [t('message.id'), message.id],
          [t('message.request'), message.requestId],
        ]}
      />
      {segments.length > 0 && (
        <Stack gap="xs">
          <Title order={3}>{t('message.segments')}</Title>
          {segments.map((segment) => (
            <Paper key={segment.ordinal} className="panel" p="sm">
              <Facts
                facts={[
                  [`№ ${segment.ordinal}`, <Badge key="state">{stateName(segment.state)}</Badge>],
                  [t('message.carrier'), segment.carrier],
                  [t('message.carrierId'), segment.carrierMessageId],
                  [t('message.attempts'), segment.attempts > 1 ? segment.attempts : null],
                  [t('message.reason'), segment.errorReason],
                ]}
              />
            </Paper>
          ))}
        </Stack>
      )}
      {!other.startsWith('subscriber:') && (
        <Anchor component={Link} to={`/conversations/${encodeURIComponent(other)}`}>
          {t('message.conversation')}
        </Anchor>
      )}
    </Stack>
  )
}
