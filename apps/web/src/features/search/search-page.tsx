import { Button, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { instruments } from '@hstlc/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { targetsQuery } from '../../api/queries.js';
import { Failed, Loading } from '../../ui/states.js';
import type { SearchState } from './search-state.js';
import { TargetTable } from './target-table.js';

interface Props {
  readonly state: SearchState;
  /** `typed` changes come while somebody types: they do not each deserve a place in the history. */
  readonly onChange: (state: SearchState, cause: 'typed' | 'chosen') => void;
}

/** Home: one box, and what it finds. */
export function SearchPage({ state, onChange }: Props) {
  useDocumentTitle(state.q === undefined ? 'hstlc' : `${state.q} · hstlc`);
  const found = useInfiniteQuery(targetsQuery(state));
  return (
    <Stack gap="lg">
      <Stack gap={2}>
        <Title order={1} size="h2">
          Photons of Hubble, as lightcurves
        </Title>
        <Text c="dimmed">COS and STIS time-tag exposures, every one and combined by configuration.</Text>
      </Stack>
      <Group gap="sm">
        <SegmentedControl
          aria-label="instrument"
          data={['all', ...instruments]}
          value={state.instrument ?? 'all'}
          onChange={(value) => onChange(withInstrument(state, value), 'chosen')}
        />
      </Group>
      {found.isError && <Failed error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading what="searching" />}
      {found.isSuccess && (
        <div style={{ opacity: found.isPlaceholderData ? 0.6 : 1 }}>
          <Found pages={found.data.pages} state={state} />
        </div>
      )}
      {found.hasNextPage && (
        <Button variant="light" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          Show more
        </Button>
      )}
    </Stack>
  );
}

function withInstrument({ q }: SearchState, value: string): SearchState {
  const instrument = instruments.find((each) => each === value);
  return { ...(q === undefined ? {} : { q }), ...(instrument === undefined ? {} : { instrument }) };
}

interface FoundProps {
  readonly pages: readonly {
    readonly items: Parameters<typeof TargetTable>[0]['targets'];
    readonly total: number;
  }[];
  readonly state: SearchState;
}

function Found({ pages, state }: FoundProps) {
  const total = pages[0]?.total ?? 0;
  if (total > 0) return <TargetTable targets={pages.flatMap(({ items }) => items)} total={total} />;
  const isFiltered = state.q !== undefined || state.instrument !== undefined;
  return (
    <Stack gap={4} py={64} align="center" ta="center" aria-live="polite">
      <Title order={2} size="h4">
        {isFiltered ? 'No target matches' : 'The archive is empty'}
      </Title>
      <Text c="dimmed" maw={440}>
        {isFiltered
          ? 'Try part of the name, or the nine characters of a rootname; dashes and blanks do not count.'
          : 'Lightcurves appear here when the first files have been ingested.'}
      </Text>
    </Stack>
  );
}
