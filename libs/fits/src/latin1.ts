/**
 * Bytes as text, a character each: bytes beyond ASCII too, so that writing them gives the same bytes again. A decoder of
 * the platform's would take `latin1` for another encoding, and longer.
 *
 * @param bytes some thousand at most
 */
export function latin1(bytes: Uint8Array): string {
  return Reflect.apply(String.fromCharCode, undefined, bytes);
}
