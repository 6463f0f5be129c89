/** Okabe & Ito (2008): distinct to colour-blind eyes, on white and on black; yellow is left out. */
const colours = ['#0072B2', '#D55E00', '#009E73', '#CC79A7', '#E69F00', '#56B4E9', '#8c8c8c'] as const;

/** When the colours are used up, they begin anew with another shape. */
const shapes = ['circle', 'square', 'diamond'] as const;

/** The colour of an exposure by its DATASET number, the same on every view. */
export function exposureColour(dataset: number): string {
  return colours[(dataset - 1) % colours.length]!;
}

/** The shape of its points, so that exposures of one colour can be told apart. */
export function exposureShape(dataset: number): (typeof shapes)[number] {
  return shapes[Math.floor((dataset - 1) / colours.length) % shapes.length]!;
}
