import { Badge } from '@mantine/core';

/** Says that photons were made by the simulator, wherever they are shown. */
export function SimulatedBadge() {
  return (
    <Badge color="orange" variant="light" size="sm" title="made by the simulator, not observed">
      simulated
    </Badge>
  );
}
