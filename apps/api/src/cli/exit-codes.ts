/** What a command's exit code says; the numbers are part of the contract. */
export const exitCodes = { done: 0, someRefused: 1, wrongUsage: 2, couldNotRun: 3 } as const;

/** A command that cannot go on, in words for the person who typed it. */
export class CommandFailure extends Error {
  constructor(
    message: string,
    readonly exitCode: (typeof exitCodes)[keyof typeof exitCodes],
  ) {
    super(message);
  }
}
