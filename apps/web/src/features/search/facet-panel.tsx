import type { Facets } from '@hstlc/contract';
import { ProblemLine } from '../../ui/problem-line.js';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { FacetValues } from './facet-values.js';
import { DateRange } from './date-range.js';
import { HistogramRange } from './histogram-range.js';
import { changed, choiceNames, filterCount, rangeNames, type SearchState } from './search-state.js';

interface Props {
  readonly state: SearchState;
  /** undefined until they are counted */
  readonly facets: Facets | undefined;
  /** they could not be counted */
  readonly countsError: Error | null;
  readonly onRecount: () => void;
  readonly onChange: (state: SearchState) => void;
}

/** Fields to choose values of, in the order of the light's way through the telescope. */
const choices = [
  { name: 'instrument', title: 'instrument' },
  { name: 'detector', title: 'detector' },
  { name: 'opt_elem', title: 'grating' },
  { name: 'cenwave', title: 'central wavelength', unit: 'Å' },
  { name: 'aperture', title: 'aperture' },
  { name: 'has_flux', title: 'calibrated flux' },
  { name: 'simulated', title: 'simulated' },
] as const;

/** Numbers to choose ranges of. */
const ranges = [
  { field: 'live', title: 'live time', explained: 'EXPOSURE' },
  { field: 'poisson_factor_gross', title: 'variability', explained: 'poissonFactorGross' },
  { field: 'ls_fap', title: 'periodicity', explained: 'lsFap' },
] as const;

/** Everything that narrows the list, with how many there are of each; on a phone behind a button. */
export function FacetPanel({ state, facets, countsError, onRecount, onChange }: Props) {
  const [isOpen, setOpen] = useState(false);
  const count = filterCount(state);
  const clear = () =>
    onChange(
      changed(state, Object.fromEntries([...choiceNames, ...rangeNames].map((name) => [name, undefined]))),
    );
  return (
    <aside className="facets" aria-label="Filters" data-open={isOpen}>
      <button
        type="button"
        className="way facets-button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        Filters{count > 0 && <span className="way-count">{count}</span>}
      </button>
      <div className="facet-list">
        {count > 0 && (
          <button type="button" className="facet-clear" onClick={clear}>
            <IconX size={14} aria-hidden /> clear {count === 1 ? 'the filter' : `${count} filters`}
          </button>
        )}
        {countsError !== null && (
          <div>
            <p className="quiet">What there is of each could not be counted.</p>
            <ProblemLine error={countsError} onRetry={onRecount} />
          </div>
        )}
        {choices.map((choice) => (
          <FacetValues
            key={choice.name}
            {...choice}
            facet={facets?.facets.find(({ field }) => field === choice.name)}
            state={state}
            onChange={onChange}
          />
        ))}
        <DateRange
          histogram={facets?.histograms.find(({ field }) => field === 'start_mjd')}
          state={state}
          onChange={onChange}
        />
        {ranges.map((range) => (
          <HistogramRange
            key={range.field}
            {...range}
            histogram={facets?.histograms.find(({ field }) => field === range.field)}
            state={state}
            onChange={onChange}
          />
        ))}
      </div>
    </aside>
  );
}
