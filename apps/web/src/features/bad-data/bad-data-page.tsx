import { Button, Code, Stack, Table, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { BadData, QualityCheck } from '@hstlc/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { badDataQuery } from '../../api/queries.js';
import { Failed, Loading } from '../../ui/states.js';

/** What each reason means to somebody who has not read the manual. */
const meanings: Readonly<Record<BadData['reason'], string>> = {
  'Unreadable file': 'not a whole FITS file',
  'Not time-tag': 'no list of single photons',
  'Not science': 'a lamp, a dark or an acquisition, not the sky',
  'No events': 'not a single photon',
  'Bad EXPFLAG': 'the exposure did not go as planned',
  'No good time': 'no stretch of time in which the detector is known to have recorded',
  'Non-linear time': 'the clock ran backward',
  'Singular event': 'all photons at one instant',
  'Bad Proposal': 'a programme this archive does not take',
  'Short Exposure': 'shorter than a second',
};

/** Every file that was refused, why, and by which numbers. */
export function BadDataPage() {
  useDocumentTitle('Refused files · hstlc');
  const found = useInfiniteQuery(badDataQuery());
  if (found.isPending) return <Loading what="fetching refused files" />;
  if (found.isError) return <Failed error={found.error} onRetry={() => void found.refetch()} />;
  const items = found.data.pages.flatMap((page) => page.items);
  return (
    <Stack gap="lg">
      <Stack gap={2}>
        <Title order={1} size="h2">
          Refused files
        </Title>
        <Text c="dimmed">Kept, not deleted: each with the reason and the numbers behind it.</Text>
      </Stack>
      {items.length === 0 ? (
        <Text c="dimmed" py="xl" ta="center">
          Nothing has been refused.
        </Text>
      ) : (
        <RefusedTable items={items} />
      )}
      {found.hasNextPage && (
        <Button variant="light" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          Show more
        </Button>
      )}
    </Stack>
  );
}

function RefusedTable({ items }: { readonly items: readonly BadData[] }) {
  return (
    <div className="panel">
      <Table className="stacking" horizontalSpacing="md" verticalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>file</Table.Th>
            <Table.Th>reason</Table.Th>
            <Table.Th>checks that failed</Table.Th>
            <Table.Th>refused on</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map(({ filename, reason, checks, ingestDate }) => (
            <Table.Tr key={filename}>
              <Table.Td data-label="file" ff="monospace" fz="sm">
                {filename}
              </Table.Td>
              <Table.Td data-label="reason">
                <span>
                  <b>{reason}</b>
                  <br />
                  <span className="unit">{meanings[reason]}</span>
                </span>
              </Table.Td>
              <Table.Td data-label="checks">
                <Stack gap={2}>
                  {checks
                    .filter(({ passed }) => !passed)
                    .map((check) => (
                      <FailedCheck key={check.name} check={check} />
                    ))}
                </Stack>
              </Table.Td>
              <Table.Td data-label="refused on">{ingestDate}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function FailedCheck({ check }: { readonly check: QualityCheck }) {
  return (
    <Text size="sm">
      {check.name}: found <Code>{String(check.value ?? 'none')}</Code>
      {check.limit !== null && (
        <>
          , expected <Code>{String(check.limit)}</Code>
        </>
      )}
      {check.eventIndex !== null && ` at event ${check.eventIndex}`}
    </Text>
  );
}
