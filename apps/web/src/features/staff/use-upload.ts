import { maximumUploadFiles } from '@hstlc/contract';
import { useRef, useState } from 'react';
import { uploadFiles } from '../../api/upload.js';

interface UploadState {
  readonly state: 'idle' | 'sending' | 'done' | 'cancelled' | 'failed';
  /** byte */
  readonly sentBytes: number;
  readonly totalBytes: number;
  /** names of files that arrived */
  readonly received: readonly string[];
  readonly error: unknown;
}

const idle: UploadState = { state: 'idle', sentBytes: 0, totalBytes: 0, received: [], error: undefined };

/** Sends files, as many at a time as the archive takes, one lot after the other. */
export function useUpload() {
  const [upload, setUpload] = useState(idle);
  const controller = useRef<AbortController>(undefined);
  const send = async (files: readonly File[]) => {
    if (files.length === 0 || upload.state === 'sending') return;
    const totalBytes = files.reduce((sum, { size }) => sum + size, 0);
    controller.current = new AbortController();
    const { signal } = controller.current;
    setUpload({ ...idle, state: 'sending', totalBytes });
    let before = 0;
    try {
      for (let first = 0; first < files.length; first += maximumUploadFiles) {
        const lot = files.slice(first, first + maximumUploadFiles);
        const offset = before;
        const { files: arrived } = await uploadFiles(lot, {
          signal,
          onProgress: (sent) =>
            setUpload((now) => ({ ...now, sentBytes: Math.min(totalBytes, offset + sent) })),
        });
        before += lot.reduce((sum, { size }) => sum + size, 0);
        setUpload((now) => ({
          ...now,
          received: [...now.received, ...arrived.map(({ filename }) => filename)],
        }));
      }
      setUpload((now) => ({ ...now, state: 'done' }));
    } catch (error) {
      const isCancelled = error instanceof DOMException && error.name === 'AbortError';
      setUpload((now) => ({
        ...now,
        state: isCancelled ? 'cancelled' : 'failed',
        error: isCancelled ? undefined : error,
      }));
    }
  };
  return { ...upload, send, cancel: () => controller.current?.abort() };
}
