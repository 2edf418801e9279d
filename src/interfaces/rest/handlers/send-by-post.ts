import { dialectOperation } from '../operation.js'
import { sendSimply } from '../simple/send-simply.js'
import { simpleDialect } from '../simple/simple-dialect.js'

export const sendByPost = dialectOperation('sendByPost', simpleDialect, sendSimply)
