import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as surface from './index.js';
import * as periodogram from './periodogram.js';
import * as rows from './rows.js';
import * as statistics from './statistics.js';

describe('the package', () => {
  it('exports these names and no others', () => {
    expect(Object.keys(surface).toSorted()).toMatchInlineSnapshot(`
      [
        "LightcurveError",
        "airglowWindows",
        "assessQuality",
        "barycentricJulianDate",
        "barycentricUncertaintySeconds",
        "boxOf",
        "calibrateStisTag",
        "checkHlsp",
        "composeLightcurve",
        "compositeFilename",
        "coverExposure",
        "daySeconds",
        "defaultStepSeconds",
        "extractLightcurve",
        "extractMember",
        "foldPhotons",
        "hlspFilename",
        "individualFilename",
        "individualHlspFilename",
        "intersect",
        "isLightcurveError",
        "isWhollyWithin",
        "joinComposite",
        "lightcurveColumns",
        "makeDetectorImages",
        "makeSpectra",
        "makeSpectrogram",
        "neededReferences",
        "orbitSecondsOf",
        "orbitStrip",
        "parseReferenceName",
        "pipelineFilter",
        "planComposite",
        "poissonUncertainty",
        "qualityBits",
        "readEventList",
        "readExposureIdentity",
        "readLightcurveRows",
        "readTimeTagExposure",
        "readTimeline",
        "refusal",
        "refusalReasons",
        "selectColumns",
        "seriousDq",
        "targetFolder",
        "ticksPerBin",
        "timelineColumns",
        "timesAbove",
        "totalSeconds",
        "unite",
        "watchClock",
        "writeEventList",
        "writeLightcurveProduct",
      ]
    `);
  });

  it('exports these names for periods and statistics', () => {
    expect(Object.keys(periodogram).toSorted()).toMatchInlineSnapshot(`
      [
        "bootstrapPeaks",
        "bootstrapProbability",
        "boxLeastSquares",
        "combinePeriodograms",
        "decimatePowers",
        "epochFold",
        "falseAlarmLevel",
        "falseAlarmProbability",
        "falseAlarmSetting",
        "findPeaks",
        "foldCurve",
        "frequenciesOf",
        "hTest",
        "hstOrbitSeconds",
        "isBeyondClock",
        "lightcurveSamples",
        "liveSamples",
        "lombScargle",
        "lombScargleMethods",
        "makeFrequencyGrid",
        "normalizations",
        "peakLabelText",
        "phasesOf",
        "scalePower",
        "searchBoxes",
        "searchLightcurve",
        "seededRandom",
        "spectralWindow",
        "zSquared",
      ]
    `);
    expect(Object.keys(statistics).toSorted()).toMatchInlineSnapshot(`
      [
        "autocorrelation",
        "blocksOfBins",
        "blocksOfEvents",
        "blocksOfMeasurements",
        "chiSquareProbability",
        "classifyLightcurve",
        "constantTest",
        "correlation",
        "documentedStatistics",
        "excessVariance",
        "exposureStatistics",
        "findFlares",
        "grossConstantTest",
        "grossPoissonFactor",
        "incompleteBeta",
        "interestingFalseAlarm",
        "largestJump",
        "lightcurveStatistics",
        "logGamma",
        "pearson",
        "periodogramFlag",
        "structureFunction",
        "upperIncompleteGamma",
        "vonNeumannRatio",
      ]
    `);
  });

  it('gives by /rows what a page needs of a product', () => {
    expect(Object.keys(rows).toSorted()).toMatchInlineSnapshot(`
      [
        "airglowWindows",
        "checkHlsp",
        "lightcurveColumns",
        "meanInBins",
        "qualityBits",
        "readLightcurveRows",
        "rebinLightcurve",
      ]
    `);
  });

  it('needs only the FITS library and an ephemeris', () => {
    const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    expect(Object.keys(manifest.dependencies)).toEqual(['@hstlc/fits', 'astronomy-engine']);
  });
});
