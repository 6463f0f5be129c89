import { Button, Center, Code, Loader, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { ApiFailure } from '../api/client.js';
import { failureWords } from '../api/failure-words.js';

/** What is under 100 ms shows nothing. */
const patienceMilliseconds = 150;

/** Something is on its way. */
export function Loading({ what }: { readonly what: string }) {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), patienceMilliseconds);
    return () => clearTimeout(timer);
  }, []);
  if (!isLate) return null;
  return (
    <Center py={80} role="status">
      <Stack align="center" gap="xs">
        <Loader type="bars" size="sm" />
        <Text c="dimmed" size="sm">
          {what}
        </Text>
      </Stack>
    </Center>
  );
}

/** Nothing here, and what to do about it. */
export function Absent({ title, hint }: { readonly title: string; readonly hint: string }) {
  return (
    <Center py={80}>
      <Stack align="center" gap={4} maw={440} ta="center">
        <Title order={1} size="h3">
          {title}
        </Title>
        <Text c="dimmed">{hint}</Text>
        <Button component={Link} to="/" variant="light" mt="sm">
          Search
        </Button>
      </Stack>
    </Center>
  );
}

/** What went wrong, what to do, what to quote; what is not there is not asked for again. */
export function Failed({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const { title, hint, requestId } = failureWords(error);
  if (error instanceof ApiFailure && error.code === 'not-found') return <Absent title={title} hint={hint} />;
  return (
    <Center py={80} role="alert">
      <Stack align="center" gap={4} maw={440} ta="center">
        <Title order={1} size="h3">
          {title}
        </Title>
        <Text c="dimmed">{hint}</Text>
        {requestId !== undefined && (
          <Text size="sm" c="dimmed">
            request <Code>{requestId}</Code>
          </Text>
        )}
        <Button variant="light" mt="sm" onClick={onRetry}>
          Try again
        </Button>
      </Stack>
    </Center>
  );
}
