import { Table, Text } from '@mantine/core';
import type { LightcurveVersion } from '@hstlc/contract';

/** The versions of a product, the latest first, each with what is other in it than in the one before. */
export function VersionList({ versions }: { readonly versions: readonly LightcurveVersion[] }) {
  return (
    <ol className="versions">
      {versions.map(({ version, sha256, supersededAt, differences }, index) => (
        <li key={sha256}>
          <div>
            <b>{version ?? 'version unknown, the file is away'}</b>{' '}
            <span className="unit">
              {supersededAt === null ? 'the version of now' : `superseded on ${supersededAt.slice(0, 10)}`} ·
              sha256 <span className="rootname">{sha256.slice(0, 16)}</span>
            </span>
          </div>
          {index === versions.length - 1 ? (
            <Text size="sm" c="dimmed">
              {versions.length === 1 ? 'there was none before it' : 'the first'}
            </Text>
          ) : (
            <Differences differences={differences} />
          )}
        </li>
      ))}
    </ol>
  );
}

function Differences({ differences }: Pick<LightcurveVersion, 'differences'>) {
  if (differences.length === 0)
    return (
      <Text size="sm" c="dimmed">
        no difference to the one before was found, or one of the files is away
      </Text>
    );
  return (
    <Table.ScrollContainer
      type="native"
      minWidth={360}
      tabIndex={0}
      aria-label="differences to the version before"
    >
      <Table fz="sm" verticalSpacing={2}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>what</Table.Th>
            <Table.Th>before</Table.Th>
            <Table.Th>now</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {differences.map(({ subject, before, now }) => (
            <Table.Tr key={subject}>
              <Table.Td>{subject}</Table.Td>
              <Table.Td>{before ?? '–'}</Table.Td>
              <Table.Td>{now ?? '–'}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
