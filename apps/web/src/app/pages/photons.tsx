import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { formatStudy, parseStudy } from '../../features/lightcurve/study-state.js';
import { formatPhotons, parsePhotons } from '../../features/photons/photon-state.js';
import { PhotonsPage } from '../../features/photons/photons-page.js';

/** The photons of a lightcurve, as the address says. */
export function Photons() {
  const id = useParams({ strict: false }).id ?? '';
  const search = useSearch({ strict: false });
  const study = useMemo(() => parseStudy(search), [search]);
  const state = useMemo(() => parsePhotons(search), [search]);
  const navigate = useNavigate();
  return (
    <PhotonsPage
      id={id}
      state={state}
      onChange={(next) =>
        void navigate({
          to: '.',
          search: { ...formatStudy(study), ...formatPhotons(next) } as never,
          resetScroll: false,
        })
      }
    />
  );
}
