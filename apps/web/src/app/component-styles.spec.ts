import { describe, expect, it } from 'vitest';

const sources: Readonly<Record<string, string>> = import.meta.glob('../**/*.tsx', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const { './component-styles.ts': named = '' } = import.meta.glob<string>('./component-styles.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const sheets = import.meta.glob('../../../../node_modules/@mantine/core/styles/*.css', { query: '?url' });

/** What else a component needs than the sheet of its own name. */
const alsoNeeds: Readonly<Record<string, readonly string[]>> = {
  ActionIcon: ['UnstyledButton', 'Loader'],
  Autocomplete: ['Combobox', 'Input', 'Popover', 'ScrollArea'],
  Button: ['UnstyledButton', 'Loader'],
  Checkbox: ['InlineInput', 'Input'],
  Menu: ['Popover', 'UnstyledButton'],
  Modal: ['ModalBase', 'Overlay', 'Paper', 'CloseButton', 'ScrollArea'],
  MultiSelect: ['Combobox', 'Input', 'Popover', 'ScrollArea', 'Pill', 'PillsInput'],
  NativeSelect: ['Input'],
  NumberInput: ['Input', 'UnstyledButton'],
  PasswordInput: ['Input', 'ActionIcon', 'UnstyledButton'],
  Radio: ['InlineInput', 'Input'],
  RangeSlider: ['Slider'],
  SegmentedControl: ['FloatingIndicator'],
  Select: ['Combobox', 'Input', 'Popover', 'ScrollArea'],
  Slider: ['Slider'],
  Switch: ['InlineInput', 'Input'],
  Table: ['ScrollArea'],
  Tabs: ['UnstyledButton'],
  Textarea: ['Input'],
  TextInput: ['Input'],
};

const available = new Set(Object.keys(sheets).map((file) => /(\w+)\.css$/.exec(file)?.[1]));

function importedFrom(source: string): string[] {
  return [...source.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)].flatMap(([, names = '']) =>
    names.split(',').map((name) => name.trim()),
  );
}

const used = new Set(Object.values(sources).flatMap(importedFrom));
const needed = [...used].flatMap((name) => [name, ...(alsoNeeds[name] ?? [])]);

describe('the style sheets of the components', () => {
  it('are there for every component that is used, and for what it is made of', () => {
    expect(used.size).toBeGreaterThan(10);
    expect(available.has('Button')).toBe(true);
    const missing = needed.filter((name) => available.has(name) && !named.includes(`/${name}.css`));
    expect([...new Set(missing)]).toEqual([]);
  });

  it('are there for no others: each is in the first load', () => {
    const sheetsNamed = [...named.matchAll(/styles\/([A-Z]\w+)\.css/g)].map(([, name]) => name!);
    expect(sheetsNamed.filter((name) => !needed.includes(name))).toEqual([]);
  });
});
