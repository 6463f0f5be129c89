import { ApiFailure } from './client.js';

interface Words {
  /** what happened */
  readonly title: string;
  /** what to do */
  readonly hint: string;
}

const words: Readonly<Record<ApiFailure['code'], Words>> = {
  'invalid-request': {
    title: 'The archive did not understand the question',
    hint: 'Check what was typed, or start anew.',
  },
  'unknown-parameter': {
    title: 'The archive did not understand the question',
    hint: 'The link holds an unknown filter.',
  },
  unauthorized: { title: 'This is for staff', hint: 'A staff token is needed.' },
  forbidden: { title: 'This is for staff', hint: 'The token does not permit this.' },
  'not-found': { title: 'The archive does not hold this', hint: 'It may have another name: try the search.' },
  conflict: { title: 'Somebody else changed this meanwhile', hint: 'Load the page again.' },
  'payload-too-large': { title: 'That was too much at once', hint: 'Ask for less.' },
  gone: { title: 'It was withdrawn', hint: 'The archive does not show it any more.' },
  'request-timeout': {
    title: 'The request took too long to arrive',
    hint: 'Look at the connection, then try again.',
  },
  'idempotency-mismatch': {
    title: 'This was asked before, otherwise',
    hint: 'Reload the page and ask again.',
  },
  'rate-limited': { title: 'Too many requests at once', hint: 'Wait a minute, then try again.' },
  'range-not-satisfiable': { title: 'That part of the file does not exist', hint: 'Download it anew.' },
  unavailable: { title: 'The archive is busy or out of order', hint: 'Try again in a minute.' },
  internal: {
    title: 'Something is broken in the archive',
    hint: 'Try again; if it stays, tell us the request id.',
  },
  unreachable: { title: 'The archive does not answer', hint: 'Check your connection, then try again.' },
  'unexpected-answer': {
    title: 'The archive gave an answer this page cannot read',
    hint: 'Load the page again.',
  },
};

/** What no answer of the archive explains. */
const broken: Words = {
  title: 'This page broke',
  hint: 'It is a fault of the page, not of the archive. If it stays, tell whoever keeps the archive how you came here.',
};

/** A failure in words for the reader; the technical message is never shown, but for why something was withdrawn. */
export function failureWords(error: unknown): Words & { readonly requestId: string | undefined } {
  if (!(error instanceof ApiFailure)) return { ...broken, requestId: undefined };
  const { code, message, requestId } = error;
  const { title, hint } = words[code];
  return { title, hint: code === 'gone' ? `${message}. ${hint}` : hint, requestId };
}
