import type { TimelineQuery } from '@hstlc/contract';
import {
  extractLightcurve,
  isLightcurveError,
  writeEventList,
  writeLightcurveProduct,
  type TimeTagExposure,
} from '@hstlc/lightcurve';
import { hashBytes } from '../archive/hash-file.js';
import { codeVersion } from '../config/code-version.js';
import { tableWriter } from '../formats/table-writer.js';
import { exposureReader } from '../ingest/exposure-reader.js';
import { identifyInputs } from '../ingest/identify-inputs.js';
import { productVersion } from '../ingest/product-version.js';
import { lightcurveRows, lightcurveTable } from '../lightcurves/lightcurve-table.js';
import { toExtraction } from './extraction.mapper.js';
import { photonOptions } from './photon-options.js';
import type { PhotonResult, PhotonTask, PhotonView } from './photon-task.js';
import { viewTimeline, withoutTimeline } from './timeline-view.js';
import { viewDetector, viewFold, viewSpectrogram, viewSpectrum } from './photon-views.js';

export const eventListType = 'application/vnd.hstlc.events';

/**
 * Makes what was asked for of the photons of an exposure, as the bytes of the answer. What the photons cannot give is
 * a verdict, not a failure.
 */
export async function viewPhotons(task: PhotonTask): Promise<PhotonResult> {
  try {
    const { view: asked } = task;
    // read of the files' other tables: no photon is looked at
    if (asked.kind === 'timeline') return await timeline(task, asked.query);
    return await exposureReader(task.inputs, task.references)((exposure) => view(task, exposure, asked));
  } catch (error) {
    if (isLightcurveError(error)) return { kind: 'refused', reason: error.message };
    throw error;
  }
}

async function timeline({ rootname, inputs }: PhotonTask, query: TimelineQuery): Promise<PhotonResult> {
  const told = await viewTimeline(inputs, query);
  return told === undefined ? { kind: 'absent', reason: withoutTimeline(rootname) } : json(told);
}

async function view(
  task: PhotonTask,
  exposure: TimeTagExposure,
  asked: Exclude<PhotonView, { readonly kind: 'timeline' }>,
): Promise<PhotonResult> {
  const { defaultStepSeconds } = task;
  switch (asked.kind) {
    case 'extraction':
      return extract(task, exposure, asked);
    case 'spectrogram':
      return json(await viewSpectrogram(exposure, asked.query, defaultStepSeconds));
    case 'spectrum':
      return json(await viewSpectrum(exposure, asked.query));
    case 'detector':
      return json(await viewDetector(exposure, asked.query));
    case 'fold':
      return json(await viewFold(exposure, asked.query));
    case 'events':
      return {
        kind: 'made',
        body: await writeEventList(exposure),
        contentType: eventListType,
        ending: 'events',
      };
  }
}

async function extract(
  { rootname, inputs, defaultStepSeconds }: PhotonTask,
  exposure: TimeTagExposure,
  { query, format }: Extract<PhotonView, { readonly kind: 'extraction' }>,
): Promise<PhotonResult> {
  const lightcurve = await extractLightcurve(exposure, photonOptions(query, defaultStepSeconds));
  if (format === 'json') return json(toExtraction(rootname, lightcurve));
  if (format === 'fits') {
    const provenance = {
      inputs: await identifyInputs(rootname, inputs),
      codeVersion,
      productVersion,
      sha256: hashBytes,
    };
    const body = writeLightcurveProduct(lightcurve, provenance);
    return { kind: 'made', body, contentType: 'application/fits', ending: 'fits' };
  }
  const { parameters, mjdReference, columns } = lightcurve;
  const params = parameters.map(({ key, value, unit }) => ({
    name: key,
    datatype: 'unicodeChar' as const,
    value: unit === '' ? value : `${value} ${unit}`,
  }));
  const writer = tableWriter(format, lightcurveTable(`lightcurve of ${rootname}`, mjdReference, params));
  const rows = [...lightcurveRows(columns)].map((portion) => portion.map((row) => writer.row(row)).join(''));
  const body = Buffer.from(writer.begin() + rows.join('') + writer.end());
  return { kind: 'made', body, contentType: writer.contentType, ending: writer.ending };
}

function json(answer: object): PhotonResult {
  const body = Buffer.from(JSON.stringify(answer));
  return { kind: 'made', body, contentType: 'application/json; charset=utf-8', ending: 'json' };
}
