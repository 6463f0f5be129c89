import { createTheme } from '@mantine/core';

/** Ultraviolet on blue-grey: one accent, nothing else coloured but data and state. */
export const theme = createTheme({
  primaryColor: 'violet',
  primaryShade: { light: 7, dark: 4 },
  fontFamily: "'IBM Plex Sans', system-ui, sans-serif",
  fontFamilyMonospace: "'IBM Plex Mono', ui-monospace, monospace",
  headings: { fontFamily: "'IBM Plex Sans', system-ui, sans-serif", fontWeight: '600' },
  defaultRadius: 'sm',
  colors: {
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
