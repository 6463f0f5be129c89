import { useEffect, useRef, useState } from 'react';
import type {
  ChosenPhotons,
  PhotonAnswer,
  PhotonChoice,
  PhotonOverview,
  PhotonRequest,
} from './photon-messages.js';
import type { PhotonState } from './photon-state.js';
import { parseRows, rowsText } from './row-choices.js';

/** What is known of the photons so far. */
export interface Photons {
  readonly overview: PhotonOverview | undefined;
  /** of the latest choice that was answered */
  readonly chosen: ChosenPhotons | undefined;
  /** why a choice gave nothing, in the library's words */
  readonly refusal: string | undefined;
  readonly isBroken: boolean;
}

const nothing: Photons = { overview: undefined, chosen: undefined, refusal: undefined, isBroken: false };

/** Keeps the photons of an exposure in a worker, and asks it whenever another choice is made. */
export function usePhotons(
  bytes: Uint8Array,
  { times, wavelengths, airglow, binSeconds, ...boxes }: Omit<PhotonState, 'exposure'>,
): Photons {
  const [photons, setPhotons] = useState(nothing);
  const running = useRef<Worker>(undefined);
  const asked = useRef(0);
  useEffect(() => {
    const worker = new Worker(new URL('./photon-worker.ts', import.meta.url), { type: 'module' });
    running.current = worker;
    worker.addEventListener('message', ({ data }: MessageEvent<PhotonAnswer>) => setPhotons(after(data)));
    worker.addEventListener('error', () => setPhotons((now) => ({ ...now, isBroken: true })));
    worker.postMessage({ kind: 'open', bytes, stepSeconds: binSeconds } satisfies PhotonRequest);
    return () => {
      worker.terminate();
      setPhotons(nothing);
    };
  }, [bytes, binSeconds]);
  const stepSeconds = photons.overview?.stepSeconds;
  const [from, to] = times ?? [];
  const [low, high] = wavelengths ?? [];
  // the same rows are the same list only in words
  const [source, background] = [rowsText(boxes.source), rowsText(boxes.background)];
  useEffect(() => {
    if (stepSeconds === undefined) return;
    asked.current += 1;
    const choice: PhotonChoice = {
      times: from === undefined || to === undefined ? undefined : [from, to],
      wavelengths: low === undefined || high === undefined ? undefined : [low, high],
      airglow,
      stepSeconds,
      source: parseRows(source),
      background: parseRows(background),
    };
    running.current?.postMessage({ kind: 'choose', number: asked.current, choice } satisfies PhotonRequest);
  }, [stepSeconds, from, to, low, high, airglow, source, background]);
  return photons;
}

function after(answered: PhotonAnswer): (now: Photons) => Photons {
  switch (answered.kind) {
    case 'opened':
      return () => ({ ...nothing, overview: answered.overview });
    case 'chosen':
      return (now) => ({ ...now, chosen: answered.chosen, refusal: undefined });
    case 'refused':
      return (now) => ({ ...now, chosen: undefined, refusal: answered.message });
  }
}
