import { Anchor, Group, Stack, Table, Text } from '@mantine/core';
import type { Target } from '@hstlc/contract';
import { Link } from '@tanstack/react-router';
import { Dates } from '../../ui/dates.js';
import { counted, kiloseconds } from '../../ui/format.js';
import { Position } from '../../ui/position.js';
import { Quantity } from '../../ui/quantity.js';
import { SimulatedBadge } from '../../ui/simulated-badge.js';

interface Props {
  readonly targets: readonly Target[];
  /** how many match, on all pages */
  readonly total: number;
}

/** The targets that were found: a table, on narrow pages cards. */
export function TargetTable({ targets, total }: Props) {
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed" aria-live="polite">
        {counted(total, 'target')}
      </Text>
      <div className="panel">
        <Table className="stacking" highlightOnHover verticalSpacing="sm" horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>target</Table.Th>
              <Table.Th>instrument</Table.Th>
              <Table.Th ta="right">exposures</Table.Th>
              <Table.Th ta="right">composites</Table.Th>
              <Table.Th ta="right">exposure time</Table.Th>
              <Table.Th>observed</Table.Th>
              <Table.Th ta="right">position</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {targets.map((target) => (
              <TargetRow key={target.name} target={target} />
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Stack>
  );
}

function TargetRow({ target }: { readonly target: Target }) {
  return (
    <Table.Tr>
      <Table.Td data-label="target">
        <Group gap="4px 8px" className="lead">
          <Anchor
            component={Link}
            to={`/targets/${encodeURIComponent(target.name)}`}
            fw={600}
            style={{ overflowWrap: 'anywhere' }}
          >
            {target.name}
          </Anchor>
          {target.simulated && <SimulatedBadge />}
        </Group>
      </Table.Td>
      <Table.Td data-label="instrument">{target.instruments.join(', ')}</Table.Td>
      <Table.Td data-label="exposures" ta="right">
        {target.observationCount}
      </Table.Td>
      <Table.Td data-label="composites" ta="right">
        {target.compositeCount}
      </Table.Td>
      <Table.Td data-label="exposure time" ta="right">
        <Quantity value={kiloseconds(target.exposureSeconds)} unit="ks" />
      </Table.Td>
      <Table.Td data-label="observed">
        <Dates from={target.firstStartMjd} to={target.lastEndMjd} />
      </Table.Td>
      <Table.Td data-label="position" ta="right">
        <Position rightAscension={target.rightAscensionDegrees} declination={target.declinationDegrees} />
      </Table.Td>
    </Table.Tr>
  );
}
