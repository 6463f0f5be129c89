/** A text as one word of a POSIX shell, whatever it holds: within single quotes nothing is special but themselves. */
export function shellQuote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
