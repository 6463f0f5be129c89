import type { NewCard } from '@hstlc/fits';
import { calendar, processingDate } from './calendar.js';
import { logical, real, section, simulationCards, text, whole } from './cards.js';
import { stisG140l } from './stis-mode.js';

export interface StisHeaderFacts {
  readonly filename: string;
  /** of the product, nine characters ending in 0 */
  readonly rootname: string;
  /** EXPNAME, ending in q */
  readonly exposureName: string;
  readonly targetName: string;
  readonly rightAscension: number;
  readonly declination: number;
  readonly proposalId: number;
  readonly startMjd: number;
  readonly stopSeconds: number;
  readonly exposureSeconds: number;
  readonly exposureFlag: string;
  /** count/s over the detector */
  readonly globalRate: number;
  readonly isSpectrum: boolean;
}

/** The primary header of a STIS file. */
export function stisPrimaryHeader(facts: StisHeaderFacts): readonly NewCard[] {
  const { date, time } = calendar(facts.startMjd);
  return [
    whole('NEXTEND', facts.isSpectrum ? 1 : 2, 'Number of standard extensions'),
    {
      keyword: 'DATE',
      value: processingDate(facts.startMjd),
      comment: 'date this file was written (yyyy-mm-dd)',
    },
    text('FILENAME', facts.filename, 'name of file', 38),
    text('FILETYPE', 'SCI', 'type of data found in data file', 9),
    text('TELESCOP', 'HST', 'telescope used to acquire data', 3),
    text('INSTRUME', 'STIS', 'identifier for instrument used to acquire data', 6),
    real('EQUINOX', 2000, 'equinox of celestial coord. system'),
    ...simulationCards,
    ...section('DATA DESCRIPTION KEYWORDS'),
    text('ROOTNAME', facts.rootname, 'rootname of the observation set', 34),
    text('PRIMESI', 'STIS', 'instrument designated as prime', 6),
    ...section('TARGET INFORMATION'),
    text('TARGNAME', facts.targetName, "proposer's target name", 31),
    real('RA_TARG', facts.rightAscension, 'right ascension of the target (deg) (J2000)'),
    real('DEC_TARG', facts.declination, 'declination of the target (deg) (J2000)'),
    ...section('PROPOSAL INFORMATION'),
    whole('PROPOSID', facts.proposalId, 'PEP proposal identifier'),
    text('LINENUM', '01.001', 'proposal logsheet line number', 15),
    text('PR_INV_L', 'Simulation', 'last name of principal investigator', 30),
    ...section('SUMMARY EXPOSURE INFORMATION'),
    { keyword: 'TDATEOBS', value: date, comment: 'UT date of start of first exposure in file' },
    { keyword: 'TTIMEOBS', value: time, comment: 'UT start time of first exposure in file' },
    real('TEXPSTRT', facts.startMjd, 'start time (MJD) of 1st exposure in file'),
    real(
      'TEXPEND',
      facts.startMjd + facts.stopSeconds / 86_400,
      'end time (MJD) of last exposure in the file',
    ),
    real('TEXPTIME', facts.exposureSeconds, 'total exposure time (seconds)'),
    text('QUALITY', '', '', 68),
    ...section('DIAGNOSTIC KEYWORDS'),
    whole('OVERFLOW', 0, 'Number of science data overflows'),
    text('CAL_VER', facts.isSpectrum ? '3.4.2 (simulated)' : '', 'CALSTIS code version', 24),
    ...configurationCards(),
    ...switchCards(facts),
    ...section('TIME-TAG OPTIONAL PARAMETERS'),
    real('BUFFTIME', 1_200, 'Read-out time for internal data buffer'),
    ...section('ARCHIVE SEARCH KEYWORDS'),
    real('CENTRWV', stisG140l.centralWavelength, 'central wavelength of the data'),
    { keyword: 'MTFLAG', value: 'F', comment: 'moving target flag; T if it is a moving target' },
    ...section('ASSOCIATION KEYWORDS'),
    text('ASN_ID', facts.rootname.toUpperCase(), 'unique identifier assigned to association', 10),
  ];
}

function configurationCards(): readonly NewCard[] {
  return [
    ...section('SCIENCE INSTRUMENT CONFIGURATION'),
    text('CFSTATUS', 'SUPPORTED', 'configuration status (support., avail., eng.)', 11),
    text('OBSTYPE', 'SPECTROSCOPIC', 'observation type - imaging or spectroscopic', 14),
    text('OBSMODE', 'TIME-TAG', 'operating mode', 10),
    text('SCLAMP', 'NONE', 'lamp status, NONE or name of lamp which is on', 14),
    whole('NRPTEXP', 1, 'number of repeat exposures in set: default 1'),
    logical('SUBARRAY', false, 'data from a subarray (T) or full frame (F)'),
    text('DETECTOR', 'FUV-MAMA', 'detector in use: NUV-MAMA, FUV-MAMA, or CCD', 10),
    text('OPT_ELEM', stisG140l.opticalElement, 'optical element in use'),
    text('APERTURE', stisG140l.aperture, 'aperture name', 16),
    text('PROPAPER', stisG140l.aperture, 'proposed aperture name', 16),
    text('FILTER', 'Clear', 'filter in use', 18),
    whole('CENWAVE', stisG140l.centralWavelength, 'central wavelength of spectrum'),
    whole('SIZAXIS1', 1_024, 'subarray axis1 size in unbinned detector pixels'),
    whole('SIZAXIS2', 1_024, 'subarray axis2 size in unbinned detector pixels'),
    whole('BINAXIS1', 1, 'axis1 data bin size in unbinned detector pixels'),
    whole('BINAXIS2', 1, 'axis2 data bin size in unbinned detector pixels'),
  ];
}

