import { FitsError } from './fits-error.js';

/** Reads bits from bytes, the highest first. Beyond the end it is a FitsError, never a zero. */
export class BitReader {
  private position = 0;
  private buffer = 0;
  private available = 0;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly what: string,
  ) {}

  /** The next bits as a number. @param count 0 to 32 */
  bits(count: number): number {
    if (count > 16) return this.bits(count - 16) * 65_536 + this.bits(16);
    while (this.available < count) {
      this.buffer = ((this.buffer << 8) | this.nextByte()) & 0xff_ffff;
      this.available += 8;
    }
    this.available -= count;
    return (this.buffer >>> this.available) & ((1 << count) - 1);
  }

  /** Zeros before the next one, which is read too. */
  zeros(): number {
    let count = 0;
    while (this.bits(1) === 0) count += 1;
    return count;
  }

  /** Goes on at the next whole byte. */
  toByte(): void {
    this.available = 0;
  }

  private nextByte(): number {
    if (this.position >= this.bytes.byteLength)
      throw new FitsError(
        'bad-compression',
        `${this.what}: expected more bits, found the end after ${this.bytes.byteLength} bytes`,
        { found: this.bytes.byteLength },
      );
    return this.bytes[this.position++]!;
  }
}
