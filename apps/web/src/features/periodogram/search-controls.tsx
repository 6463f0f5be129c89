import { NativeSelect, Text } from '@mantine/core';
import { FoldingToolbar } from '../../ui/folding-toolbar.js';
import { NumberBox } from '../../ui/number-box.js';
import { searchColumns, type FoldState, type SearchColumn } from './fold-state.js';

interface Props {
  readonly state: FoldState;
  readonly onChange: (state: FoldState) => void;
  readonly hasFlux: boolean;
  /** which exposures are looked at, when not all */
  readonly seen: string | undefined;
  /** s */
  readonly binSeconds: number;
}

export const columnNames = {
  NET: 'net (count/s)',
  FLUX: 'flux (erg/s/cm²/Å)',
  COUNTS: 'counts (count)',
  GROSS: 'gross (count)',
  BACKGROUND: 'background (count)',
} as const satisfies Record<SearchColumn, string>;

/** What is searched, and between which periods. */
export function SearchControls({ state, onChange, hasFlux, seen, binSeconds }: Props) {
  const set = (change: Partial<FoldState>) => onChange({ ...state, ...change });
  return (
    <FoldingToolbar label="what is searched for periods" summary={columnNames[state.column]}>
      <NativeSelect
        size="xs"
        label="column"
        value={state.column}
        data={searchColumns
          .filter((column) => column !== 'FLUX' || hasFlux)
          .map((column) => ({ value: column, label: columnNames[column] }))}
        onChange={({ currentTarget: { value } }) =>
          set({ column: searchColumns.find((column) => column === value) ?? state.column })
        }
      />
      <NumberBox
        label="shortest period (s)"
        value={state.shortestSeconds}
        placeholder={`${Number((2 * binSeconds).toPrecision(4))}, two bins`}
        onChange={(shortestSeconds) => set({ shortestSeconds })}
      />
      <NumberBox
        label="longest period (s)"
        value={state.longestSeconds}
        placeholder="the whole curve"
        onChange={(longestSeconds) => set({ longestSeconds })}
      />
      <NativeSelect
        size="xs"
        label="axis"
        value={state.axis}
        data={[
          { value: 'period', label: 'period, logarithmic' },
          { value: 'frequency', label: 'frequency' },
        ]}
        onChange={({ currentTarget: { value } }) => set({ axis: value === 'frequency' ? value : 'period' })}
      />
      <NativeSelect
        size="xs"
        label="clock"
        title="barycentric: the light travel time across the solar system is taken away"
        value={state.clock}
        data={[
          { value: 'barycentric', label: 'BJD (TDB)' },
          { value: 'recorded', label: 'UTC, as recorded' },
        ]}
        onChange={({ currentTarget: { value } }) =>
          set({ clock: value === 'recorded' ? value : 'barycentric', epoch: undefined })
        }
      />
      {seen !== undefined && (
        <Text size="xs" c="dimmed">
          {seen}, as chosen on the lightcurve
        </Text>
      )}
    </FoldingToolbar>
  );
}
