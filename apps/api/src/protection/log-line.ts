export type LogLevel = 'error' | 'warning' | 'info';

/** Every level as much as those that are worse. */
const rank = { error: 0, warning: 1, info: 2 } as const satisfies Record<LogLevel, number>;

/** What looks like a secret of ours or like a password in an address, whatever it stands in. */
const secrets = [
  { form: /hstlc_[\w-]{16,}/g, instead: 'hstlc_***' },
  { form: /(\w+:\/\/[^\s:/@"]+:)[^\s@"]+@/g, instead: '$1***@' },
  { form: /(Bearer\s+)[^\s"]+/gi, instead: '$1***' },
] as const;

/** Takes secrets out of a text that is to be logged. */
export function withoutSecrets(text: string): string {
  return secrets.reduce((clean, { form, instead }) => clean.replaceAll(form, instead), text);
}

/** Writes structured lines: one JSON object each, with time (UTC), level and event, and never a secret. */
export class LineLog {
  constructor(
    private readonly level: LogLevel,
    private readonly out: (line: string) => void = (line) => process.stderr.write(line),
  ) {}

  isWritten(level: LogLevel): boolean {
    return rank[level] <= rank[this.level];
  }

  write(level: LogLevel, event: string, facts: Readonly<Record<string, unknown>> = {}): void {
    if (!this.isWritten(level)) return;
    const line = JSON.stringify({ time: new Date().toISOString(), level, event, ...facts });
    this.out(`${withoutSecrets(line)}\n`);
  }
}
