import core from 'plotly.js/lib/core';

/** Plotly with the traces this page draws, and no others: scatter is in its core. */
export const plotly = core;
