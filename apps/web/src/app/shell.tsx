import {
  ActionIcon,
  Anchor,
  Box,
  Container,
  Group,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';
import { useHotkeys } from '@mantine/hooks';
import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import { routes } from '@hstlc/contract';

/** The frame around every page: name, the ways in, light and dark. */
export function Shell() {
  const toSearch = useToSearch();
  useHotkeys([['/', () => void toSearch()]]);
  return (
    <>
      <Box
        component="header"
        style={{ borderBottom: '1px solid var(--mantine-color-default-border)' }}
        bg="var(--mantine-color-body)"
      >
        <Container size="xl" py="xs">
          <Group justify="space-between" gap="sm">
            <Link to="/" className="wordmark" aria-label="hstlc, search">
              <Wave /> hstlc
            </Link>
            <Group gap="md" component="nav">
              <Anchor component={Link} to="/refused" size="sm" c="dimmed">
                refused files
              </Anchor>
              <Anchor href={routes.documentation} size="sm" c="dimmed">
                API
              </Anchor>
              <SchemeSwitch />
            </Group>
          </Group>
        </Container>
      </Box>
      <Container component="main" size="xl" py="lg">
        <Outlet />
      </Container>
    </>
  );
}

/** Puts the cursor into the search box, wherever the reader is. */
function useToSearch() {
  const navigate = useNavigate();
  return async () => {
    if (document.getElementById('search') === null) await navigate({ to: '/' });
    document.getElementById('search')?.focus();
  };
}

function SchemeSwitch() {
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const other = scheme === 'dark' ? 'light' : 'dark';
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={`${other} colours`}
      onClick={() => setColorScheme(other)}
    >
      {scheme === 'dark' ? <IconSun size={18} /> : <IconMoon size={18} />}
    </ActionIcon>
  );
}

function Wave() {
  return (
    <svg width="26" height="16" viewBox="0 0 26 16" aria-hidden style={{ verticalAlign: '-2px' }}>
      <path
        d="M0 12h6l3-9 4 11 3-7 2 5h8"
        fill="none"
        stroke="var(--mantine-primary-color-filled)"
        strokeWidth="2"
        strokeLinejoin="round"
      />
    </svg>
  );
}
