/** A number with its unit in a lighter weight. */
export function Quantity({ value, unit }: { readonly value: string | number; readonly unit: string }) {
  return (
    <span style={{ whiteSpace: 'nowrap' }}>
      {value} <span className="unit">{unit}</span>
    </span>
  );
}
