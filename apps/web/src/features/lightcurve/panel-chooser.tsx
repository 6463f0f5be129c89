import { ActionIcon, Button, Checkbox, Group, Popover, Stack } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconLayoutRows } from '@tabler/icons-react';
import { panelNames, type PanelName } from './panel-names.js';
import { panelQuantity } from './panels.js';

interface Props {
  readonly panels: readonly PanelName[];
  readonly onChange: (panels: readonly PanelName[]) => void;
}

/** Which quantities are panels, and in which order from above. */
export function PanelChooser({ panels, onChange }: Props) {
  const others = panelNames.filter((name) => !panels.includes(name));
  const toggle = (name: PanelName) => {
    if (!panels.includes(name)) onChange([...panels, name]);
    else if (panels.length > 1) onChange(panels.filter((each) => each !== name));
  };
  return (
    <Popover position="bottom-start" shadow="md" trapFocus>
      <Popover.Target>
        <Button size="xs" variant="default" leftSection={<IconLayoutRows size={14} aria-hidden />}>
          panels {panels.length} of {panelNames.length}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p="xs" aria-label="panels">
        <Stack gap={6}>
          {[...panels, ...others].map((name, index) => (
            <Group key={name} gap={4} wrap="nowrap" justify="space-between" miw={220}>
              <Checkbox
                size="xs"
                label={panelQuantity(name)}
                checked={panels.includes(name)}
                disabled={panels.length === 1 && panels[0] === name}
                onChange={() => toggle(name)}
              />
              {index < panels.length && (
                <Group gap={2} wrap="nowrap">
                  <Move name={name} panels={panels} by={-1} onChange={onChange} />
                  <Move name={name} panels={panels} by={1} onChange={onChange} />
                </Group>
              )}
            </Group>
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

interface MoveProps extends Props {
  readonly name: PanelName;
  readonly by: -1 | 1;
}

function Move({ name, panels, by, onChange }: MoveProps) {
  const at = panels.indexOf(name);
  const to = at + by;
  const Icon = by < 0 ? IconArrowUp : IconArrowDown;
  const move = () => {
    const next = panels.filter((each) => each !== name);
    next.splice(to, 0, name);
    onChange(next);
  };
  return (
    <ActionIcon
      size="xs"
      variant="subtle"
      color="gray"
      aria-label={`${panelQuantity(name)} ${by < 0 ? 'up' : 'down'}`}
      disabled={to < 0 || to >= panels.length}
      onClick={move}
    >
      <Icon size={12} />
    </ActionIcon>
  );
}
