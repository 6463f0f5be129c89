import type { NewCard } from '@hstlc/fits';
import { processingDate } from './calendar.js';
import { logical, real, section, simulationCards, text, whole } from './cards.js';
import type { Extraction } from './cos-box.js';
import type { CosMode } from './cos-mode.js';

export interface CosHeaderFacts {
  readonly filename: string;
  readonly rootname: string;
  readonly targetName: string;
  readonly rightAscension: number;
  readonly declination: number;
  readonly proposalId: number;
  readonly startMjd: number;
  readonly mode: CosMode;
  /** FUVA, FUVB, BOTH, or N/A for the NUV detector */
  readonly segment: string;
  readonly fpPosition: number;
  readonly extraction: Extraction;
  /** an x1d has been through the whole pipeline */
  readonly isSpectrum: boolean;
}

/** The primary header of a COS file: what was asked for, and which steps were done. */
export function cosPrimaryHeader(facts: CosHeaderFacts): readonly NewCard[] {
  return [
    whole('NEXTEND', facts.isSpectrum ? 1 : 2, 'Number of standard extensions'),
    {
      keyword: 'DATE',
      value: processingDate(facts.startMjd),
      comment: 'date this file was written (yyyy-mm-dd)',
    },
    { keyword: 'FILENAME', value: facts.filename, comment: 'name of file' },
    text('FILETYPE', 'SCI', 'type of data found in data file', 9),
    text('TELESCOP', 'HST', 'telescope used to acquire data', 3),
    text('INSTRUME', 'COS', 'identifier for instrument used to acquire data', 6),
    real('EQUINOX', 2000, 'equinox of celestial coord. system'),
    ...simulationCards,
    ...targetCards(facts),
    ...configurationCards(facts),
    ...switchCards(facts),
    ...referenceCards(facts),
    ...section('ARCHIVE SEARCH KEYWORDS'),
    real('CENTRWV', facts.mode.centralWavelength, 'central wavelength of the data'),
    { keyword: 'MTFLAG', value: 'F', comment: 'moving target flag; T if it is a moving target' },
    ...section('ASSOCIATION KEYWORDS'),
    text('ASN_ID', 'NONE', 'unique identifier assigned to association', 10),
    text('ASN_TAB', 'NONE', 'name of the association table', 23),
  ];
}

function targetCards(facts: CosHeaderFacts): readonly NewCard[] {
  return [
    ...section('DATA DESCRIPTION KEYWORDS'),
    text('ROOTNAME', facts.rootname, 'rootname of the observation set', 34),
    text('IMAGETYP', 'TIME-TAG', 'type of exposure identifier', 18),
    text('PRIMESI', 'COS', 'instrument designated as prime', 6),
    ...section('TARGET INFORMATION'),
    text('TARGNAME', facts.targetName, "proposer's target name", 30),
    real('RA_TARG', facts.rightAscension, 'right ascension of the target (deg) (J2000)'),
    real('DEC_TARG', facts.declination, 'declination of the target (deg) (J2000)'),
    ...section('PROPOSAL INFORMATION'),
    whole('PROPOSID', facts.proposalId, 'PEP proposal identifier'),
    text('LINENUM', '01.001', 'proposal logsheet line number', 15),
    text('PR_INV_L', 'Simulation', 'last name of principal investigator', 30),
    ...section('SUMMARY EXPOSURE INFORMATION'),
    text('QUALITY', '', '', 68),
    ...section('TARGET OFFSETS (POSTARGS)'),
    real('POSTARG1', 0, 'POSTARG in axis 1 direction'),
    real('POSTARG2', 0, 'POSTARG in axis 2 direction'),
    ...section('DIAGNOSTIC KEYWORDS'),
    text('CAL_VER', '3.3.4 (simulated)', 'CALCOS code version', 18),
  ];
}

