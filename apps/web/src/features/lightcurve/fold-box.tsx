import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';

const units = { s: 1, min: 60, h: 3600, d: 86_400 } as const;
type Unit = keyof typeof units;

/** A period read somewhere, typed in its own unit, and the curve is folded on it. */
export function FoldBox({ onFold }: { readonly onFold: (periodSeconds: number) => void }) {
  const [text, setText] = useState('');
  const [unit, setUnit] = useState<Unit>('s');
  const period = Number(text.replace(',', '.')) * units[unit];
  const isPeriod = text.trim() !== '' && period > 0 && Number.isFinite(period);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isPeriod) onFold(period);
      }}
    >
      <Group gap={4} align="end" wrap="nowrap">
        <TextInput
          size="xs"
          label="fold on a period"
          inputMode="decimal"
          placeholder="such as 320.5"
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          error={text.trim() !== '' && !isPeriod ? 'a number above 0' : undefined}
          style={{ flex: 1 }}
        />
        <NativeSelect
          size="xs"
          aria-label="unit of the period"
          data={Object.keys(units)}
          value={unit}
          onChange={({ currentTarget }) => setUnit(currentTarget.value as Unit)}
        />
        <Button size="xs" type="submit" variant="default" disabled={!isPeriod}>
          fold
        </Button>
      </Group>
    </form>
  );
}
