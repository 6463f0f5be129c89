import { isLightcurveError, readEventList, type TimeTagExposure } from '@hstlc/lightcurve';
import type { PhotonAnswer, PhotonOverview, PhotonRequest } from './photon-messages.js';
import { choosePhotons, overviewOf } from './view-photons.js';

/** Keeps the photons of one exposure, and makes of them what is asked for, away from the page; the latest choice counts. */
let kept: { readonly exposure: TimeTagExposure; readonly overview: PhotonOverview } | undefined;
let latest = 0;
let work = Promise.resolve();

globalThis.addEventListener('message', (event) => {
  const request = (event as MessageEvent<PhotonRequest>).data;
  if (request.kind === 'choose') latest = request.number;
  work = work.then(() => answer(request)).catch((error: unknown) => refuse(request, error));
});

async function answer(request: PhotonRequest): Promise<void> {
  if (request.kind === 'open') {
    const exposure = readEventList(request.bytes);
    const overview = await overviewOf(exposure, request.stepSeconds);
    kept = { exposure, overview };
    return send({ kind: 'opened', overview });
  }
  const { number, choice } = request;
  if (kept === undefined || number !== latest) return;
  send({ kind: 'chosen', number, chosen: await choosePhotons(kept.exposure, kept.overview, choice) });
}

function refuse(request: PhotonRequest, error: unknown): void {
  if (!isLightcurveError(error) && !(error instanceof RangeError)) throw error;
  const number = request.kind === 'choose' ? request.number : undefined;
  send({ kind: 'refused', number, message: error.message });
}

function send(answered: PhotonAnswer): void {
  globalThis.postMessage(answered);
}