function configurationCards({ mode, segment, fpPosition }: CosHeaderFacts): readonly NewCard[] {
  return [
    ...section('SCIENCE INSTRUMENT CONFIGURATION'),
    text('OBSTYPE', 'SPECTROSCOPIC', 'observation type - imaging or spectroscopic', 13),
    text('OBSMODE', 'TIME-TAG', 'operating mode', 10),
    text('EXPTYPE', 'EXTERNAL/SCI', 'type of exposure', 12),
    text('DETECTOR', mode.detector, 'FUV or NUV', 3),
    text('SEGMENT', segment, 'FUV detector segment name (FUVA, FUVB, or BOTH)', 4),
    text('DETECTHV', 'NomAB', 'FUV High voltage state, from LDCSTATE'),
    text('COSCOORD', 'USER', 'COS output coordinate frame'),
    logical('SUBARRAY', false, 'data from a subarray (T) or full frame (F)'),
    text('LAMPUSED', 'P1', 'lamp status, NONE or name of lamp which is on'),
    text('LAMPSET', 'Medium', 'spectral cal lamp current value (milliamps)', 6),
    whole('LIFE_ADJ', mode.detector === 'FUV' ? 4 : -1, 'Life Time Adjustment Position'),
    whole('NRPTEXP', 1, 'number of repeat exposures in set: default 1'),
    whole('FPPOS', fpPosition, 'grating offset index (1-4) for FP split'),
    whole('CENWAVE', mode.centralWavelength, 'central wavelength of spectrum'),
    text('APERTURE', 'PSA', 'aperture name'),
    text('PROPAPER', 'PSA', 'proposed aperture name', 16),
    text('OPT_ELEM', mode.opticalElement, 'optical element in use'),
    text('SHUTTER', 'Open', 'External Shutter Position (OPEN, CLOSED)', 5),
    text('EXTENDED', 'NO', 'Is target specified as extended object?', 3),
    text('TAGFLASH', 'AUTO', 'Type of flashed exposures in time-tag', 16),
  ];
}

function switchCards({ mode, extraction, isSpectrum }: CosHeaderFacts): readonly NewCard[] {
  const isFuv = mode.detector === 'FUV';
  const done = (keyword: string, comment: string) => text(keyword, 'COMPLETE', comment);
  const later = (keyword: string, comment: string) =>
    text(keyword, isSpectrum ? 'COMPLETE' : 'PERFORM', comment);
  const onlyFuv = (keyword: string, comment: string) => text(keyword, isFuv ? 'COMPLETE' : 'N/A', comment);
  return [
    ...section('CALIBRATION SWITCHES: PERFORM, OMIT, COMPLETE'),
    done('FLATCORR', 'apply flat-field correction'),
    done('DEADCORR', 'correct for deadtime'),
    done('DQICORR', 'data quality initialization'),
    onlyFuv('TEMPCORR', 'correct for thermal distortion'),
    onlyFuv('GEOCORR', 'correct FUV for geometic distortion'),
    onlyFuv('PHACORR', 'filter by pulse-height'),
    text('TRCECORR', extraction === 'TWOZONE' ? 'COMPLETE' : 'OMIT', 'trace correction'),
    text('ALGNCORR', extraction === 'TWOZONE' ? 'COMPLETE' : 'OMIT', 'align data to profile'),
    text('XTRCTALG', extraction, 'BOXCAR or TWOZONE'),
    done('BADTCORR', 'filter by time (excluding bad time intervals)'),
    done('DOPPCORR', 'orbital Doppler correction'),
    later('HELCORR', 'heliocentric Doppler correction'),
    later('X1DCORR', '1-D spectral extraction'),
    later('BACKCORR', 'subtract background (when doing 1-D extraction)'),
    done('WAVECORR', 'use wavecal to adjust wavelength zeropoint'),
    later('FLUXCORR', 'convert count-rate to absolute flux units'),
    text('BRSTCORR', 'OMIT', 'switch controlling search for FUV bursts'),
    later('TDSCORR', 'switch for time-dependent sensitivity correction'),
  ];
}

/** No reference files: what they would say is part of the simulation. */
function referenceCards(facts: CosHeaderFacts): readonly NewCard[] {
  return [
    ...section('CALIBRATION REFERENCE FILES'),
    text('FLATFILE', 'N/A', 'Pixel to Pixel Flat Field Reference File'),
    text('XTRACTAB', 'N/A', '1-D Spectral Extraction Information Table'),
    text('FLUXTAB', 'N/A', 'Spectroscopic flux calibration table'),
    text('TDSTAB', 'N/A', 'time-dependent sensitivity correction'),
    ...section('ENGINEERING PARAMETERS FOR CALIBRATION'),
    whole('FPOFFSET', facts.fpPosition - 3, 'FP offset from nominal, in motor steps'),
  ];
}
