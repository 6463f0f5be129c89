import { routes } from '@hstlc/contract';
import type { VotableService } from '../formats/votable.js';

export const datalinkType = 'application/x-votable+xml;content=datalink';

/** What leads from a row to its links. @param column id of the column with the identifiers */
export function linksService(origin: string, column: string): VotableService {
  return {
    id: 'links',
    name: 'links',
    description:
      'files, previews, progenitors of an exposure, and the service that extracts another lightcurve',
    accessUrl: origin + routes.datalink,
    standardId: 'ivo://ivoa.net/std/DataLink#links-1.1',
    contentType: datalinkType,
    inputs: [{ name: 'ID', datatype: 'unicodeChar', ucd: 'meta.id;meta.main', ref: column, value: '' }],
  };
}

/** A lightcurve made now from the photons of an exposure, by what its user chooses. */
export function extractionService(origin: string, column: string): VotableService {
  return {
    id: 'extraction',
    name: 'extraction',
    description: 'a lightcurve made now from the photons of the exposure, as a VOTable',
    accessUrl: origin + routes.voExtraction,
    contentType: 'application/x-votable+xml',
    inputs: [
      { name: 'ID', datatype: 'unicodeChar', ucd: 'meta.id;meta.main', ref: column, value: '' },
      {
        name: 'step',
        datatype: 'double',
        unit: 's',
        ucd: 'time.interval',
        description: 'bin width, rounded to whole instrument ticks',
        value: '2',
        minimum: 0.001,
        maximum: 10_000,
      },
      {
        name: 'wavelengths',
        datatype: 'char',
        unit: 'Angstrom',
        ucd: 'em.wl',
        description: 'only these wavelengths: LO:HI[,LO:HI]; empty: all',
        value: '',
      },
      {
        name: 'airglow',
        datatype: 'char',
        description: 'mask the two brightest airglow lines, the full set, or keep them',
        value: 'mask',
        options: ['mask', 'full', 'keep'],
      },
    ],
  };
}
