/** A value of a filter as people say it. */
export function wordFor(name: string, value: string): string {
  if (name === 'cenwave' && value === '0') return 'imaging';
  return { true: 'yes', false: 'no' }[value] ?? value;
}
