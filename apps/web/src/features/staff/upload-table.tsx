import { Scrolling } from '../../ui/scrolling.js';
import { sizeOf } from '../../ui/format.js';
import type { Upload, UploadStep } from './upload-list.js';

const tones = {
  waiting: '',
  sending: 'accent',
  checking: 'accent',
  taken: 'good',
  refused: 'bad',
  failed: 'bad',
  stopped: 'warn',
} as const satisfies Record<UploadStep, string>;

/** Each file, how far it is, and the archive's verdict. */
export function UploadTable({ uploads }: { readonly uploads: readonly Upload[] }) {
  return (
    <Scrolling label="Uploads" isTall>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">file</th>
            <th scope="col" className="number">
              size
            </th>
            <th scope="col">state</th>
          </tr>
        </thead>
        <tbody>
          {uploads.map(({ file, step, sentBytes, sha256, reason }) => {
            const { value, unit } = sizeOf(file.size);
            return (
              <tr key={file.name}>
                <td className="mono">{file.name}</td>
                <td className="number">
                  {value} <span className="unit">{unit}</span>
                </td>
                <td>
                  <span className="badge" data-tone={tones[step]}>
                    {step === 'taken' ? 'checked' : step}
                    {step === 'sending' && ` ${Math.floor((100 * sentBytes) / Math.max(1, file.size))} %`}
                  </span>{' '}
                  {sha256 !== undefined && (
                    <span className="unit" title={sha256}>
                      sha256 {sha256.slice(0, 12)}…
                    </span>
                  )}
                  {reason !== undefined && <span className="problem">{reason}</span>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scrolling>
  );
}
