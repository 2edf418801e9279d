import { describe, expect, it } from 'vitest'

import { createMetrics } from './metrics.js'

describe('metrics', () => {
  it('counts requests by operation and status, with their duration in seconds', async () => {
    const metrics = createMetrics()
    metrics.httpRequest('sendMessage', 202, 4)
    metrics.httpRequest('sendMessage', 202, 40)
    metrics.httpRequest('sendMessage', 429, 1)
    const text = await metrics.text()
    expect(text).toContain('svyaz_http_requests_total{operation="sendMessage",status="202"} 2')
    expect(text).toContain('svyaz_http_requests_total{operation="sendMessage",status="429"} 1')
    expect(text).toContain('svyaz_http_request_seconds_bucket{le="0.005",operation="sendMessage"} 2')
    expect(text).toContain('svyaz_http_request_seconds_count{operation="sendMessage"} 3')
  })

  it('counts every stage of a message', async () => {
    const metrics = createMetrics()
    metrics.messagesAccepted('alert', 3, 2)
    metrics.committed(50, 12)
    metrics.submitted('mts', 'accepted', 30)
    metrics.submitted('mts', 'in_doubt', 10_000)
    metrics.receiptTaken('mts', 'delivered')
    metrics.inboundPartTaken('mts')
    metrics.messageEnded('delivered', 1_500)
    metrics.messageEnded('expired', 90_000)
    const text = await metrics.text()
    for (const line of [
      'svyaz_messages_accepted_total{lane="alert"} 3',
      'svyaz_accept_seconds_bucket{le="0.0025"} 1',
      'svyaz_commit_seconds_sum 0.012',
      'svyaz_commit_writes_bucket{le="50"} 1',
      'svyaz_submits_total{carrier="mts",outcome="accepted"} 1',
      'svyaz_submits_total{carrier="mts",outcome="in_doubt"} 1',
      'svyaz_submit_seconds_count{carrier="mts"} 2',
      'svyaz_receipts_total{carrier="mts",state="delivered"} 1',
      'svyaz_inbound_parts_total{carrier="mts"} 1',
      'svyaz_messages_final_total{state="expired"} 1',
      'svyaz_delivery_seconds_count 1',
      'svyaz_delivery_seconds_bucket{le="2"} 1',
    ]) {
      expect(text).toContain(line)
    }
  })

  it('shows one state a bind', async () => {
    const metrics = createMetrics()
    metrics.bindState('mts', 'mts/1', 'connecting')
    metrics.bindState('mts', 'mts/1', 'bound')
    const text = await metrics.text()
    expect(text).toContain('svyaz_bind_state{carrier="mts",bind="mts/1",state="bound"} 1')
    expect(text).toContain('svyaz_bind_state{carrier="mts",bind="mts/1",state="connecting"} 0')
  })

  it('forgets the depth of a queue that is empty', async () => {
    const metrics = createMetrics()
    metrics.queueDepths([{ carrier: 'mts', lane: 'bulk', waiting: 7 }])
    expect(await metrics.text()).toContain('svyaz_queue_segments{carrier="mts",lane="bulk"} 7')
    metrics.queueDepths([{ carrier: 'mts', lane: 'alert', waiting: 1 }])
    const text = await metrics.text()
    expect(text).not.toContain('lane="bulk"')
    expect(text).toContain('svyaz_queue_segments{carrier="mts",lane="alert"} 1')
  })

  it('includes the delay of the event loop', async () => {
    expect(await createMetrics().text()).toContain('nodejs_eventloop_lag_p99_seconds')
  })

  it('keeps the metrics of two gateways in one process apart', async () => {
    const first = createMetrics()
    const second = createMetrics()
    first.inboundPartTaken('mts')
    expect(await second.text()).not.toContain('svyaz_inbound_parts_total{')
  })

  it('counts the outcome of a submission in less than 2 µs', () => {
    const metrics = createMetrics()
    const rounds = Array.from({ length: 20 }, () => {
      const started = performance.now()
      for (let count = 0; count < 5_000; count++) metrics.submitted('mts', 'accepted', 3)
      return (performance.now() - started) / 5
    })
    // The best round: the others measure the neighbours on this machine.
    expect(Math.min(...rounds)).toBeLessThan(2)
  })
})
