import {
  Alert,
  Anchor,
  Button,
  Group,
  List,
  SegmentedControl,
  Stack,
  Switch,
  Text,
  Title,
} from '@mantine/core';
import { routes, type LightcurveData, type LightcurveDetail } from '@hstlc/contract';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { lightcurveDataQuery, lightcurveQuery } from '../../api/queries.js';
import { Plot } from '../../plot/plot.js';
import { configurationName, datesOf, kiloseconds } from '../../ui/format.js';
import { Quantity } from '../../ui/quantity.js';
import { SimulatedBadge } from '../../ui/simulated-badge.js';
import { Failed, Loading } from '../../ui/states.js';
import { ExposureLegend } from './exposure-legend.js';
import { lightcurveFigure, panelHeight } from './lightcurve-figure.js';
import type { TimeLayout } from './time-axis.js';

/** One lightcurve: its panels, its exposures, its doubts, its file. */
export function LightcurvePage({ id }: { readonly id: string }) {
  const description = useQuery(lightcurveQuery(id));
  const data = useQuery(lightcurveDataQuery(id));
  if (description.isPending) return <Loading what="fetching the lightcurve" />;
  if (description.isError)
    return <Failed error={description.error} onRetry={() => void description.refetch()} />;
  const lightcurve = description.data;
  return (
    <Stack gap="md">
      <Heading lightcurve={lightcurve} />
      {data.isPending && <Loading what="fetching its bins" />}
      {data.isError && <Failed error={data.error} onRetry={() => void data.refetch()} />}
      {data.data !== undefined && <Study lightcurve={lightcurve} data={data.data} />}
      <Caveats lightcurve={lightcurve} />
    </Stack>
  );
}

function Heading({ lightcurve }: { readonly lightcurve: LightcurveDetail }) {
  const { kind, memberCount, rootname, target, simulated } = lightcurve;
  const what =
    kind === 'individual'
      ? rootname
      : `composite of ${memberCount} ${memberCount === 1 ? 'exposure' : 'exposures'}`;
  return (
    <Group justify="space-between" align="start" gap="md">
      <Stack gap={2}>
        <Group gap="sm">
          <Title order={1} size="h3">
            <Anchor component={Link} to={`/targets/${encodeURIComponent(target)}`} inherit>
              {target}
            </Anchor>{' '}
            · {configurationName(lightcurve)} · {what}
          </Title>
          {simulated && <SimulatedBadge />}
        </Group>
        <Group gap="md" c="dimmed" fz="sm">
          <span>{datesOf(lightcurve.startMjd, lightcurve.endMjd)}</span>
          <Quantity value={kiloseconds(lightcurve.liveSeconds)} unit="ks live" />
          <span>
            {lightcurve.binCount.toLocaleString('en')} bins of{' '}
            <Quantity value={lightcurve.stepSeconds.toFixed(3)} unit="s" />
          </span>
          <span>{lightcurve.version}</span>
        </Group>
      </Stack>
      <Button
        component="a"
        href={routes.product(lightcurve.filename)}
        download={lightcurve.filename}
        leftSection={<IconDownload size={16} />}
      >
        Download FITS
      </Button>
    </Group>
  );
}

function Study({
  lightcurve,
  data,
}: {
  readonly lightcurve: LightcurveDetail;
  readonly data: LightcurveData;
}) {
  const isComposite = lightcurve.datasets.length > 1;
  const [layout, setLayout] = useState<TimeLayout>('collapsed');
  const [errorBars, setErrorBars] = useState<'shown' | 'hidden'>('shown');
  const [datasets, setDatasets] = useState<readonly number[]>([]);
  const figure = useMemo(
    () => lightcurveFigure(data, { layout, errorBars, datasets, hasFlux: lightcurve.hasFlux }),
    [data, layout, errorBars, datasets, lightcurve.hasFlux],
  );
  return (
    <>
      <Group gap="lg">
        <Switch
          label="error bars"
          checked={errorBars === 'shown'}
          onChange={(event) => setErrorBars(event.currentTarget.checked ? 'shown' : 'hidden')}
        />
        {isComposite && (
          <SegmentedControl
            size="xs"
            aria-label="time"
            data={[
              { value: 'collapsed', label: 'gaps collapsed' },
              { value: 'elapsed', label: 'as it passed' },
            ]}
            value={layout}
            onChange={(value) => setLayout(value === 'elapsed' ? 'elapsed' : 'collapsed')}
          />
        )}
        {figure.isDecimated && (
          <Text size="sm" c="dimmed">
            thinned to lowest and highest of neighbouring bins; the file holds all
          </Text>
        )}
      </Group>
      <ExposureLegend datasets={lightcurve.datasets} chosen={datasets} onChoose={setDatasets} />
      <div className="panel">
        <Plot
          figure={figure}
          height={figure.panelCount * panelHeight + 60}
          label={`lightcurve of ${lightcurve.target}: ${figure.panelCount} panels over time`}
        />
      </div>
      {!lightcurve.hasFlux && <NoFlux lightcurve={lightcurve} />}
    </>
  );
}

/** Stands where the flux panel would be. */
function NoFlux({ lightcurve }: { readonly lightcurve: LightcurveDetail }) {
  const reason = lightcurve.caveats.find(({ code }) => code === 'no-x1d' || code === 'no-calibration');
  return (
    <Alert color="gray" variant="light" title="No flux">
      {reason?.text ?? 'The exposures of this lightcurve are not flux calibrated.'}
    </Alert>
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
