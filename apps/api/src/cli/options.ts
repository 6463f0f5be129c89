import { type Command, InvalidArgumentError, Option } from 'commander';
import type { ExtractionOptions, RowChoice } from '@hstlc/lightcurve';

/** Reads a positive number given on the command line. */
export function positiveNumber(text: string): number {
  const value = Number(text);
  if (!(value > 0 && Number.isFinite(value))) throw new InvalidArgumentError('expected a positive number');
  return value;
}

/** Reads a whole number, 1 or more, given on the command line. */
export function wholeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text) || Number(text) === 0)
    throw new InvalidArgumentError('expected a whole number, 1 or more');
  return Number(text);
}

/** Reads wavelength windows as `LO:HI[,LO:HI]` in ångström. */
export function wavelengthWindows(text: string): readonly (readonly [number, number])[] {
  return text.split(',').map((window) => {
    const [low, high, ...rest] = window.split(':').map(Number);
    if (rest.length > 0 || !(low! < high!))
      throw new InvalidArgumentError('expected LO:HI[,LO:HI] in ångström, LO < HI');
    return [low!, high!] as const;
  });
}

/** Reads what is to be done with the wavelengths of airglow lines. */
export function airglowChoice(text: string): 'mask' | 'full' | 'keep' {
  if (text !== 'mask' && text !== 'full' && text !== 'keep')
    throw new InvalidArgumentError('expected "mask", "full" or "keep"');
  return text;
}

/** Reads rows of the detector as `[SEGMENT=]LO:HI[,…]`. */
export function rowChoices(text: string): readonly RowChoice[] {
  return text.split(',').map((choice) => {
    const match = /^(?:([A-Z0-9-]+)=)?(-?[\d.]+):(-?[\d.]+)$/.exec(choice);
    const [low, high] = [Number(match?.[2]), Number(match?.[3])];
    if (match === null || !(low <= high))
      throw new InvalidArgumentError('expected [SEGMENT=]LO:HI[,[SEGMENT=]LO:HI] in detector rows, LO ≤ HI');
    return { ...(match[1] === undefined ? {} : { segment: match[1] }), low, high };
  });
}

/** Reads a lowest and a highest pulse height as `LO:HI`. */
export function pulseHeightRange(text: string): readonly [number, number] {
  const match = /^(\d+):(\d+)$/.exec(text);
  const [low, high] = [Number(match?.[1]), Number(match?.[2])];
  if (match === null || low > high) throw new InvalidArgumentError('expected LO:HI, whole numbers, LO ≤ HI');
  return [low, high];
}

/** Reads a number given on the command line. */
export function anyNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw new InvalidArgumentError('expected a number');
  return value;
}

/** The options by which photons are chosen. */
export interface PhotonFlags {
  readonly wavelengths?: readonly (readonly [number, number])[];
  readonly airglow?: 'mask' | 'full' | 'keep';
  readonly maxSunAltitude?: number;
  readonly sensitivityCut?: number;
  readonly source?: readonly RowChoice[];
  readonly rejectDq?: number;
  readonly pulseHeights?: readonly [number, number];
}

/** The options that every command which extracts has in common. */
export interface ExtractionFlags extends PhotonFlags {
  readonly step?: number;
  readonly backgroundRows?: readonly RowChoice[];
  readonly background?: 'events' | 'spectrum';
}

/** The command line's words as the library's options. */
export function extractionOptions(flags: ExtractionFlags, defaultStepSeconds: number): ExtractionOptions {
  return {
    stepSeconds: flags.step ?? defaultStepSeconds,
    ...photonOptions(flags),
    ...(flags.backgroundRows === undefined ? {} : { backgroundRows: flags.backgroundRows }),
    ...(flags.background === undefined ? {} : { background: flags.background }),
  };
}

/** Likewise, of the photons alone. */
export function photonOptions(flags: PhotonFlags): ExtractionOptions {
  return {
    ...(flags.wavelengths === undefined ? {} : { wavelengths: flags.wavelengths }),
    ...(flags.airglow === undefined ? {} : { airglow: flags.airglow }),
    ...(flags.maxSunAltitude === undefined ? {} : { maximumSunAltitude: flags.maxSunAltitude }),
    ...(flags.sensitivityCut === undefined ? {} : { sensitivityCut: flags.sensitivityCut }),
    ...(flags.source === undefined ? {} : { source: flags.source }),
    ...(flags.rejectDq === undefined ? {} : { rejectedDq: flags.rejectDq }),
    ...(flags.pulseHeights === undefined ? {} : { pulseHeights: flags.pulseHeights }),
  };
}

/** Adds the options that every command which extracts has in common. */
export function addExtractionOptions(command: Command): Command {
  return addPhotonOptions(
    command.option('--step <seconds>', 'bin width (s), rounded to whole instrument ticks', positiveNumber),
  )
    .option('--background-rows <rows>', 'own background boxes: [SEGMENT=]LO:HI[,…]; no flux', rowChoices)
    .addOption(
      new Option('--background <choice>', "its course from its photons, or the x1d's mean").choices([
        'events',
        'spectrum',
      ]),
    );
}

/** Adds the options by which photons are chosen. */
export function addPhotonOptions(command: Command): Command {
  return command
    .option('--wavelengths <windows>', 'only these wavelengths: LO:HI[,LO:HI] (Å)', wavelengthWindows)
    .option(
      '--airglow <choice>',
      'mask the two brightest airglow lines, the full set, or keep them (default mask)',
      airglowChoice,
    )
    .option('--max-sun-altitude <degrees>', 'only with the Sun no higher than this over HST (COS)', anyNumber)
    .option('--sensitivity-cut <share>', 'share of the peak sensitivity below which ends are cut', anyNumber)
    .option('--source <rows>', 'own source box: [SEGMENT=]LO:HI; there is no flux then', rowChoices)
    .option(
      '--reject-dq <bits>',
      'DQ bits for which COS photons are dropped (default 2624); no flux',
      anyNumber,
    )
    .option('--pulse-heights <range>', 'COS FUV pulse heights LO:HI; no flux', pulseHeightRange);
}

/** Reads a day or an instant (UTC). */
export function releaseDate(text: string): Date {
  const match = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?Z)?$/.test(text);
  const date = new Date(text);
  if (!match || Number.isNaN(date.getTime()))
    throw new InvalidArgumentError('expected a date (UTC) such as 2027-01-31 or 2027-01-31T12:00Z');
  return date;
}
