import { Group, SegmentedControl, Switch } from '@mantine/core';
import type { StudyState } from './study-state.js';

interface Props {
  /** whether there are gaps to collapse */
  readonly isComposite: boolean;
  readonly state: StudyState;
  readonly onChange: (state: StudyState) => void;
}

/** What can be chosen about the panels; every choice becomes part of the address. */
export function StudyControls({ isComposite, state, onChange }: Props) {
  const { time, errors, ...others } = state;
  return (
    <Group gap="8px 20px">
      <Switch
        label="error bars"
        checked={errors !== 'hidden'}
        onChange={({ currentTarget }) =>
          onChange({
            ...others,
            ...(time === undefined ? {} : { time }),
            ...(currentTarget.checked ? {} : { errors: 'hidden' }),
          })
        }
      />
      {isComposite && (
        <SegmentedControl
          size="xs"
          aria-label="time"
          data={[
            { value: 'collapsed', label: 'gaps collapsed' },
            { value: 'elapsed', label: 'true time' },
          ]}
          value={time ?? 'collapsed'}
          onChange={(value) =>
            onChange({
              ...others,
              ...(errors === undefined ? {} : { errors }),
              ...(value === 'elapsed' ? { time: 'elapsed' } : {}),
            })
          }
        />
      )}
    </Group>
  );
}
