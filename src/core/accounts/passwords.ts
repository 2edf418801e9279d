/** Slow hashing of passwords (argon2id), with a bound on how many run at once. */
export interface PasswordHasher {
  /** @throws GatewayError `overloaded` */
  hash(password: string): Promise<string>
  /**
   * Without a hash the answer is no and takes as long as any other, so that nobody learns whether there is one.
   * @throws GatewayError `overloaded`
   */
  verify(password: string, hash: string | null): Promise<boolean>
}
