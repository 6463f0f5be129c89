import { Button, Group, Stack, Text } from '@mantine/core';
import type { LightcurveDataset } from '@hstlc/contract';
import { exposureColour, exposureShape } from '../../ui/exposure-colours.js';
import { dateOf } from '../../ui/format.js';
import { Quantity } from '../../ui/quantity.js';

interface Props {
  readonly datasets: readonly LightcurveDataset[];
  /** DATASET number of the one that is shown alone; null for all */
  readonly alone: number | null;
  /** rootname of the one to show alone; undefined for all */
  readonly onChoose: (rootname: string | undefined) => void;
}

/** The exposures of a lightcurve in their colours: a click shows one alone, another click all; those left out say why. */
export function ExposureLegend({ datasets, alone, onChoose }: Props) {
  const excluded = datasets.filter(({ dataset }) => dataset === null);
  return (
    <Stack gap={4}>
      <Group gap={6} role="group" aria-label="exposures">
        {datasets.map(({ dataset, rootname, exposureSeconds, startMjd }) => {
          if (dataset === null) return null;
          const isAlone = alone === dataset;
          const isSeen = alone === null || isAlone;
          return (
            <Button
              key={rootname}
              size="compact-sm"
              variant={isAlone ? 'light' : 'default'}
              aria-pressed={isAlone}
              style={{ opacity: isSeen ? 1 : 0.5 }}
              leftSection={
                <span
                  className="swatch"
                  data-shape={exposureShape(dataset)}
                  style={{ background: exposureColour(dataset) }}
                />
              }
              onClick={() => onChoose(isAlone ? undefined : rootname)}
              title={`${dateOf(startMjd)}: ${isAlone ? 'show all' : 'show alone'}`}
            >
              <span className="rootname">{rootname}</span>&ensp;
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
