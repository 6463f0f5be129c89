import { type Command, InvalidArgumentError } from 'commander';
import type { ExtractionOptions } from '@hstlc/lightcurve';

/** Reads a positive number given on the command line. */
export function positiveNumber(text: string): number {
  const value = Number(text);
  if (!(value > 0 && Number.isFinite(value))) throw new InvalidArgumentError('expected a positive number');
  return value;
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
export function airglowChoice(text: string): 'mask' | 'keep' {
  if (text !== 'mask' && text !== 'keep') throw new InvalidArgumentError('expected "mask" or "keep"');
  return text;
}

/** The options that every command which extracts has in common. */
export interface ExtractionFlags {
  readonly step?: number;
  readonly wavelengths?: readonly (readonly [number, number])[];
  readonly airglow?: 'mask' | 'keep';
}

/** The command line's words as the library's options. */
export function extractionOptions(flags: ExtractionFlags, defaultStepSeconds: number): ExtractionOptions {
  return {
    stepSeconds: flags.step ?? defaultStepSeconds,
    ...(flags.wavelengths === undefined ? {} : { wavelengths: flags.wavelengths }),
    ...(flags.airglow === undefined ? {} : { airglow: flags.airglow }),
  };
}

/** Adds the options that every command which extracts has in common. */
export function addExtractionOptions(command: Command): Command {
  return command
    .option('--step <seconds>', 'bin width (s), rounded to whole instrument ticks', positiveNumber)
    .option('--wavelengths <windows>', 'only these wavelengths: LO:HI[,LO:HI] (Å)', wavelengthWindows)
    .option(
      '--airglow <choice>',
      'mask or keep the wavelengths of airglow lines (default mask)',
      airglowChoice,
    );
}
