const quote = 0x22;
const backslash = 0x5c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;

/** Depth of what is inside a row: the answer, its list, the row. */
const rowDepth = 3;

/**
 * Takes a JSON answer apart while it comes: the objects of the list under one name at its top, one by one, and
 * whatever else it holds. So an answer of any length never lies in memory as a whole, neither as text nor as objects.
 *
 * It only finds where each object begins and ends; what is between is read by `JSON.parse`, which throws SyntaxError.
 */
export class JsonRows {
  private depth = 0;
  private isInString = false;
  private isEscaped = false;
  private isInRows = false;
  /** The string that was last begun at the top. */
  private name = '';
  /** Bytes of a row that has begun and not ended. */
  private begun: Uint8Array = new Uint8Array();
  private readonly around: Buffer[] = [];

  constructor(private readonly listName: string) {}

  /** The rows that end in these bytes. */
  *rowsOf(piece: Uint8Array): Generator<unknown> {
    const bytes = this.begun.byteLength === 0 ? piece : Buffer.concat([this.begun, piece]);
    let rowStart = this.begun.byteLength === 0 ? -1 : 0;
    let aroundStart = 0;
    for (let at = this.begun.byteLength; at < bytes.byteLength; at++) {
      const byte = bytes[at]!;
      if (this.isInString) at = this.goOnInString(bytes, at);
      else if (byte === quote) this.beginString();
      else if (byte === openBrace || byte === openBracket) {
        if (byte === openBracket && this.depth === 1 && this.name === this.listName) {
          this.keep(bytes, aroundStart, at + 1);
          this.isInRows = true;
        }
        this.depth += 1;
        if (this.isInRows && this.depth === rowDepth) rowStart = at;
      } else if (byte === closeBrace || byte === closeBracket) {
        if (this.isInRows && this.depth === rowDepth && rowStart >= 0) {
          yield parse(bytes.subarray(rowStart, at + 1));
          rowStart = -1;
        }
        this.depth -= 1;
        if (this.isInRows && this.depth === 1) {
          this.isInRows = false;
          aroundStart = at;
        }
      }
    }
    if (!this.isInRows) this.keep(bytes, aroundStart, bytes.byteLength);
    // a copy: the piece's memory is not ours
    this.begun = rowStart < 0 ? new Uint8Array() : bytes.slice(rowStart);
  }

  /** The answer without the rows, once all bytes have come. @throws SyntaxError when it broke off */
  rest(): unknown {
    return parse(Buffer.concat(this.around));
  }

  /** Goes on to the end of the string, or of the bytes. @returns the place of the last byte of either */
  private goOnInString(bytes: Uint8Array, from: number): number {
    let at = from;
    if (this.isEscaped) at += 1;
    this.isEscaped = false;
    while (at < bytes.byteLength && bytes[at] !== quote) at += bytes[at] === backslash ? 2 : 1;
    if (this.depth === 1) this.name += decoder.decode(bytes.subarray(from, at));
    if (at < bytes.byteLength) this.isInString = false;
    // the byte that a backslash escapes is still to come
    else this.isEscaped = at > bytes.byteLength;
    return Math.min(at, bytes.byteLength - 1);
  }

  private beginString(): void {
    this.isInString = true;
    if (this.depth === 1) this.name = '';
  }

  private keep(bytes: Uint8Array, start: number, end: number): void {
    this.around.push(Buffer.from(bytes.subarray(start, end)));
  }
}

const decoder = new TextDecoder();

function parse(bytes: Uint8Array): unknown {
  return JSON.parse(decoder.decode(bytes));
}
