import type { LightcurveDetail } from '@hstlc/contract';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo } from 'react';
import { productQuery, type Product } from '../../api/product.js';
import { lightcurveQuery } from '../../api/queries.js';
import { Awaited } from '../../ui/awaited.js';
import { FoldPanel } from './fold-panel.js';
import type { FoldState } from './fold-state.js';
import { SearchControls } from './search-controls.js';
import { SearchPanel } from './search-panel.js';
import { searchedCurve } from './search-samples.js';
import { usePeriodSearch } from './use-period-search.js';
import './periodogram.css';

interface Props {
  readonly id: string;
  readonly state: FoldState;
  readonly onChange: (state: FoldState) => void;
  /** rootnames of the exposures looked at; empty for all */
  readonly exposures: readonly string[];
  /** s asked for; undefined for the bins of the product */
  readonly binSeconds: number | undefined;
}

/** Periods of a lightcurve, and the lightcurve folded on one. */
export function PeriodogramPage(props: Props) {
  const description = useQuery(lightcurveQuery(props.id));
  // the frame around this page tells of its absence
  return description.data === undefined ? null : <Rows {...props} lightcurve={description.data} />;
}

function Rows(props: Props & { readonly lightcurve: LightcurveDetail }) {
  const product = useQuery(productQuery(props.lightcurve));
  return (
    <Awaited isPart query={product} what="fetching its bins">
      {(contents) => <Periods {...props} product={contents} />}
    </Awaited>
  );
}

interface PeriodsProps extends Props {
  readonly lightcurve: LightcurveDetail;
  readonly product: Product;
}

function Periods({ lightcurve, product, state, onChange, exposures, binSeconds }: PeriodsProps) {
  const { datasets, stepSeconds } = lightcurve;
  // those of a composite that are not in its lightcurve have no bins to fold
  const inCurve = datasets.filter(({ dataset }) => dataset !== null);
  const looked =
    exposures.length > 0 ? inCurve.filter(({ rootname }) => exposures.includes(rootname)) : inCurve;
  // the same word whenever the same are chosen: the curve is searched anew only when it is another
  const rootnames = exposures.join(' ');
  const curve = useMemo(() => {
    const chosen = datasets.filter(({ rootname }) => rootnames.split(' ').includes(rootname));
    const numbers = chosen.map(({ dataset }) => dataset ?? 0);
    return searchedCurve(product.rows, stepSeconds, { datasets: numbers, binSeconds }, state.clock);
  }, [product.rows, datasets, stepSeconds, rootnames, binSeconds, state.clock]);
  const { column, shortestSeconds, longestSeconds } = state;
  const { request, progress, cancel, again } = usePeriodSearch(curve, {
    column,
    ...(shortestSeconds !== undefined && { shortestSeconds }),
    ...(longestSeconds !== undefined && { longestSeconds }),
    ...(product.rows.orbitSeconds !== undefined && { orbitSeconds: product.rows.orbitSeconds }),
  });
  const strongest = progress.kind === 'found' ? progress.search.peaks[0]?.periodSeconds : undefined;
  const period = state.periodSeconds ?? strongest;
  // the periodogram comes first, the fold a moment later
  const foldedPeriod = useDeferredValue(period);
  return (
    <>
      <SearchControls
        state={state}
        onChange={onChange}
        hasFlux={lightcurve.hasFlux}
        seen={exposures.length === 0 ? undefined : `${exposures.length} of ${datasets.length} exposures`}
        binSeconds={binSeconds ?? stepSeconds}
      />
      <div className="periods" data-typed={state.periodSeconds !== undefined || undefined}>
        <SearchPanel
          request={request}
          progress={progress}
          onCancel={cancel}
          onAgain={again}
          axis={state.axis}
          orbitSeconds={product.rows.orbitSeconds}
          periodSeconds={period}
          onPeriod={(periodSeconds) => onChange({ ...state, periodSeconds })}
        />
        <FoldPanel
          curve={curve}
          state={state}
          onChange={onChange}
          periodSeconds={foldedPeriod}
          rootnames={looked.map(({ rootname }) => rootname)}
        />
      </div>
    </>
  );
}
