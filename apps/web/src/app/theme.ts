import { createTheme, type CSSVariablesResolver } from '@mantine/core';

const sans = "'IBM Plex Sans', system-ui, sans-serif";

/** Ultraviolet on blue-grey: one accent, nothing else coloured but data and state. */
export const theme = createTheme({
  primaryColor: 'ultraviolet',
  primaryShade: { light: 7, dark: 6 },
  fontFamily: sans,
  fontFamilyMonospace: "'IBM Plex Mono', ui-monospace, monospace",
  fontSizes: { xs: '0.75rem', sm: '0.84375rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  headings: {
    fontFamily: sans,
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.625rem', lineHeight: '1.2' },
      h2: { fontSize: '1.3125rem', lineHeight: '1.25' },
      h3: { fontSize: '1.0625rem', lineHeight: '1.3' },
      h4: { fontSize: '0.9375rem', lineHeight: '1.35' },
    },
  },
  defaultRadius: 'sm',
  radius: { xs: '2px', sm: '3px', md: '5px', lg: '8px', xl: '12px' },
  colors: {
    ultraviolet: [
      '#f4f1ff',
      '#e7e1ff',
      '#cfc3ff',
      '#b5a2ff',
      '#9c80fb',
      '#8460ee',
      '#6c45dd',
      '#5a33c9',
      '#4926a8',
      '#381b84',
    ],
    gray: [
      '#f8f9fc',
      '#f0f2f8',
      '#e4e7f0',
      '#d3d8e5',
      '#b8bfd1',
      '#949db4',
      '#6d7790',
      '#525b73',
      '#393f53',
      '#232736',
    ],
    dark: [
      '#d6d9e6',
      '#a9aec2',
      '#8087a0',
      '#5d647c',
      '#414760',
      '#2f3449',
      '#222638',
      '#191c2b',
      '#12141f',
      '#0b0d15',
    ],
  },
});

/** Mantine's own names, pointed at the tokens of tokens.css. */
export const variables: CSSVariablesResolver = () => {
  const both = {
    '--mantine-color-body': 'var(--sheet)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-quiet)',
    '--mantine-color-anchor': 'var(--accent)',
    '--mantine-color-default-border': 'var(--line)',
    '--mantine-color-placeholder': 'var(--ink-quiet)',
    '--mantine-color-error': 'var(--bad)',
  };
  return { variables: {}, light: both, dark: both };
};
