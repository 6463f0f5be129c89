import { IconColumns3 } from '@tabler/icons-react';
import { lightcurveColumns, shownColumns } from './lightcurve-columns.js';

interface Props {
  /** names, separated by commas; undefined for the usual ones */
  readonly chosen: string | undefined;
  readonly kind: string;
  readonly onChoose: (names: string | undefined) => void;
}

/** Which columns the table has. */
export function ColumnChoice({ chosen, kind, onChoose }: Props) {
  const shown = new Set(shownColumns(chosen, kind).map(({ name }) => name));
  const toggle = (name: string) => {
    const next = lightcurveColumns
      .map((column) => column.name)
      .filter((each) => (each === name ? !shown.has(each) : shown.has(each)))
      .join(',');
    const usual = shownColumns(undefined, kind)
      .map((column) => column.name)
      .join(',');
    onChoose(next === usual ? undefined : next);
  };
  return (
    <>
      <button type="button" className="tool" popoverTarget="columns">
        <IconColumns3 size={16} aria-hidden /> columns
      </button>
      <fieldset id="columns" popover="auto" className="choice-list">
        <legend className="unseen">Columns</legend>
        {lightcurveColumns.map(({ name, head, unit }) => (
          <label key={name}>
            <input type="checkbox" checked={shown.has(name)} onChange={() => toggle(name)} />
            {head} {unit !== undefined && <span className="unit">{unit}</span>}
          </label>
        ))}
      </fieldset>
    </>
  );
}
