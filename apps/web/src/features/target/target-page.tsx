import { Anchor, Group, SimpleGrid, Stack, Table, Text, Title } from '@mantine/core';
import { routes, type Lightcurve, type Observation } from '@hstlc/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { targetQuery } from '../../api/queries.js';
import { configurationName, dateOf, datesOf, degrees, kiloseconds } from '../../ui/format.js';
import { Quantity } from '../../ui/quantity.js';
import { SimulatedBadge } from '../../ui/simulated-badge.js';
import { Failed, Loading } from '../../ui/states.js';

/** One target: where it is, its composites as pictures, its exposures as a table. */
export function TargetPage({ name }: { readonly name: string }) {
  const found = useQuery(targetQuery(name));
  if (found.isPending) return <Loading what={`fetching ${name}`} />;
  if (found.isError) return <Failed error={found.error} onRetry={() => void found.refetch()} />;
  const target = found.data;
  return (
    <Stack gap="xl">
      <Stack gap={4}>
        <Group gap="sm">
          <Title order={1} size="h2">
            {target.name}
          </Title>
          {target.simulated && <SimulatedBadge />}
        </Group>
        <Group gap="lg" c="dimmed" fz="sm">
          <span>
            <Quantity
              value={`${degrees(target.rightAscensionDegrees)} ${degrees(target.declinationDegrees)}`}
              unit="deg ICRS"
            />
          </span>
          <span>{datesOf(target.firstStartMjd, target.lastEndMjd)}</span>
          <span>
            {target.observationCount} exposures,{' '}
            <Quantity value={kiloseconds(target.exposureSeconds)} unit="ks" />
          </span>
        </Group>
      </Stack>
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
        <Exposures observations={target.observations} />
      </Stack>
    </Stack>
  );
}

function CompositeCard({ composite }: { readonly composite: Lightcurve }) {
  return (
    <article className="panel">
      <Link to="/lightcurves/$id" params={{ id: composite.id }} aria-hidden tabIndex={-1}>
        <img className="preview" src={routes.lightcurvePreview(composite.id)} alt="" loading="lazy" />
      </Link>
      <Stack gap={2} p="sm">
        <Anchor component={Link} to={`/lightcurves/${encodeURIComponent(composite.id)}`} fw={600}>
          {configurationName(composite)}
        </Anchor>
        <Text size="sm" c="dimmed">
          composite of {composite.memberCount} {composite.memberCount === 1 ? 'exposure' : 'exposures'},{' '}
          <Quantity value={kiloseconds(composite.liveSeconds)} unit="ks live" />,{' '}
          {datesOf(composite.startMjd, composite.endMjd)}
          {composite.hasFlux ? '' : ', no flux'}
        </Text>
      </Stack>
    </article>
  );
}

function Exposures({ observations }: { readonly observations: readonly Observation[] }) {
  return (
    <div className="panel">
      <Table className="stacking" highlightOnHover horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>rootname</Table.Th>
            <Table.Th>configuration</Table.Th>
            <Table.Th>begin</Table.Th>
            <Table.Th ta="right">
              exposure <span className="unit">s</span>
            </Table.Th>
            <Table.Th ta="right">events</Table.Th>
            <Table.Th ta="right">program</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {observations.map((each) => (
            <Table.Tr key={each.rootname}>
              <Table.Td data-label="rootname" ff="monospace">
                {each.lightcurve === null ? (
                  each.rootname
                ) : (
                  <Anchor
                    component={Link}
                    to={`/lightcurves/${encodeURIComponent(each.lightcurve)}`}
                    ff="monospace"
                  >
                    {each.rootname}
                  </Anchor>
                )}
              </Table.Td>
              <Table.Td data-label="configuration">{configurationName(each)}</Table.Td>
              <Table.Td data-label="begin">{dateOf(each.startMjd)}</Table.Td>
              <Table.Td data-label="exposure" ta="right">
                {each.exposureSeconds.toFixed(1)}
              </Table.Td>
              <Table.Td data-label="events" ta="right">
                {each.eventCount.toLocaleString('en')}
              </Table.Td>
              <Table.Td data-label="program" ta="right">
                {each.proposal ?? '–'}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
