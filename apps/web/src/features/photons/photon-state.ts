import type { RowChoice } from '@hstlc/lightcurve';
import { parseRows, rowsText } from './row-choices.js';

export type Span = readonly [from: number, to: number];

/** Which photons of which exposure are looked at; the address bar holds what differs from the usual. */
export interface PhotonState {
  /** rootname; undefined for the first exposure */
  readonly exposure: string | undefined;
  /** s since EXPSTART; undefined for all */
  readonly times: Span | undefined;
  /** Å; undefined for all */
  readonly wavelengths: Span | undefined;
  /** whether wavelengths under airglow count in the lightcurve; COS only */
  readonly airglow: 'mask' | 'keep';
  /** s asked for; undefined for what fits the picture */
  readonly binSeconds: number | undefined;
  /** rows of own source boxes, and of own background boxes; empty for the pipeline's */
  readonly source: readonly RowChoice[];
  readonly background: readonly RowChoice[];
}

/** The same as an address holds it: what is absent is as usual. */
export interface PhotonSearch {
  readonly exposure?: string;
  /** LO:HI (s) */
  readonly times?: string;
  /** LO:HI (Å) */
  readonly wavelengths?: string;
  readonly airglow?: 'keep';
  /** s */
  readonly step?: number;
  /** [SEGMENT=]LO:HI[,…] (rows) */
  readonly source?: string;
  readonly background?: string;
}

/** Reads an address; what is not understood is as usual. Undone by `formatPhotons`. */
export function parsePhotons(search: Readonly<Record<string, unknown>>): PhotonState {
  const { exposure, times, wavelengths, airglow, step, source, background } = search;
  const name = typeof exposure === 'number' ? String(exposure) : exposure;
  return {
    exposure: typeof name === 'string' && /^[a-z0-9]{1,20}$/.test(name) ? name : undefined,
    times: spanOf(times),
    wavelengths: spanOf(wavelengths),
    airglow: airglow === 'keep' ? airglow : 'mask',
    binSeconds: typeof step === 'number' && step > 0 && Number.isFinite(step) ? step : undefined,
    source: parseRows(source),
    background: parseRows(background),
  };
}

/** What an address has to hold so that somebody else sees the same. */
export function formatPhotons({
  exposure,
  times,
  wavelengths,
  airglow,
  binSeconds,
  source,
  background,
}: PhotonState): PhotonSearch {
  return {
    ...(exposure === undefined ? {} : { exposure }),
    ...(times === undefined ? {} : { times: spanText(times) }),
    ...(wavelengths === undefined ? {} : { wavelengths: spanText(wavelengths) }),
    ...(airglow === 'keep' ? { airglow } : {}),
    ...(binSeconds === undefined ? {} : { step: binSeconds }),
    ...(source.length === 0 ? {} : { source: rowsText(source) }),
    ...(background.length === 0 ? {} : { background: rowsText(background) }),
  };
}

/** Only what belongs to photons of an address, as it is there. */
export function photonSearchOf(search: Readonly<Record<string, unknown>>): PhotonSearch {
  return formatPhotons(parsePhotons(search));
}

/** A span as addresses and options have it. */
export function spanText([from, to]: Span): string {
  return `${from}:${to}`;
}

function spanOf(value: unknown): Span | undefined {
  if (typeof value !== 'string') return undefined;
  const parts = value.split(':');
  const [from, to] = parts.map(Number);
  const isSpan =
    parts.length === 2 &&
    parts.every((part) => part.trim() !== '') &&
    Number.isFinite(from) &&
    Number.isFinite(to);
  return isSpan && from! < to! ? [from!, to!] : undefined;
}
