import { List, Stack, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { LightcurveDetail } from '@hstlc/contract';
import { useQuery } from '@tanstack/react-query';
import { lightcurveDataQuery, lightcurveQuery } from '../../api/queries.js';
import { configurationName } from '../../ui/format.js';
import { Failed, Loading } from '../../ui/states.js';
import { LightcurveHeading } from './lightcurve-heading.js';
import { LightcurveStudy } from './lightcurve-study.js';
import type { StudyState } from './study-state.js';

interface Props {
  readonly id: string;
  readonly state: StudyState;
  readonly onChange: (state: StudyState) => void;
}

/** One lightcurve: its panels, its exposures, its doubts, its file. */
export function LightcurvePage({ id, state, onChange }: Props) {
  const description = useQuery(lightcurveQuery(id));
  const data = useQuery(lightcurveDataQuery(id));
  const lightcurve = description.data;
  useDocumentTitle(
    lightcurve === undefined ? 'hstlc' : `${lightcurve.target} · ${configurationName(lightcurve)} · hstlc`,
  );
  if (description.isPending) return <Loading what="fetching the lightcurve" />;
  if (description.isError)
    return <Failed error={description.error} onRetry={() => void description.refetch()} />;
  return (
    <Stack gap="md">
      <LightcurveHeading lightcurve={description.data} />
      {data.isPending && <Loading what="fetching its bins" />}
      {data.isError && <Failed error={data.error} onRetry={() => void data.refetch()} />}
      {data.data !== undefined && (
        <LightcurveStudy lightcurve={description.data} data={data.data} state={state} onChange={onChange} />
      )}
      <Caveats lightcurve={description.data} />
    </Stack>
  );
}

function Caveats({ lightcurve: { caveats } }: { readonly lightcurve: LightcurveDetail }) {
  if (caveats.length === 0) return null;
  return (
    <Stack gap={4} component="section" aria-labelledby="caveats">
      <Title order={2} size="h5" id="caveats">
        Caveats
      </Title>
      <List size="sm" c="dimmed">
        {caveats.map(({ code, text }) => (
          <List.Item key={`${code} ${text}`}>{text}</List.Item>
        ))}
      </List>
    </Stack>
  );
}
