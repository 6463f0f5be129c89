import { NativeSelect, Text } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { ProblemLine } from '../../ui/problem-line.js';
import type { AirglowDrawn } from './airglow-told.js';
import { airglowLines, airglowNames, type AirglowLine } from './airglow-lines.js';
import type { ToldTimelines } from './use-timelines.js';

const AirglowWords = lazy(async () => ({
  default: (await import('./airglow-told.js')).AirglowTold,
}));

interface Props {
  readonly line: AirglowLine | undefined;
  readonly told: ToldTimelines;
  readonly drawn: AirglowDrawn;
  readonly onChange: (line: AirglowLine | undefined) => void;
}

/** The choice of an airglow line whose rate is drawn below the strip, and what it has to do with the curve. */
export function AirglowPart({ line, told, drawn, onChange }: Props) {
  return (
    <>
      <NativeSelect
        size="xs"
        mt="xs"
        label="airglow rate below the panels"
        className="no-print"
        value={line ?? ''}
        data={[
          { value: '', label: 'not drawn' },
          ...airglowLines.map((value) => ({ value, label: airglowNames[value] })),
        ]}
        onChange={({ currentTarget: { value } }) => onChange(airglowLines.find((each) => each === value))}
      />
      {line !== undefined && <Told line={line} told={told} drawn={drawn} />}
    </>
  );
}

function Told({ line, told, drawn }: Omit<Props, 'onChange'> & { readonly line: AirglowLine }) {
  const { without, error, retry } = told;
  if (error !== null) return <ProblemLine error={error} onRetry={retry} />;
  return (
    <Text component="div" size="sm" c="dimmed" mt={4} role="status">
      {without === undefined ? (
        'fetching the TIMELINE of each exposure …'
      ) : (
        <Suspense fallback={null}>
          <AirglowWords line={line} without={without} drawn={drawn} />
        </Suspense>
      )}
    </Text>
  );
}
