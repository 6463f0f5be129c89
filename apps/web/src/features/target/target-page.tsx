import { Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { TargetDetail } from '@hstlc/contract';
import { useQuery } from '@tanstack/react-query';
import { targetQuery } from '../../api/queries.js';
import { Dates } from '../../ui/dates.js';
import { counted, kiloseconds } from '../../ui/format.js';
import { Position } from '../../ui/position.js';
import { Quantity } from '../../ui/quantity.js';
import { SimulatedBadge } from '../../ui/simulated-badge.js';
import { Failed, Loading } from '../../ui/states.js';
import { CompositeCard } from './composite-card.js';
import { ObservationTable } from './observation-table.js';

/** One target: where it is, its composites as pictures, its exposures as a table. */
export function TargetPage({ name }: { readonly name: string }) {
  useDocumentTitle(`${name} · hstlc`);
  const found = useQuery(targetQuery(name));
  if (found.isPending) return <Loading what={`fetching ${name}`} />;
  if (found.isError) return <Failed error={found.error} onRetry={() => void found.refetch()} />;
  const target = found.data;
  return (
    <Stack gap="xl">
      <TargetHeading target={target} />
      <Stack gap="sm" component="section" aria-labelledby="composites">
        <Title order={2} size="h4" id="composites">
          Composites
        </Title>
        {target.composites.length === 0 && (
          <Text c="dimmed">
            None: its exposures could not be combined. Each has its own lightcurve below.
          </Text>
        )}
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
          {target.composites.map((composite) => (
            <CompositeCard key={composite.id} composite={composite} />
          ))}
        </SimpleGrid>
      </Stack>
      <Stack gap="sm" component="section" aria-labelledby="exposures">
        <Title order={2} size="h4" id="exposures">
          Exposures
        </Title>
        <ObservationTable observations={target.observations} marksSimulated={!target.simulated} />
      </Stack>
    </Stack>
  );
}

function TargetHeading({ target }: { readonly target: TargetDetail }) {
  return (
    <Stack gap={4}>
      <Group gap="sm">
        <Title order={1} size="h2" style={{ overflowWrap: 'anywhere' }}>
          {target.name}
        </Title>
        {target.simulated && <SimulatedBadge />}
      </Group>
      <Group gap="4px 24px" c="dimmed" fz="sm">
        <Position rightAscension={target.rightAscensionDegrees} declination={target.declinationDegrees} />
        <span>{target.instruments.join(', ')}</span>
        <span>
          {counted(target.observationCount, 'exposure')},{' '}
          <Quantity value={kiloseconds(target.exposureSeconds)} unit="ks" />
        </span>
        <Dates from={target.firstStartMjd} to={target.lastEndMjd} />
      </Group>
    </Stack>
  );
}
