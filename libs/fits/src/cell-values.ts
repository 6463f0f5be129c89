/** A cell's text: up to the first NUL, trailing blanks removed (FITS 4.0 §7.3.3.1). */
export function trimText(text: string): string {
  const end = text.indexOf('\0');
  return (end < 0 ? text : text.slice(0, end)).trimEnd();
}

/** A logical: `T` is 1, `F` is 0, anything else is undefined, −1 (FITS 4.0 §7.3.3.1). */
export function logical(byte: number): number {
  if (byte === 0x54) return 1;
  return byte === 0x46 ? 0 : -1;
}
