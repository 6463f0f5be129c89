import { NativeSelect, Text } from '@mantine/core';
import type { LightcurveDetail } from '@hstlc/contract';
import { useQuery } from '@tanstack/react-query';
import { photonsQuery } from '../../api/photons.js';
import { lightcurveQuery } from '../../api/queries.js';
import { dateOf } from '../../ui/format.js';
import { Loading } from '../../ui/states.js';
import { PhotonStudy } from './photon-study.js';
import type { PhotonState } from './photon-state.js';
import { PhotonsAbsent } from './photons-absent.js';
import './photons.css';

interface Props {
  readonly id: string;
  readonly state: PhotonState;
  readonly onChange: (state: PhotonState) => void;
}

/** The photons that a lightcurve is made of, exposure by exposure. */
export function PhotonsPage({ id, state, onChange }: Props) {
  const description = useQuery(lightcurveQuery(id));
  // the frame around this page tells of its absence
  return description.data === undefined ? null : (
    <Exposures lightcurve={description.data} state={state} onChange={onChange} />
  );
}

function Exposures({
  lightcurve: { datasets },
  state,
  onChange,
}: Omit<Props, 'id'> & { readonly lightcurve: LightcurveDetail }) {
  const rootnames = datasets.map(({ rootname }) => rootname);
  const rootname = rootnames.find((each) => each === state.exposure) ?? rootnames[0];
  if (rootname === undefined) return <Text c="dimmed">This lightcurve names no exposure.</Text>;
  return (
    <>
      <p className="only-print">exposure {labelOf(datasets.find((each) => each.rootname === rootname)!)}</p>
      {datasets.length > 1 && (
        <NativeSelect
          className="no-print"
          size="xs"
          label="exposure"
          w={{ base: '100%', xs: 320 }}
          value={rootname}
          data={datasets.map((each) => ({ value: each.rootname, label: labelOf(each) }))}
          onChange={({ currentTarget: { value } }) =>
            onChange({
              ...state,
              exposure: value === rootnames[0] ? undefined : value,
              times: undefined,
              source: [],
              background: [],
            })
          }
        />
      )}
      <Exposure key={rootname} rootname={rootname} state={state} onChange={onChange} />
    </>
  );
}

function labelOf({
  rootname,
  startMjd,
  exposureSeconds,
  dataset,
}: LightcurveDetail['datasets'][number]): string {
  return `${rootname}, ${dateOf(startMjd)}, ${exposureSeconds.toFixed(0)} s${dataset === null ? ', left out' : ''}`;
}

function Exposure({ rootname, state, onChange }: Omit<Props, 'id'> & { readonly rootname: string }) {
  const photons = useQuery(photonsQuery(rootname));
  if (photons.isPending) return <Loading what={`fetching the photons of ${rootname}`} />;
  if (photons.isError)
    return <PhotonsAbsent rootname={rootname} error={photons.error} onRetry={() => void photons.refetch()} />;
  return <PhotonStudy bytes={photons.data} state={state} onChange={onChange} />;
}
