import core from 'plotly.js/lib/core';
import scattergl from 'plotly.js/lib/scattergl';

core.register([scattergl]);

/** Plotly with the traces this page draws, and no others. */
export const plotly = core;
