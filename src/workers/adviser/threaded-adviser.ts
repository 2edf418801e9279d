import { Worker } from 'node:worker_threads'

import { GatewayError } from '../../core/errors.js'
import type { Adviser, AdviserAnswer, AdviserQuestion } from '../../core/rating/adviser/answer-question.js'
import type { Catalogue } from '../../core/rating/catalogue/index.js'

const threadMemoryMb = 2_048
/** Questions that wait behind the one that is being answered. */
const mostWaiting = 10
const retryAfterSeconds = 10

/** Answers questions one after the other, each in a thread: a year of a busy number would keep the event loop for seconds. */
export class ThreadedAdviser implements Adviser {
  readonly #catalogue: Catalogue
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue
  }

  /** @throws GatewayError `overloaded` while too many wait */
  async answer(question: AdviserQuestion): Promise<AdviserAnswer> {
    if (this.#waiting >= mostWaiting)
      throw new GatewayError('overloaded', 'Too many ask the adviser; ask again shortly.', { retryAfterSeconds })
    this.#waiting += 1
    const mine = this.#last.then(() => this.#ask(question))
    this.#last = mine.catch(() => undefined)
    return mine.finally(() => (this.#waiting -= 1))
  }

  #ask(question: AdviserQuestion): Promise<AdviserAnswer> {
    return new Promise((resolve, reject) => {
      const worker = new Worker(threadFile(), {
        workerData: { catalogue: this.#catalogue, question },
        resourceLimits: { maxOldGenerationSizeMb: threadMemoryMb },
      })
      worker.once('message', (answer: AdviserAnswer) => {
        resolve(answer)
        void worker.terminate()
      })
      worker.once('error', reject)
      worker.once('exit', () => reject(new Error('the adviser has ended without an answer')))
    })
  }
}

/** Threads run compiled code: from the sources (in tests) the build's file is taken. */
function threadFile(): URL {
  const built = import.meta.url.replace('/src/workers/', '/dist/workers/')
  return new URL('./adviser-thread.js', built)
}
