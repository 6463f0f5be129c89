interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'date' | 'password' | 'search';
  readonly autoComplete?: string;
}

/** A line of text with what it is for above it. */
export function TextField({ label, value, onChange, type = 'text', autoComplete }: Props) {
  return (
    <label className="field">
      {label}
      <input
        className="text-box"
        type={type}
        autoComplete={autoComplete}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    </label>
  );
}
