import type { Bundle } from '@hstlc/contract';
import { IconDownload } from '@tabler/icons-react';
import { counted, sizeOf } from '../../ui/format.js';

/** A bundle's three forms, how large it is, and what is not in it. */
export function BundleReady({ bundle }: { readonly bundle: Bundle }) {
  const { zipUrl, manifestUrl, scriptUrl, zipBytes, fileCount, expiresAt, unavailable } = bundle;
  const { value, unit } = sizeOf(zipBytes);
  return (
    <div className="bundle" role="status">
      <div className="bundle-forms">
        <a className="action" data-primary="true" href={zipUrl} download>
          <IconDownload size={16} aria-hidden /> zip, {value} {unit}
        </a>
        <a className="action" href={manifestUrl} download>
          manifest
        </a>
        <a className="action" href={scriptUrl} download>
          curl script
        </a>
      </div>
      <p className="quiet">
        {counted(fileCount, 'file')}. The manifest lists sizes and sha256; the script goes on where it was cut
        off and verifies. The addresses answer until {expiresAt.slice(0, 16).replace('T', ' ')} UTC.
      </p>
      {unavailable.length > 0 && (
        <p className="beware">
          Not in it, since not public any more: <span className="mono">{unavailable.join(', ')}</span>
        </p>
      )}
    </div>
  );
}
