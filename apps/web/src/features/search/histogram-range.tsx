import type { Histogram } from '@hstlc/contract';
import { Explained } from '../../ui/explained.js';
import type { GlossaryName } from '../../ui/glossary.js';
import { HistogramBars } from './histogram-bars.js';
import { NumberBox } from './number-box.js';
import { changed, type SearchState } from './search-state.js';

interface Props {
  readonly field: 'live' | 'poisson_factor_gross' | 'ls_fap';
  readonly title: string;
  readonly explained: GlossaryName;
  readonly histogram: Histogram | undefined;
  readonly state: SearchState;
  readonly onChange: (state: SearchState) => void;
}

/** A number's distribution, and the range to keep; a click on a bar keeps what is in it. */
export function HistogramRange({ field, title, explained, histogram, state, onChange }: Props) {
  const [least, most] = [`${field}_min`, `${field}_max`] as const;
  const isSet = state[least] !== undefined || state[most] !== undefined;
  if ((histogram === undefined || histogram.bins.length === 0) && !isSet) return null;
  const unit = histogram?.unit ?? '';
  return (
    <fieldset className="facet">
      <legend>
        {title}
        {unit !== '' && <span className="unit"> {unit}</span>} <Explained name={explained} />
      </legend>
      {histogram !== undefined && (
        <HistogramBars
          histogram={histogram}
          from={state[least] === undefined ? undefined : Number(state[least])}
          to={state[most] === undefined ? undefined : Number(state[most])}
          onRange={(from, to) => onChange(changed(state, { [least]: String(from), [most]: String(to) }))}
        />
      )}
      <div className="facet-range">
        <NumberBox
          label={`${title} at least`}
          placeholder="from"
          value={state[least]}
          onSettle={(value) => onChange(changed(state, { [least]: value }))}
        />
        <span aria-hidden>–</span>
        <NumberBox
          label={`${title} at most`}
          placeholder="to"
          value={state[most]}
          onSettle={(value) => onChange(changed(state, { [most]: value }))}
        />
      </div>
    </fieldset>
  );
}
