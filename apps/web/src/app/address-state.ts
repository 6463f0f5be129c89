/** An address as people write it: `?q=gj+436&cenwave=1291`, no quotes round what looks like a number. */
export function stringifyState(state: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(state)) {
    if (value === undefined) continue;
    query.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

/** Numbers and true or false only where they are written as they would be again; all else is text. */
export function parseState(address: string): Record<string, unknown> {
  return Object.fromEntries(
    [...new URLSearchParams(address)].map(([name, text]) => [name, parseValue(text)]),
  );
}

function parseValue(text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true';
  if (text !== '' && String(Number(text)) === text && Number.isFinite(Number(text))) return Number(text);
  if (!/^[[{]/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
