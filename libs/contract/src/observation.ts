import { z } from 'zod';
import { caveatSchema } from './caveat.js';
import { configurationFields, configurationListFields } from './configuration.js';
import type { ListField } from './list-field.js';
import { facetQuerySchema, listQuerySchema, mjdQuery } from './list-query.js';
import { pageOf } from './paging.js';

export const observationSchema = z
  .object({
    rootname: z.string(),
    target: z.string(),
    ...configurationFields,
    obstype: z.string(),
    proposal: z.number().int().nullable(),
    fppos: z.number().int().describe('COS focal-plane offset position 1 to 4; 0 for STIS'),
    rightAscensionDegrees: z.number().nullable(),
    declinationDegrees: z.number().nullable(),
    startMjd: z.number().describe('EXPSTART (d, MJD UTC)'),
    endMjd: z.number().describe('EXPEND (d, MJD UTC)'),
    exposureSeconds: z.number().describe('EXPTIME, the live time (s)'),
    eventCount: z.number().int().describe('recorded photon events'),
    calibrationVersion: z.string(),
    ingestDate: z.string(),
    simulated: z.boolean().describe('made by the simulator (SIMULATD in the header), not observed'),
    lightcurve: z.string().nullable().describe('id of its own lightcurve'),
    composite: z.string().nullable().describe('id of the composite it belongs to'),
    updatedAt: z.string().nullable().describe('when the archive last changed it (ISO 8601, UTC)'),
  })
  .meta({ id: 'Observation' });
export type Observation = z.infer<typeof observationSchema>;

export const observationPageSchema = pageOf(observationSchema, 'ObservationPage');
export type ObservationPage = z.infer<typeof observationPageSchema>;

export const observationDetailSchema = observationSchema
  .extend({
    inputs: z.array(z.object({ filename: z.string(), bytes: z.number().int(), sha256: z.string() })),
    superseded: z
      .array(
        z.object({
          filename: z.string().describe('the name that its successor has now'),
          bytes: z.number().int().describe('byte'),
          sha256: z.string(),
          supersededAt: z.string().describe('ISO 8601, UTC'),
        }),
      )
      .describe('input files that others took the place of, the latest first'),
    caveats: z.array(caveatSchema),
    mastUrl: z.string().nullable().describe('the exposure at MAST; null when simulated'),
  })
  .meta({ id: 'ObservationDetail' });
export type ObservationDetail = z.infer<typeof observationDetailSchema>;

/** What an observation can be found and ordered by, and how tables describe it. */
export const observationFields = [
  {
    name: 'rootname',
    parameter: 'rootname',
    kind: 'name',
    ucd: 'meta.id;meta.main',
    description: 'exposure',
  },
  {
    name: 'target',
    parameter: 'target',
    kind: 'name',
    ucd: 'meta.id;src',
    description: 'name of the target, or another name of it',
  },
  ...configurationListFields,
  {
    name: 'obstype',
    parameter: 'obstype',
    kind: 'choice',
    ucd: 'meta.code.class;obs',
    description: 'SPECTROSCOPIC or IMAGING',
  },
  {
    name: 'proposal',
    parameter: 'proposal',
    kind: 'code',
    ucd: 'meta.id;obs.proposal',
    description: 'HST proposal number',
    nullable: true,
  },
  {
    name: 'fppos',
    parameter: 'fppos',
    kind: 'code',
    ucd: 'meta.code;instr.setup',
    description: 'COS focal-plane offset position 1 to 4; 0 for STIS',
  },
  {
    name: 'rightAscensionDegrees',
    parameter: 'ra',
    kind: 'number',
    unit: 'deg',
    ucd: 'pos.eq.ra;meta.main',
    description: 'right ascension of the target, ICRS',
    nullable: true,
  },
  {
    name: 'declinationDegrees',
    parameter: 'dec',
    kind: 'number',
    unit: 'deg',
    ucd: 'pos.eq.dec;meta.main',
    description: 'declination of the target, ICRS',
    nullable: true,
  },
  {
    name: 'startMjd',
    parameter: 'start_mjd',
    kind: 'mjd',
    unit: 'd',
    ucd: 'time.start;obs.exposure',
    description: 'EXPSTART (MJD UTC)',
  },
  {
    name: 'endMjd',
    parameter: 'end_mjd',
    kind: 'mjd',
    unit: 'd',
    ucd: 'time.end;obs.exposure',
    description: 'EXPEND (MJD UTC)',
  },
  {
    name: 'exposureSeconds',
    parameter: 'exptime',
    kind: 'number',
    unit: 's',
    ucd: 'time.duration;obs.exposure',
    description: 'EXPTIME, the live time',
  },
  {
    name: 'eventCount',
    parameter: 'event_count',
    kind: 'number',
    ucd: 'phot.count',
    description: 'recorded photon events',
  },
  {
    name: 'calibrationVersion',
    parameter: 'calibration_version',
    kind: 'choice',
    ucd: 'meta.version;meta.software',
    description: 'version of the calibration pipeline, CAL_VER',
  },
  {
    name: 'ingestDate',
    parameter: 'ingest_date',
    kind: 'date',
    ucd: 'time.creation;meta.file',
    description: 'day on which the archive took it',
  },
  {
    name: 'simulated',
    parameter: 'simulated',
    kind: 'flag',
    ucd: 'meta.code',
    description: 'made by the simulator, not observed',
  },
  {
    name: 'lightcurve',
    parameter: 'lightcurve',
    kind: 'name',
    ucd: 'meta.id;meta.dataset',
    description: 'id of its own lightcurve',
    nullable: true,
  },
  {
    name: 'composite',
    parameter: 'composite',
    kind: 'name',
    ucd: 'meta.id;meta.dataset',
    description: 'id of the composite it belongs to',
    nullable: true,
  },
  {
    name: 'updatedAt',
    parameter: 'updated_at',
    kind: 'instant',
    ucd: 'time.processing',
    description: 'when the archive last changed it (UTC)',
    nullable: true,
  },
] as const satisfies readonly ListField[];

export const observationParameters = {
  date_from: mjdQuery.optional().describe('begins at or after: MJD or ISO 8601 date (UTC)'),
  date_to: mjdQuery.optional().describe('begins before: MJD or ISO 8601 date (UTC)'),
};

export const observationQuerySchema = listQuerySchema(observationFields, observationParameters);
export const observationFacetQuerySchema = facetQuerySchema(observationFields, observationParameters);
