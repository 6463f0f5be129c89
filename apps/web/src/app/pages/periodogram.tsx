import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { formatFold, parseFold } from '../../features/periodogram/fold-state.js';
import { formatStudy, parseStudy } from '../../features/lightcurve/study-state.js';
import { PeriodogramPage } from '../../features/periodogram/periodogram-page.js';

/** Periods of the exposures and bins that were chosen on the lightcurve, as the address says. */
export function Periodogram() {
  const id = useParams({ strict: false }).id ?? '';
  const search = useSearch({ strict: false });
  const study = useMemo(() => parseStudy(search), [search]);
  const state = useMemo(() => parseFold(search), [search]);
  const navigate = useNavigate();
  return (
    <PeriodogramPage
      id={id}
      state={state}
      onChange={(next) =>
        void navigate({
          to: '.',
          search: { ...formatStudy(study), ...formatFold(next) } as never,
          resetScroll: false,
        })
      }
      exposures={study.exposures}
      binSeconds={study.binSeconds}
    />
  );
}
