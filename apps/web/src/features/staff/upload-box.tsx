import { maximumUploadFiles } from '@hstlc/contract';
import { IconUpload } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { counted, sizeOf } from '../../ui/format.js';
import { ProblemLine } from './problem-line.js';
import { useUpload } from './use-upload.js';

/** Files into the ingest folder: dropped or chosen, with how far it is, and a way to stop. */
export function UploadBox() {
  const upload = useUpload();
  const { received, state, error } = upload;
  return (
    <section className="panel form" aria-labelledby="upload">
      <h2 id="upload">Upload</h2>
      <DropPlace onFiles={(files) => void upload.send(files)} />
      {state === 'sending' && <UploadProgress {...upload} onCancel={upload.cancel} />}
      {received.length > 0 && (
        <p role="status">
          {counted(received.length, 'file')} in the ingest folder. The next run takes{' '}
          {received.length === 1 ? 'it' : 'them'} up.
        </p>
      )}
      {state === 'cancelled' && <p role="status">Cancelled. What had arrived whole stays.</p>}
      {error !== undefined && <ProblemLine error={error} />}
    </section>
  );
}

function DropPlace({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  return (
    <div
      className="drop"
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
    >
      <IconUpload size={22} aria-hidden />
      <span>Drop FITS files here, or</span>
      <button type="button" className="action" onClick={() => input.current?.click()}>
        choose files
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept=".fits,.fits.gz,.fit"
        aria-label="Files to upload"
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
      <span className="unit">corrtag, tag, x1d, spt, gti; at most {maximumUploadFiles} go at a time</span>
    </div>
  );
}

interface UploadProgressProps {
  /** byte */
  readonly sentBytes: number;
  readonly totalBytes: number;
  readonly onCancel: () => void;
}

function UploadProgress({ sentBytes, totalBytes, onCancel }: UploadProgressProps) {
  const { value, unit } = sizeOf(totalBytes);
  return (
    <div className="progress-line">
      <progress max={totalBytes} value={sentBytes} aria-label="upload" />
      <span>
        {Math.floor((100 * sentBytes) / Math.max(1, totalBytes))} % of {value}{' '}
        <span className="unit">{unit}</span>
      </span>
      <button type="button" className="tool" onClick={onCancel}>
        Cancel
      </button>
    </div>
  );
}
