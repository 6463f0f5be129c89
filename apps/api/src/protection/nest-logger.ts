import type { LoggerService } from '@nestjs/common';
import type { LineLog, LogLevel } from './log-line.js';

/** What Nest and our own services log, as lines of the same form. */
export class NestLogger implements LoggerService {
  constructor(private readonly lines: LineLog) {}

  log(): void {
    // how Nest starts is of interest to nobody who operates this
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warning', message, rest);
  }

  /** Nest gives the context last, and a stack before it. */
  private write(level: LogLevel, message: unknown, rest: readonly unknown[]): void {
    const context = rest.at(-1);
    const [stack] = rest.slice(0, -1);
    const facts = typeof message === 'object' && message !== null ? message : { message: String(message) };
    this.lines.write(level, typeof context === 'string' ? context : 'server', {
      ...facts,
      ...(stack === undefined ? {} : { stack: String(stack) }),
    });
  }
}
