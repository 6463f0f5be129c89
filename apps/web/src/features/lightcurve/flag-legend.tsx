import { Stack, Switch, Text } from '@mantine/core';
import { counted } from '../../ui/format.js';
import { flagCounts } from './quality-words.js';

interface Props {
  /** QUALITY of the bins, those flagged among them */
  readonly quality: Float64Array;
  readonly shown: 'shown' | 'hidden';
  readonly onChange: (shown: 'shown' | 'hidden') => void;
}

/** The flags that occur, in words; what they mark is drawn hollow, or paler where there are many points. */
export function FlagLegend({ quality, shown, onChange }: Props) {
  const found = flagCounts(quality);
  if (found.length === 0)
    return (
      <Text size="sm" c="dimmed">
        no bin is flagged
      </Text>
    );
  return (
    <Stack gap={6}>
      <Switch
        size="xs"
        label="show flagged bins"
        checked={shown === 'shown'}
        onChange={({ currentTarget }) => onChange(currentTarget.checked ? 'shown' : 'hidden')}
      />
      <dl className="flag-legend">
        {found.map(({ bit, name, meaning, count }) => (
          <div key={bit}>
            <dt>
              {name} <span className="unit">{counted(count, 'bin')}</span>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <Text size="xs" c="dimmed">
        Drawn hollow, or paler where there are many. Daylight and lamp are the strip below the panels.
      </Text>
    </Stack>
  );
}
