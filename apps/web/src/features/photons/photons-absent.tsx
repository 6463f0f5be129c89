import { Anchor, Button, Code, Stack, Text, Title } from '@mantine/core';
import { ApiFailure } from '../../api/client.js';
import { failureWords } from '../../api/failure-words.js';

interface Props {
  readonly rootname: string;
  readonly error: Error;
  readonly onRetry: () => void;
}

/** What failed because of the exposure, and would fail again. */
const lasting: readonly ApiFailure['code'][] = ['not-found', 'gone', 'invalid-request', 'internal'];

/** Stands where the photons would be: why they are not, and how to get at them. */
export function PhotonsAbsent({ rootname, error, onRetry }: Props) {
  const { hint, requestId } = failureWords(error);
  const isLasting = error instanceof ApiFailure && lasting.includes(error.code);
  return (
    <section className="panel photons-absent" role="alert">
      <Stack gap={6} maw={560}>
        <Title order={2} size="h5">
          The photons of this exposure are not here
        </Title>
        <Text size="sm" c="dimmed">
          {isLasting
            ? `The archive has the lightcurve of ${rootname}, but cannot give its photons: the files it was made of are gone, withdrawn, or hold nothing that it can read.`
            : hint}
        </Text>
        <Text size="sm" c="dimmed">
          The files themselves are at{' '}
          <Anchor
            href={`https://mast.stsci.edu/search/ui/#/hst/results?dataset=${encodeURIComponent(rootname)}`}
            inherit
            underline="always"
          >
            MAST
          </Anchor>
          ; whoever keeps this archive brings them back with <Code>hstlc download</Code> and{' '}
          <Code>hstlc ingest</Code>.
        </Text>
        {requestId !== undefined && (
          <Text size="xs" c="dimmed">
            request <Code>{requestId}</Code>
          </Text>
        )}
        <div>
          <Button size="xs" variant="default" onClick={onRetry}>
            Try again
          </Button>
        </div>
      </Stack>
    </section>
  );
}
