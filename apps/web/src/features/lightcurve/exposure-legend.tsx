import { Button, Group, Stack, Text } from '@mantine/core';
import type { LightcurveDataset } from '@hstlc/contract';
import { exposureColour } from '../../ui/exposure-colours.js';
import { dateOf } from '../../ui/format.js';
import { Quantity } from '../../ui/quantity.js';

interface Props {
  readonly datasets: readonly LightcurveDataset[];
  /** DATASET numbers; empty for all */
  readonly chosen: readonly number[];
  readonly onChoose: (datasets: readonly number[]) => void;
}

/** The exposures of a lightcurve in their colours: a click shows one alone, another click all; those left out say why. */
export function ExposureLegend({ datasets, chosen, onChoose }: Props) {
  const excluded = datasets.filter(({ dataset }) => dataset === null);
  return (
    <Stack gap={4}>
      <Group gap={6} role="group" aria-label="exposures">
        {datasets.map(({ dataset, rootname, exposureSeconds, startMjd }) => {
          if (dataset === null) return null;
          const isAlone = chosen.length === 1 && chosen[0] === dataset;
          const isSeen = chosen.length === 0 || chosen.includes(dataset);
          return (
            <Button
              key={rootname}
              size="compact-sm"
              variant={isAlone ? 'light' : 'default'}
              aria-pressed={isAlone}
              style={{ opacity: isSeen ? 1 : 0.5 }}
              leftSection={<span className="swatch" style={{ background: exposureColour(dataset) }} />}
              onClick={() => onChoose(isAlone ? [] : [dataset])}
              title={`${dateOf(startMjd)}: show alone`}
            >
              {rootname}&ensp;
              <Quantity value={exposureSeconds.toFixed(0)} unit="s" />
            </Button>
          );
        })}
      </Group>
      {excluded.map(({ rootname, excludedReason }) => (
        <Text key={rootname} size="sm" c="dimmed">
          {rootname} is left out: {excludedReason}
        </Text>
      ))}
    </Stack>
  );
}
