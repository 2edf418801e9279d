#!/usr/bin/env node
import { runCommand } from './cli/run-command.js'
import { ownSurroundings } from './config.js'

process.exitCode = await runCommand(process.argv.slice(2), {
  ...ownSurroundings(),
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
})
