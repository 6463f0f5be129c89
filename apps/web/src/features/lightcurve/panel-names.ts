/** The panels there are, by the names an address has for them. */
export const panelNames = [
  'gross',
  'background',
  'counts',
  'net',
  'flux',
  'exposure',
  'signal-to-noise',
] as const;
export type PanelName = (typeof panelNames)[number];

/** Those that are seen when nothing else was chosen, from above. */
export const usualPanels: readonly PanelName[] = ['net', 'flux', 'gross', 'background'];
