/** Runs in a thread of its own: one question is answered. */
import { parentPort, workerData } from 'node:worker_threads'

import { type AdviserQuestion, answerQuestion } from '../../core/rating/adviser/answer-question.js'
import type { Catalogue } from '../../core/rating/catalogue/index.js'

const { catalogue, question } = workerData as { catalogue: Catalogue; question: AdviserQuestion }
parentPort?.postMessage(answerQuestion(catalogue, question))
