import { Anchor, Button, Group, Stack, Title } from '@mantine/core';
import { routes, type LightcurveDetail } from '@hstlc/contract';
import { IconCheck, IconDownload, IconShoppingBagPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { basketItemOf } from '../../ui/basket-item.js';
import { putIntoBasket, takeFromBasket, useBasket } from '../../ui/basket-store.js';
import { configurationName, counted, kiloseconds, grouped } from '../../ui/format.js';
import { Dates } from '../../ui/dates.js';
import { Quantity } from '../../ui/quantity.js';
import { SimulatedBadge } from '../../ui/simulated-badge.js';

/** What the lightcurve is of, what it is made of, and its file. */
export function LightcurveHeading({ lightcurve }: { readonly lightcurve: LightcurveDetail }) {
  const { target, simulated, filename } = lightcurve;
  return (
    <Group justify="space-between" align="start" gap="md">
      <Stack gap={2} flex="1 1 20rem">
        <Group gap="sm">
          <Title order={1} size="h3" style={{ overflowWrap: 'anywhere' }}>
            <Anchor component={Link} to={`/targets/${encodeURIComponent(target)}`} inherit underline="always">
              {target}
            </Anchor>{' '}
            · {configurationName(lightcurve)} · {compositionOf(lightcurve)}
          </Title>
          {simulated && <SimulatedBadge />}
        </Group>
        <Group gap="4px 16px" c="dimmed" fz="sm">
          <Dates from={lightcurve.startMjd} to={lightcurve.endMjd} />
          <Quantity value={kiloseconds(lightcurve.liveSeconds)} unit="ks live" />
          <span>
            {grouped(lightcurve.binCount)} bins of{' '}
            <Quantity value={lightcurve.stepSeconds.toFixed(3)} unit="s" />
          </span>
          <span>{lightcurve.version}</span>
        </Group>
      </Stack>
      <Group gap="xs" className="no-print">
        <BasketButton lightcurve={lightcurve} />
        <Button
          component="a"
          href={routes.product(filename)}
          download={filename}
          leftSection={<IconDownload size={16} />}
        >
          Download FITS
        </Button>
      </Group>
    </Group>
  );
}

function BasketButton({ lightcurve }: { readonly lightcurve: LightcurveDetail }) {
  const { filename } = lightcurve;
  const isIn = useBasket().some((item) => item.filename === filename);
  return (
    <Button
      variant="default"
      aria-pressed={isIn}
      leftSection={isIn ? <IconCheck size={16} /> : <IconShoppingBagPlus size={16} />}
      onClick={() => (isIn ? takeFromBasket([filename]) : putIntoBasket([basketItemOf(lightcurve)]))}
    >
      {isIn ? 'In the basket' : 'To the basket'}
    </Button>
  );
}

function compositionOf({ kind, memberCount, rootname }: LightcurveDetail): string {
  if (kind === 'individual') return rootname ?? 'one exposure';
  return `composite of ${counted(memberCount, 'exposure')}`;
}
