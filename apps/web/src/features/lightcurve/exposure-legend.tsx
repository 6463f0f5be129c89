import { Button, Stack, Text } from '@mantine/core';
import type { LightcurveDataset } from '@hstlc/contract';
import { exposureColour, exposureShape } from '../../ui/exposure-colours.js';
import { dateOf } from '../../ui/format.js';
import { Quantity } from '../../ui/quantity.js';

interface Props {
  readonly datasets: readonly LightcurveDataset[];
  /** rootnames of those that are seen; empty for all */
  readonly seen: readonly string[];
  readonly onChange: (seen: readonly string[]) => void;
}

/**
 * The exposures of a lightcurve in their colours: a click shows one alone, with the shift key one more or less, another
 * click all; those left out say why.
 */
export function ExposureLegend({ datasets, seen, onChange }: Props) {
  const included = datasets.filter(({ dataset }) => dataset !== null);
  const excluded = datasets.filter(({ dataset }) => dataset === null);
  const choose = (rootname: string, isAdding: boolean) => {
    if (!isAdding) return onChange(seen.length === 1 && seen[0] === rootname ? [] : [rootname]);
    const others = seen.filter((each) => each !== rootname);
    const next = others.length === seen.length ? [...seen, rootname] : others;
    return onChange(next.length === included.length ? [] : next);
  };
  return (
    <Stack gap={4} role="group" aria-label="exposures">
      <div className="exposure-legend">
        {included.map((each) => (
          <Exposure
            key={each.rootname}
            exposure={each}
            isChosen={seen.includes(each.rootname)}
            isSeen={seen.length === 0 || seen.includes(each.rootname)}
            onChoose={choose}
          />
        ))}
      </div>
      {included.length > 1 && (
        <Text size="xs" c="dimmed" className="no-print">
          {seen.length === 0
            ? 'click: one alone; shift and click: several'
            : `${seen.length} of ${included.length} seen`}
        </Text>
      )}
      {seen.length > 0 && (
        <Button size="compact-sm" variant="default" onClick={() => onChange([])}>
          show all {included.length}
        </Button>
      )}
      {excluded.map(({ rootname, excludedReason }) => (
        <Text key={rootname} size="sm" c="dimmed">
          <span className="rootname">{rootname}</span> is left out: {excludedReason}
        </Text>
      ))}
    </Stack>
  );
}

interface ExposureProps {
  readonly exposure: LightcurveDataset;
  readonly isChosen: boolean;
  readonly isSeen: boolean;
  readonly onChoose: (rootname: string, isAdding: boolean) => void;
}

function Exposure({ exposure, isChosen, isSeen, onChoose }: ExposureProps) {
  const { rootname, startMjd, exposureSeconds } = exposure;
  const dataset = exposure.dataset ?? 0;
  return (
    <Button
      size="compact-sm"
      variant={isChosen ? 'light' : 'subtle'}
      {...(isChosen ? {} : { color: 'gray' })}
      justify="start"
      aria-pressed={isChosen}
      leftSection={
        <span
          className="swatch"
          data-shape={exposureShape(dataset)}
          style={
            isSeen
              ? { background: exposureColour(dataset) }
              : { border: `2px solid ${exposureColour(dataset)}` }
          }
        />
      }
      onClick={({ shiftKey }) => onChoose(rootname, shiftKey)}
      title={`${dateOf(startMjd)}: ${isChosen ? 'show all' : 'show alone'}`}
    >
      <span className="rootname">{rootname}</span>&ensp;
      <Quantity value={exposureSeconds.toFixed(0)} unit="s" />
    </Button>
  );
}
