import { stripVTControlCharacters } from 'node:util';

/**
 * Reads from Nx's output which builds and type checks failed (failed tests are counted from their reports).
 * Feed it the output in pieces; `list` then answers tasks such as "@hstlc/fits:typecheck".
 */
export function failedTaskReader() {
  let text = '';
  return {
    feed(piece) {
      text = (text + piece.toString()).slice(-20_000);
    },
    list() {
      const plain = stripVTControlCharacters(text);
      const summary = plain.slice(plain.lastIndexOf('Failed tasks:'));
      if (!summary.startsWith('Failed tasks:')) return [];
      return [...summary.matchAll(/^\s*- (\S+:(?:build|typecheck))\s*$/gm)].map(([, task]) => task);
    },
  };
}
