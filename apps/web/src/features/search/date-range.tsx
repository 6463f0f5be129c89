import type { Histogram } from '@hstlc/contract';
import { dateOf } from '../../ui/format.js';
import { HistogramBars } from './histogram-bars.js';
import { mjdOf } from './mjd-of.js';
import { changed, type SearchState } from './search-state.js';

interface Props {
  readonly histogram: Histogram | undefined;
  readonly state: SearchState;
  readonly onChange: (state: SearchState) => void;
}

/** When it was observed: bars, and two days. */
export function DateRange({ histogram, state, onChange }: Props) {
  const { date_from: from, date_to: to } = state;
  return (
    <fieldset className="facet">
      <legend>
        observed <span className="unit">UTC</span>
      </legend>
      {histogram !== undefined && histogram.bins.length > 1 && (
        <HistogramBars
          histogram={{ ...histogram, unit: '' }}
          from={mjdOf(from)}
          to={mjdOf(to)}
          sayEnd={dateOf}
          onRange={(first, last) =>
            onChange(changed(state, { date_from: dateOf(first), date_to: dateOf(last) }))
          }
        />
      )}
      <div className="facet-range">
        <DateBox
          label="observed from"
          value={from}
          onChange={(date) => onChange(changed(state, { date_from: date }))}
        />
        <DateBox
          label="observed before"
          value={to}
          onChange={(date) => onChange(changed(state, { date_to: date }))}
        />
      </div>
    </fieldset>
  );
}

interface DateBoxProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (date: string | undefined) => void;
}

function DateBox({ label, value, onChange }: DateBoxProps) {
  return (
    <input
      type="date"
      className="text-box"
      aria-label={label}
      value={value ?? ''}
      onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? undefined : currentTarget.value)}
    />
  );
}
