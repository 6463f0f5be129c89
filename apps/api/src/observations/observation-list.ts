import { observationFields, type ListFilters } from '@hstlc/contract';
import type { Condition } from '../lists/condition.js';
import { exposuresWithin } from '../lists/exposure-cone.js';
import type { FacetDefinition } from '../lists/facet-definition.js';
import type { ListDefinition } from '../lists/list-definition.js';

/** The list of exposures. */
export const observationList: ListDefinition = {
  name: 'observations',
  fields: observationFields,
  table: 'exposure',
  identity: 'exposure.id',
  uniqueColumns: ['exposure.rootname'],
  joins: {
    metadata: 'JOIN metadata ON metadata.id = exposure.metadata_id',
    outputs: 'LEFT JOIN outputs ON outputs.metadata_id = exposure.metadata_id',
  },
  columns: {
    rootname: 'exposure.rootname',
    target: 'exposure.targname',
    instrument: 'exposure.instrume',
    detector: 'exposure.detector',
    optElem: 'exposure.opt_elem',
    cenwave: 'exposure.cenwave',
    aperture: 'exposure.aperture',
    obstype: 'exposure.obstype',
    proposal: 'exposure.proposal',
    fppos: 'metadata.fppos',
    rightAscensionDegrees: 'exposure.right_ascension_degrees',
    declinationDegrees: 'exposure.declination_degrees',
    startMjd: 'exposure.start_mjd',
    endMjd: 'exposure.end_mjd',
    exposureSeconds: 'exposure.exposure_seconds',
    eventCount: 'exposure.event_count',
    calibrationVersion: 'metadata.cal_ver',
    ingestDate: 'metadata.ingest_date',
    simulated: 'exposure.simulated',
    lightcurve: "REPLACE(outputs.individual_filename, '.fits', '')",
    composite: "REPLACE(outputs.composite_filename, '.fits', '')",
    updatedAt: 'exposure.updated_at',
  },
  defaultSort: 'start_mjd',
  grouping: ['target', 'instrument', 'detector', 'optElem', 'cenwave', 'aperture', 'obstype'],
  hasVisibility: true,
  ownConditions: beganBetween,
  cone: exposuresWithin,
};

function beganBetween({ date_from: from, date_to: to }: ListFilters): readonly Condition[] {
  return [
    ...(from === undefined ? [] : [{ sql: 'exposure.start_mjd >= ?', values: [from] }]),
    ...(to === undefined ? [] : [{ sql: 'exposure.start_mjd < ?', values: [to] }]),
  ];
}

/** What a search page counts of them. */
export const observationFacets: FacetDefinition = {
  fields: ['instrument', 'detector', 'optElem', 'cenwave', 'aperture', 'obstype', 'simulated'],
  histograms: [
    { field: 'startMjd', scale: 'calendar', furtherParameters: ['date_from', 'date_to'] },
    { field: 'exposureSeconds', scale: 'logarithmic' },
  ],
};
