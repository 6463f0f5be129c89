import { describe, expect, it } from 'vitest';
import { commands } from './commands.js';

describe('the list of commands', () => {
  it.each(commands)('says of $name what the command says of itself', async ({ name, summary, load }) => {
    const command = await load();
    expect([command.name(), command.description()]).toEqual([name, summary]);
  });
});
