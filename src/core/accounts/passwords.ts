/** Slow hashing of passwords (argon2id), with a bound on how many run at once. */
export interface PasswordHasher {
  hash(password: string): Promise<string>
  verify(password: string, hash: string): Promise<boolean>
}
