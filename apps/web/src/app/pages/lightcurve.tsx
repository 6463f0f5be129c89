import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { LightcurvePage } from '../../features/lightcurve/lightcurve-page.js';
import { formatStudy, parseStudy } from '../../features/lightcurve/study-state.js';

/** A lightcurve over time, as the address says. */
export function Study() {
  const id = useParams({ strict: false }).id ?? '';
  const search = useSearch({ strict: false });
  const state = useMemo(() => parseStudy(search), [search]);
  const navigate = useNavigate();
  return (
    <LightcurvePage
      id={id}
      state={state}
      onChange={(next) => void navigate({ to: '.', search: formatStudy(next) as never, resetScroll: false })}
      onFold={(period) =>
        void navigate({
          to: '/lightcurves/$id/periodogram',
          params: { id },
          search: { ...formatStudy(state), period } as never,
        })
      }
    />
  );
}
