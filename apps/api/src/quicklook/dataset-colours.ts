/** Okabe & Ito (2008), colours that remain distinct to colour-blind eyes; yellow is left out: it vanishes on white. */
export const datasetColours = [
  '#0072B2',
  '#D55E00',
  '#009E73',
  '#CC79A7',
  '#E69F00',
  '#56B4E9',
  '#555555',
] as const;
