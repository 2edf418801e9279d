import { collectDefaultMetrics, Registry } from 'prom-client'

import type { BindStatus, ReceiptState, SubmissionOutcome } from '../core/carrier.js'
import type { Lane, MessageState } from '../core/messaging/message.js'
import { counter, gauge, histogram } from './instruments.js'

/** Seconds; from what one commit takes to what a caller gives up on. */
const WAIT_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
/** Seconds; from an operator on the next desk to a phone that was off over the weekend. */
const DELIVERY_SECONDS = [0.5, 1, 2, 5, 10, 30, 60, 300, 900, 3_600, 21_600, 86_400, 259_200]
const BATCH_SIZES = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000]

const bindStates = Object.keys({
  waiting_for_lease: 0,
  connecting: 0,
  bound: 0,
  backing_off: 0,
  stopped: 0,
} satisfies Record<BindStatus['state'], number>)

/** What is worth noticing on a link to an operator. */
export type LinkIncident =
  | 'bound'
  | 'connection_lost'
  | 'throttled'
  | 'malformed_pdu'
  | 'late_answer'
  | 'unsolicited_answer'
  | 'unreadable_receipt'
  | 'refused_delivery'

export type Metrics = ReturnType<typeof createMetrics>

/**
 * What the gateway counts, in the Prometheus text format. Durations go in as milliseconds and come out as seconds.
 * Every counting function costs a fraction of a microsecond and may stand on the hot path.
 */
export function createMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  return {
    ...interfaceMetrics(registry),
    ...storeMetrics(registry),
    ...carrierMetrics(registry),
    ...webhookMetrics(registry),
    ...mailMetrics(registry),
    ...output(registry),
  }
}

function interfaceMetrics(registry: Registry) {
  const requests = counter(registry, 'svyaz_http_requests_total', 'Answered requests.', ['operation', 'status'])
  const duration = histogram(registry, 'svyaz_http_request_seconds', 'Time to the answer.', WAIT_SECONDS, ['operation'])
  const accepted = counter(registry, 'svyaz_messages_accepted_total', 'Messages taken for sending.', ['lane'])
  const accept = histogram(
    registry,
    'svyaz_accept_seconds',
    'From the command to its durable acceptance.',
    WAIT_SECONDS,
  )
  return {
    httpRequest(operation: string, status: number, durationMs: number): void {
      requests.at(operation, String(status)).inc()
      duration.at(operation).observe(durationMs / 1_000)
    },
    messagesAccepted(lane: Lane, messages: number, durationMs: number): void {
      accepted.at(lane).inc(messages)
      accept.at().observe(durationMs / 1_000)
    },
  }
}

function storeMetrics(registry: Registry) {
  const commit = histogram(registry, 'svyaz_commit_seconds', 'Duration of a commit.', WAIT_SECONDS)
  const size = histogram(registry, 'svyaz_commit_writes', 'Writes that shared a commit.', BATCH_SIZES)
  const queue = gauge(registry, 'svyaz_queue_segments', 'Segments that wait to be sent.', ['carrier', 'lane'])
  return {
    committed(writes: number, durationMs: number): void {
      commit.at().observe(durationMs / 1_000)
      size.at().observe(writes)
    },
    /** Replaces all depths; what is absent is empty. */
    queueDepths(depths: Iterable<{ carrier: string; lane: string; waiting: number }>): void {
      queue.clear()
      for (const { carrier, lane, waiting } of depths) queue.at(carrier, lane).set(waiting)
    },
  }
}

function carrierMetrics(registry: Registry) {
  const submits = counter(registry, 'svyaz_submits_total', 'Submissions by outcome.', ['carrier', 'outcome'])
  const answer = histogram(registry, 'svyaz_submit_seconds', 'From submit_sm to its answer.', WAIT_SECONDS, ['carrier'])
  const receipts = counter(registry, 'svyaz_receipts_total', 'Receipts by state.', ['carrier', 'state'])
  const inbound = counter(registry, 'svyaz_inbound_parts_total', 'MO PDUs taken.', ['carrier'])
  const final = counter(registry, 'svyaz_messages_final_total', 'Messages by final state.', ['state'])
  const delivery = histogram(registry, 'svyaz_delivery_seconds', 'From acceptance to delivery.', DELIVERY_SECONDS)
  const binds = gauge(registry, 'svyaz_bind_state', '1 for the state a bind is in.', ['carrier', 'bind', 'state'])
  const incidents = counter(registry, 'svyaz_link_incidents_total', 'What happened on a link.', ['carrier', 'kind'])
  return {
    linkIncident(carrier: string, kind: LinkIncident): void {
      incidents.at(carrier, kind).inc()
    },
    submitted(carrier: string, outcome: SubmissionOutcome['kind'], durationMs: number): void {
      submits.at(carrier, outcome).inc()
      answer.at(carrier).observe(durationMs / 1_000)
    },
    receiptTaken(carrier: string, state: ReceiptState): void {
      receipts.at(carrier, state).inc()
    },
    inboundPartTaken(carrier: string): void {
      inbound.at(carrier).inc()
    },
    /** `ageMs` counts from the acceptance. */
    messageEnded(state: MessageState, ageMs: number): void {
      final.at(state).inc()
      if (state === 'delivered') delivery.at().observe(ageMs / 1_000)
    },
    bindState(carrier: string, bind: string, state: BindStatus['state']): void {
      for (const each of bindStates) binds.at(carrier, bind, each).set(each === state ? 1 : 0)
    },
  }
}

function mailMetrics(registry: Registry) {
  const mails = counter(registry, 'svyaz_mails_total', 'Mails by what became of them, or the reply they got.', [
    'outcome',
  ])
  const duration = histogram(registry, 'svyaz_mail_seconds', 'From the end of a mail to its reply.', WAIT_SECONDS)
  return {
    mailAnswered(outcome: string, durationMs: number): void {
      mails.at(outcome).inc()
      duration.at().observe(durationMs / 1_000)
    },
  }
}

function webhookMetrics(registry: Registry) {
  const attempts = counter(registry, 'svyaz_webhook_attempts_total', 'Requests to webhooks by outcome.', ['outcome'])
  const events = counter(registry, 'svyaz_webhook_events_total', 'Events that webhooks took.')
  const duration = histogram(registry, 'svyaz_webhook_request_seconds', 'Time to the answer.', WAIT_SECONDS)
  const lag = histogram(registry, 'svyaz_webhook_lag_seconds', 'From an event to its delivery.', DELIVERY_SECONDS)
  const turns = gauge(registry, 'svyaz_webhooks', 'Webhooks with a request under way, or waiting for one.', ['state'])
  return {
    webhookAttempt(outcome: string, count: number, durationMs: number, lagMs: number): void {
      attempts.at(outcome).inc()
      duration.at().observe(durationMs / 1_000)
      if (outcome !== 'delivered') return
      events.at().inc(count)
      lag.at().observe(lagMs / 1_000)
    },
    webhookLoad({ waiting, running }: { waiting: number; running: number }): void {
      turns.at('waiting').set(waiting)
      turns.at('running').set(running)
    },
  }
}

function output(registry: Registry) {
  return {
    /** For metrics that one part alone knows; they come out with the others. */
    registry,
    contentType: registry.contentType,
    /** All metrics as text. */
    text: (): Promise<string> => registry.metrics(),
  }
}
