import { Anchor, Text } from '@mantine/core';
import { routes } from '@hstlc/contract';
import type { ProvenanceRow } from '../../api/product.js';
import { mastAddress } from './provenance-words.js';

interface Props {
  readonly rows: readonly ProvenanceRow[];
  readonly simulated: boolean;
}

/** What went into the product, exposure by exposure, and what was left out and why. */
export function ExposureInputs({ rows, simulated }: Props) {
  return (
    <ul className="inputs">
      {rows.map((row) => (
        <li key={row.rootname}>
          <div>
            <b className="rootname">{row.rootname}</b>{' '}
            <span className="unit">
              programme {row.proposal > 0 ? row.proposal : 'unknown'} · calibrated by{' '}
              {row.calibrationVersion || 'unknown'}
            </span>{' '}
            {simulated ? (
              <span className="unit">· simulated, not at MAST</span>
            ) : (
              <Anchor href={mastAddress(row.rootname)} size="sm">
                at MAST
              </Anchor>
            )}
          </div>
          {row.excludedReason !== '' && <Text size="sm">left out: {row.excludedReason}</Text>}
          {row.files.map(({ filename, sha256 }) => (
            <div key={filename} className="input-file">
              <Anchor href={routes.product(filename)} size="sm" className="rootname">
                {filename}
              </Anchor>
              <span className="unit rootname" title={sha256}>
                sha256 {sha256}
              </span>
            </div>
          ))}
          <References files={row.referenceFiles} />
        </li>
      ))}
    </ul>
  );
}

function References({ files }: { readonly files: readonly string[] }) {
  if (files.length === 0)
    return (
      <Text size="xs" c="dimmed">
        its headers name no reference files
      </Text>
    );
  return (
    <details>
      <summary className="unit">calibrated with {files.length} reference files</summary>
      <ul className="references">
        {files.map((file) => (
          <li key={file} className="rootname">
            {file}
          </li>
        ))}
      </ul>
    </details>
  );
}
