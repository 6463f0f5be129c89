import { IconUpload } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { ActionButton } from '../../ui/action-button.js';
import { counted, sizeOf } from '../../ui/format.js';
import { TextField } from '../../ui/text-field.js';
import { UploadTable } from './upload-table.js';
import { progressOf } from './upload-list.js';
import { useUpload } from './use-upload.js';

/** Files into the ingest folder: dropped or chosen, what became of each, and a way to stop. */
export function UploadBox() {
  const { uploads, isUnderWay, add, stop, clear } = useUpload();
  const [publicFrom, setPublicFrom] = useState('');
  const taken = uploads.filter(({ step }) => step === 'taken').length;
  return (
    <section className="panel form" aria-labelledby="upload">
      <h2 id="upload">Upload</h2>
      <DropPlace onFiles={(files) => add(files, publicFrom)} />
      <div className="order">
        <TextField
          label="new exposures are public from (UTC; empty: at once)"
          type="date"
          value={publicFrom}
          onChange={setPublicFrom}
        />
      </div>
      {uploads.length > 0 && <UploadTable uploads={uploads} />}
      {isUnderWay && <Together {...progressOf(uploads)} onStop={stop} />}
      {!isUnderWay && uploads.length > 0 && (
        <p role="status">
          {taken > 0 && (
            <>
              {counted(taken, 'file')} in the ingest folder. The next run takes {taken === 1 ? 'it' : 'them'}{' '}
              up.{' '}
            </>
          )}
          <button type="button" className="link" onClick={clear}>
            Clear the list
          </button>
        </p>
      )}
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
      <ActionButton onAct={() => input.current?.click()}>choose files</ActionButton>
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
      <span className="unit">corrtag, tag, x1d, spt, gti</span>
    </div>
  );
}

interface TogetherProps {
  /** byte */
  readonly sentBytes: number;
  readonly totalBytes: number;
  readonly onStop: () => void;
}

function Together({ sentBytes, totalBytes, onStop }: TogetherProps) {
  const { value, unit } = sizeOf(totalBytes);
  return (
    <div className="progress-line">
      <progress max={totalBytes} value={sentBytes} aria-label="all files" />
      <span>
        {Math.floor((100 * sentBytes) / Math.max(1, totalBytes))} % of {value}{' '}
        <span className="unit">{unit}</span>
      </span>
      <ActionButton onAct={onStop}>Stop</ActionButton>
    </div>
  );
}
