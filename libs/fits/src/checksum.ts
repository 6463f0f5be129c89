/**
 * Ones' complement sum of 32-bit big-endian words (FITS 4.0 Appendix J), the quantity behind DATASUM and CHECKSUM.
 *
 * @param bytes a whole number of blocks, or its last part; missing bytes count as zero
 * @param start a sum to go on from
 * @returns an integer from 0 to 2^32 − 1
 */
export function sumWords(bytes: Uint8Array, start = 0): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = bytes.byteLength - (bytes.byteLength % 4);
  let sum = start;
  for (let at = 0; at < whole; at += partBytes) {
    const end = Math.min(at + partBytes, whole);
    // halves of words add up to small integers, for which V8 needs no memory
    let high = 0;
    let low = 0;
    for (let word = at; word < end; word += 4) {
      const bits = view.getInt32(word);
      high += bits >>> 16;
      low += bits & 0xffff;
    }
    sum = fold(sum + high * 2 ** 16 + low);
  }
  let rest = 0;
  for (let at = whole; at < whole + 4 && whole < bytes.byteLength; at++) rest = rest * 256 + (bytes[at] ?? 0);
  return fold(sum + rest);
}

/** Carries come in again at the other end. */
function fold(sum: number): number {
  return sum < 2 ** 32 ? sum : fold((sum % 2 ** 32) + Math.floor(sum / 2 ** 32));
}

/** Bytes whose halves of words add up to less than 2^30. */
const partBytes = 1 << 15;

/** Characters an encoded checksum must not have: punctuation between digits and letters, and between the cases. */
const isPunctuation = (code: number) => (code >= 0x3a && code <= 0x40) || (code >= 0x5b && code <= 0x60);

/**
 * Encodes the complement of a sum as the 16 characters of CHECKSUM (FITS 4.0 Appendix J.3): each byte is spread over
 * four characters that sum to it, punctuation avoided, and the string is rotated one place to the right.
 */
export function encodeChecksum(sum: number): string {
  const complement = (0xffffffff - sum) >>> 0;
  const characters = new Uint8Array(16);
  for (let byte = 0; byte < 4; byte++) {
    const value = (complement >>> (24 - 8 * byte)) & 0xff;
    const quarters = [0, 0, 0, 0].map(() => Math.floor(value / 4) + 0x30);
    quarters[0]! += value % 4;
    while (quarters.some(isPunctuation))
      for (let pair = 0; pair < 4; pair += 2)
        if (isPunctuation(quarters[pair]!) || isPunctuation(quarters[pair + 1]!)) {
          quarters[pair]! += 1;
          quarters[pair + 1]! -= 1;
        }
    for (let quarter = 0; quarter < 4; quarter++) characters[4 * quarter + byte] = quarters[quarter]!;
  }
  const text = String.fromCharCode(...characters);
  return text.slice(-1) + text.slice(0, -1);
}
