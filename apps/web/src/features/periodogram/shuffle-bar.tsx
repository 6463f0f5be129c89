import { Button, Progress, Text } from '@mantine/core';
import { shuffleCount, type Shuffles } from './use-shuffles.js';

interface Props {
  readonly shuffles: Shuffles;
}

/** Asks for false-alarm probabilities by shuffling, tells how far they are, stops them. */
export function ShuffleBar({ shuffles }: Props) {
  const { state, done, start, cancel } = shuffles;
  if (state === 'running')
    return (
      <div role="status" className="ask-bar no-print">
        <Text size="xs">
          shuffle {done} of {shuffleCount}
        </Text>
        <Progress value={(100 * done) / shuffleCount} size="sm" aria-label="shuffling" flex={1} />
        <Button size="compact-xs" variant="default" onClick={cancel}>
          cancel
        </Button>
      </div>
    );
  return (
    // on paper what they gave, not what they would be
    <div className={state === 'ended' ? 'ask-bar' : 'ask-bar no-print'}>
      <Button size="compact-xs" variant="default" className="no-print" onClick={start}>
        false alarms by shuffling{state === 'ended' && ', anew'}
      </Button>
      <Text size="xs" c="dimmed">
        {state === 'ended'
          ? `${done} shuffles: chance that the same values in another order have a peak as high, at least ${(1 / (done + 1)).toPrecision(1)}`
          : 'assumes no law of the noise, only that it is white; one periodogram for each of 199 shuffles'}
      </Text>
    </div>
  );
}
