import {
  Anchor,
  Button,
  Group,
  Kbd,
  SegmentedControl,
  Stack,
  Table,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useDebouncedValue, useHotkeys } from '@mantine/hooks';
import type { Target } from '@hstlc/contract';
import { IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { targetsQuery } from '../../api/queries.js';
import { datesOf, degrees, kiloseconds } from '../../ui/format.js';
import { Quantity } from '../../ui/quantity.js';
import { SimulatedBadge } from '../../ui/simulated-badge.js';
import { Failed, Loading } from '../../ui/states.js';

/** What the address bar holds of a search. */
export interface SearchState {
  readonly q?: string;
  readonly instrument?: 'COS' | 'STIS';
}

interface Props {
  readonly state: SearchState;
  readonly onChange: (state: SearchState) => void;
}

const typingMilliseconds = 200;

/** Home: one box, and what it finds. */
export function SearchPage({ state, onChange }: Props) {
  const [typed, setTyped] = useState(state.q ?? '');
  const [settled] = useDebouncedValue(typed, typingMilliseconds);
  const box = useRef<HTMLInputElement>(null);
  useHotkeys([['/', () => box.current?.focus()]]);
  useEffect(() => {
    if (settled !== (state.q ?? '')) onChange({ ...state, q: settled });
  }, [settled, state, onChange]);
  const found = useInfiniteQuery(targetsQuery(state));
  const targets = found.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Stack gap="lg">
      <Stack gap={2}>
        <Title order={1} size="h2">
          Photons of Hubble, as lightcurves
        </Title>
        <Text c="dimmed">COS and STIS time-tag exposures, every one and combined by configuration.</Text>
      </Stack>
      <Group gap="sm">
        <TextInput
          ref={box}
          type="search"
          role="searchbox"
          aria-label="Find a target"
          placeholder="target or rootname, e.g. GJ 436"
          leftSection={<IconSearch size={16} />}
          rightSection={<Kbd size="xs">/</Kbd>}
          size="md"
          flex="1 1 16rem"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && setTyped('')}
        />
        <SegmentedControl
          aria-label="instrument"
          data={['all', 'COS', 'STIS']}
          value={state.instrument ?? 'all'}
          onChange={(value) => onChange(withInstrument(state, value))}
        />
      </Group>
      {found.isError && <Failed error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading what="searching" />}
      {found.data !== undefined && <Found targets={targets} total={found.data.pages[0]!.total} />}
      {found.hasNextPage && (
        <Button variant="light" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          Show more
        </Button>
      )}
    </Stack>
  );
}

function withInstrument({ q }: SearchState, value: string): SearchState {
  const kept = q === undefined ? {} : { q };
  return value === 'COS' || value === 'STIS' ? { ...kept, instrument: value } : kept;
}

function Found({ targets, total }: { readonly targets: readonly Target[]; readonly total: number }) {
  if (total === 0)
    return (
      <Text c="dimmed" py="xl" ta="center">
        No target matches. Try part of the name, or the nine characters of a rootname.
      </Text>
    );
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed" aria-live="polite">
        {total} {total === 1 ? 'target' : 'targets'}
      </Text>
      <div className="panel">
        <Table className="stacking" highlightOnHover verticalSpacing="sm" horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>target</Table.Th>
              <Table.Th>instrument</Table.Th>
              <Table.Th ta="right">exposures</Table.Th>
              <Table.Th ta="right">composites</Table.Th>
              <Table.Th ta="right">
                exposure <span className="unit">ks</span>
              </Table.Th>
              <Table.Th>observed</Table.Th>
              <Table.Th ta="right">
                position <span className="unit">deg</span>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {targets.map((target) => (
              <Row key={target.name} target={target} />
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Stack>
  );
}

function Row({ target }: { readonly target: Target }) {
  return (
    <Table.Tr>
      <Table.Td data-label="target">
        <Group gap="xs">
          <Anchor component={Link} to={`/targets/${encodeURIComponent(target.name)}`} fw={600}>
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
      <Table.Td data-label="exposure" ta="right">
        <Quantity value={kiloseconds(target.exposureSeconds)} unit="ks" />
      </Table.Td>
      <Table.Td data-label="observed">{datesOf(target.firstStartMjd, target.lastEndMjd)}</Table.Td>
      <Table.Td data-label="position" ta="right" ff="monospace" fz="sm">
        {degrees(target.rightAscensionDegrees)} {degrees(target.declinationDegrees)}
      </Table.Td>
    </Table.Tr>
  );
}
