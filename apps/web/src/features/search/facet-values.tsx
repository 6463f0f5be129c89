import type { Facet } from '@hstlc/contract';
import { useState } from 'react';
import { wordFor } from './value-words.js';
import { chosenOf, toggled, type choiceNames, type SearchState } from './search-state.js';
import { grouped } from '../../ui/format.js';

interface Props {
  readonly name: (typeof choiceNames)[number];
  readonly title: string;
  readonly unit?: string;
  readonly facet: Facet | undefined;
  readonly state: SearchState;
  readonly onChange: (state: SearchState) => void;
}

/** More values than this are behind a button. */
const fewValues = 6;

/** The values of one field, each with its count and a bar of its share; nothing when there is nothing to choose. */
export function FacetValues({ name, title, unit, facet, state, onChange }: Props) {
  const [isLong, setLong] = useState(false);
  const chosen = chosenOf(state, name);
  const values = (facet?.values ?? []).map(({ value, count }) => ({ value: String(value), count }));
  if (values.length < 2 && chosen.length === 0) return null;
  const most = Math.max(1, ...values.map(({ count }) => count));
  const missing = chosen.filter((each) => !values.some(({ value }) => value === each));
  const all = [...values, ...missing.map((value) => ({ value, count: 0 }))];
  const shown = isLong ? all : all.filter(({ value }, place) => place < fewValues || chosen.includes(value));
  return (
    <fieldset className="facet">
      <legend>
        {title}
        {unit !== undefined && <span className="unit"> {unit}</span>}
      </legend>
      {shown.map(({ value, count }) => (
        <label key={value} className="facet-value" style={{ '--share': count / most }}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={() => onChange(toggled(state, name, value))}
          />
          <span>{wordFor(name, value)}</span>
          <span className="facet-count">{grouped(count)}</span>
        </label>
      ))}
      {all.length > shown.length && (
        <button type="button" className="facet-more" onClick={() => setLong(true)}>
          {all.length - shown.length} more
        </button>
      )}
    </fieldset>
  );
}
