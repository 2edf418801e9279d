/** Structured logging, as far as the gateway's parts need it. Fields never hold texts, secrets or whole numbers. */
export interface Log {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}
