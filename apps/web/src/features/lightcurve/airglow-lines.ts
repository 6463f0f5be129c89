/** Airglow lines whose rates a TIMELINE tells, by their column. */
export const airglowLines = ['LY_ALPHA', 'OI_1304', 'OI_1356'] as const;
export type AirglowLine = (typeof airglowLines)[number];

export const airglowNames = {
  LY_ALPHA: 'Lyman α',
  OI_1304: 'O I 1304',
  OI_1356: 'O I 1356',
} as const satisfies Record<AirglowLine, string>;
