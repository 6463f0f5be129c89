import { Button, Group, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { grouped } from './format.js';

const rowsAtOnce = 50;

/** A column of a table, with what it means. */
export interface TableColumn {
  readonly name: string;
  /** empty for pure numbers and text */
  readonly unit: string;
  readonly description: string;
  readonly values: readonly (number | string)[];
}

interface Props {
  /** columns of equal length */
  readonly table: readonly TableColumn[];
  /** what its rows are */
  readonly label?: string;
}

/** Numbers by column, some rows at a time. */
export function ColumnTable({ table, label = 'bins' }: Props) {
  const [first, setFirst] = useState(0);
  const count = table[0]?.values.length ?? 0;
  const start = Math.min(first, Math.max(0, count - 1));
  const rows = Array.from({ length: Math.min(rowsAtOnce, count - start) }, (_, row) => start + row);
  return (
    <>
      <Table.ScrollContainer type="native" minWidth={400} maxHeight={420} tabIndex={0} aria-label={label}>
        <Table stickyHeader fz="xs" withRowBorders={false} verticalSpacing={2}>
          <Table.Thead>
            <Table.Tr>
              {table.map(({ name, unit, description }) => (
                <Table.Th key={name} title={description}>
                  {name} <span className="unit">{unit}</span>
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row}>
                {table.map(({ name, values }) => (
                  <Table.Td key={name}>{cellText(values[row]!, name)}</Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Group gap="xs" mt={4}>
        <Button
          size="compact-xs"
          variant="default"
          disabled={start === 0}
          onClick={() => setFirst(Math.max(0, start - rowsAtOnce))}
        >
          previous
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          disabled={start + rowsAtOnce >= count}
          onClick={() => setFirst(start + rowsAtOnce)}
        >
          next
        </Button>
        <Text size="xs" c="dimmed">
          rows {count === 0 ? 0 : start + 1} to {start + rows.length} of {grouped(count)}
        </Text>
      </Group>
    </>
  );
}

function cellText(value: number | string, name: string): string {
  if (typeof value === 'string') return value;
  if (!Number.isFinite(value)) return '–';
  if (name === 'MJD' || name === 'BJD_TDB') return value.toFixed(6);
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(6)));
}