/** Flats, dark and non-linearity are not simulated, so their steps are omitted. */
function switchCards({ isSpectrum }: StisHeaderFacts): readonly NewCard[] {
  const step = (keyword: string, comment: string) =>
    text(keyword, isSpectrum ? 'COMPLETE' : 'PERFORM', comment);
  return [
    ...section('CALIBRATION SWITCHES: PERFORM, OMIT, COMPLETE'),
    step('DQICORR', 'data quality initialization'),
    step('LORSCORR', 'Convert MAMA data to Lo-Res before processing'),
    text('GLINCORR', 'OMIT', 'correct for global detector non-linearities'),
    text('DARKCORR', 'OMIT', 'Subtract dark image'),
    text('FLATCORR', 'OMIT', 'flat field data'),
    step('WAVECORR', 'use wavecal to adjust wavelength zeropoint'),
    step('X1DCORR', 'Perform 1-D spectral extraction'),
    step('BACKCORR', 'subtract background (sky and interorder)'),
    text('HELCORR', 'OMIT', 'convert to heliocenttric wavelengths'),
    step('DISPCORR', 'apply 2-dimensional dispersion solutions'),
    step('FLUXCORR', 'convert to absolute flux units'),
    text('SC2DCORR', 'OMIT', '2-D scattered light correction algorithm'),
    ...section('CALIBRATION REFERENCE FILES'),
    text('PFLTFILE', 'N/A', 'pixel to pixel flat field file name', 23),
    text('LFLTFILE', 'N/A', 'low order flat', 23),
    ...(isSpectrum ? [text('XTRACALG', 'UNWEIGHTED', 'extraction algorithm')] : []),
  ];
}

/** Cards of the first extension of a STIS file. */
export function stisExtensionHeader(facts: StisHeaderFacts): readonly NewCard[] {
  const { date, time } = calendar(facts.startMjd);
  return [
    text('ROOTNAME', facts.rootname, 'rootname of the observation set', facts.isSpectrum ? 9 : 34),
    text('EXPNAME', facts.exposureName, 'exposure identifier', facts.isSpectrum ? 9 : 25),
    text('ASN_MTYP', 'SCIENCE', 'Role of the Member in the Association', 12),
    ...section('EXPOSURE INFORMATION'),
    real('ORIENTAT', -157.449, 'position angle of image y axis (deg. e of n)'),
    real('SUN_ALT', -51.027042, "altitude of the sun above Earth's limb"),
    { keyword: 'DATE-OBS', value: date, comment: 'UT date of start of observation (yyyy-mm-dd)' },
    { keyword: 'TIME-OBS', value: time, comment: 'UT time of start of observation (hh:mm:ss)' },
    real('EXPSTART', facts.startMjd, 'exposure start time (Modified Julian Date)'),
    real('EXPEND', facts.startMjd + facts.stopSeconds / 86_400, 'exposure end time (Modified Julian Date)'),
    real('EXPTIME', facts.exposureSeconds, 'exposure duration (seconds)--calculated'),
    text('EXPFLAG', facts.exposureFlag, 'Exposure interruption indicator', 13),
    real('V_HELIO', 0, 'heliocentric radial velocity (km/sec)'),
    ...section('ENGINEERING PARAMETERS'),
    real('GLOBRATE', facts.globalRate, 'global count rate'),
    text('GLOBLIM', 'NOT-EXCEEDED', 'was global linearity level exceeded?', 16),
    logical('DOPPON', true, 'on-board doppler correction enabled'),
    real('DOPPZERO', facts.startMjd, 'Doppler shift zero phase time (MJD)'),
    whole('DOPPMAG', 1, 'Doppler shift magnitude (hi-res pixels)'),
    real('DOPPER', 5_722, 'Doppler shift period (seconds)'),
    real('ORBITPER', 5_722, 'Orbital Period used on board for Doppler corr.'),
    ...section('IMAGE STATISTICS AND DATA QUALITY FLAGS'),
    whole('SDQFLAGS', stisG140l.seriousFlags, 'serious data quality flags'),
    ...section('PHOTOMETRY KEYWORDS'),
    whole('SPORDER', 1, 'Spectral order'),
    ...(facts.isSpectrum
      ? []
      : [
          ...section('TIMETTAG EVENTS DESCRIPTOR KEYWORDS'),
          whole('NAXLEN', 2, 'Dimension of ACCUM image'),
          whole('AXLEN1', 2_048, 'Length of first axis'),
          whole('AXLEN2', 2_048, 'Length of second axis'),
          whole('TALEN2', 2_048, 'length of axis 1'),
          whole('TALEN3', 2_048, 'length of axis 2'),
        ]),
    real('RA_APER', facts.rightAscension, 'RA of aperture reference position'),
    real('DEC_APER', facts.declination, 'Declination of aperture reference position'),
    whole('DISPAXIS', 1, 'dispersion axis; 1 = axis 1, 2 = axis 2, none'),
    ...section('OFFSETS FROM ASSOCIATED WAVECAL'),
    real('SHIFTA1', facts.isSpectrum ? -1.4062 : 0, 'Spectrum shift in AXIS1 calculated from WAVECAL'),
    real(
      'SHIFTA2',
      facts.isSpectrum ? stisG140l.rowShift : 0,
      'Spectrum shift in AXIS2 calculated from WAVECAL',
    ),
  ];
}
