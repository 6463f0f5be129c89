/** What is wrong with one setting; names and rules, never values, which may be secret. */
export interface ConfigurationProblem {
  readonly name: string;
  readonly rule: string;
}

/** The settings are not usable; lists everything that is wrong with them. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  readonly code = 'invalid-configuration';

  constructor(readonly problems: readonly ConfigurationProblem[]) {
    super(['invalid settings', ...problems.map(({ name, rule }) => `  ${name}: ${rule}`)].join('\n'));
  }
}
