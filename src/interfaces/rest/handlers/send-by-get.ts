import { dialectOperation } from '../operation.js'
import { sendSimply } from '../simple/send-simply.js'
import { simpleDialect } from '../simple/simple-dialect.js'

export const sendByGet = dialectOperation('sendByGet', simpleDialect, sendSimply)
