interface Props {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string | undefined;
  /** called when the box is left or Enter is pressed; undefined when it is empty or no number */
  readonly onSettle: (value: string | undefined) => void;
}

/** A number that is taken when it is whole: on Enter, or when the box is left. */
export function NumberBox({ label, placeholder, value, onSettle }: Props) {
  const settle = (text: string) => {
    const next = text.trim() === '' || !Number.isFinite(Number(text)) ? undefined : text.trim();
    if (next !== value) onSettle(next);
  };
  return (
    <input
      key={value ?? ''}
      className="text-box"
      inputMode="decimal"
      aria-label={label}
      placeholder={placeholder}
      defaultValue={value === undefined ? '' : String(Number(Number(value).toPrecision(4)))}
      onBlur={({ currentTarget }) => {
        if (currentTarget.value !== currentTarget.defaultValue) settle(currentTarget.value);
      }}
      onKeyDown={({ key, currentTarget }) => key === 'Enter' && settle(currentTarget.value)}
    />
  );
}
