import { TextInput } from '@mantine/core';
import { useState } from 'react';

interface Props {
  readonly label: string;
  /** undefined: nothing is written there */
  readonly value: number | undefined;
  readonly placeholder?: string;
  readonly width?: number;
  /** with Enter, or when the box is left; undefined when it was emptied */
  readonly onChange: (value: number | undefined) => void;
  /** what is taken; above 0 unless said otherwise */
  readonly accepts?: (value: number) => boolean;
  readonly complaint?: string;
}

/** A box for a number, which counts once it is typed: with Enter, or when the box is left. */
export function NumberBox({
  label,
  value,
  placeholder,
  width = 150,
  onChange,
  accepts = (number) => number > 0,
  complaint = 'a number above 0',
}: Props) {
  const [typed, setTyped] = useState<string>();
  const text = typed ?? (value === undefined ? '' : String(value));
  const number = Number(text.trim().replace(',', '.'));
  const isGood = text.trim() === '' || (Number.isFinite(number) && accepts(number));
  const commit = () => {
    if (typed === undefined || !isGood) return;
    setTyped(undefined);
    const next = text.trim() === '' ? undefined : number;
    if (next !== value) onChange(next);
  };
  return (
    <TextInput
      size="xs"
      w={width}
      label={label}
      inputMode="decimal"
      placeholder={placeholder ?? ''}
      value={text}
      error={isGood ? undefined : complaint}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onBlur={commit}
      onKeyDown={({ key }) => {
        if (key === 'Enter') commit();
        if (key === 'Escape') setTyped(undefined);
      }}
    />
  );
}
