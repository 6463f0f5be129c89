import { createHash, randomBytes } from 'node:crypto';

/** A new secret; the prefix tells what it is to whoever finds it. */
export function newToken(): string {
  return `hstlc_${randomBytes(24).toString('base64url')}`;
}

/** What is stored of a token: its sha256, 64 lower-case hexadecimal digits. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
