import { Anchor, Group, Table } from '@mantine/core';
import type { Observation } from '@hstlc/contract';
import { Link } from '@tanstack/react-router';
import { configurationName, dateOf } from '../../ui/format.js';
import { Quantity } from '../../ui/quantity.js';
import { SimulatedBadge } from '../../ui/simulated-badge.js';

interface Props {
  readonly observations: readonly Observation[];
  /** mark the simulated ones singly, when only some are */
  readonly marksSimulated: boolean;
}

/** The exposures of a target, each with the way to its lightcurve and to its composite. */
export function ObservationTable({ observations, marksSimulated }: Props) {
  return (
    <div className="panel">
      <Table className="stacking" highlightOnHover horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>rootname</Table.Th>
            <Table.Th>configuration</Table.Th>
            <Table.Th>begin</Table.Th>
            <Table.Th ta="right">exposure time</Table.Th>
            <Table.Th ta="right">events</Table.Th>
            <Table.Th ta="right">program</Table.Th>
            <Table.Th>composite</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {observations.map((each) => (
            <ObservationRow
              key={each.rootname}
              observation={each}
              isMarked={marksSimulated && each.simulated}
            />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

interface RowProps {
  readonly observation: Observation;
  readonly isMarked: boolean;
}

function ObservationRow({ observation, isMarked }: RowProps) {
  const { rootname, lightcurve, startMjd, exposureSeconds, eventCount, proposal, composite } = observation;
  return (
    <Table.Tr>
      <Table.Td data-label="rootname">
        <Group gap="4px 8px" className="lead">
          {lightcurve === null ? (
            <span className="rootname">{rootname}</span>
          ) : (
            <Anchor
              component={Link}
              to={`/lightcurves/${encodeURIComponent(lightcurve)}`}
              className="rootname"
              size="sm"
            >
              {rootname}
            </Anchor>
          )}
          {isMarked && <SimulatedBadge />}
        </Group>
      </Table.Td>
      <Table.Td data-label="configuration">{configurationName(observation)}</Table.Td>
      <Table.Td data-label="begin">
        <span className="together">{dateOf(startMjd)}</span>
      </Table.Td>
      <Table.Td data-label="exposure time" ta="right">
        <Quantity value={exposureSeconds.toFixed(1)} unit="s" />
      </Table.Td>
      <Table.Td data-label="events" ta="right">
        {eventCount.toLocaleString('en')}
      </Table.Td>
      <Table.Td data-label="program" ta="right">
        {proposal ?? '–'}
      </Table.Td>
      <Table.Td data-label="composite">
        {composite === null ? (
          'none'
        ) : (
          <Anchor component={Link} to={`/lightcurves/${encodeURIComponent(composite)}`} size="sm">
            combined
          </Anchor>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
