import { useParams } from '@tanstack/react-router';
import { ProvenancePage } from '../../features/provenance/provenance-page.js';

/** Where a lightcurve comes from. */
export function Provenance() {
  return <ProvenancePage id={useParams({ strict: false }).id ?? ''} />;
}
