import { useRef, useState } from 'react';
import { ApiFailure } from '../../api/client.js';
import { failureWords } from '../../api/failure-words.js';
import { uploadFile } from '../../api/upload.js';
import { isOver, stopped, withChange, withFiles, type Upload } from './upload-list.js';

/** A file that waits for its turn. */
interface Waiting {
  readonly file: File;
  /** day (UTC) from which new exposures are public; empty for at once */
  readonly publicFrom: string;
}

/** Sends files one after the other, each by itself: what is wrong with one keeps no other from arriving. */
export function useUpload() {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const queue = useRef<readonly Waiting[]>([]);
  const isBusy = useRef(false);
  const controller = useRef(new AbortController());
  const sendAll = async () => {
    if (isBusy.current) return;
    isBusy.current = true;
    controller.current = new AbortController();
    const { signal } = controller.current;
    for (let [next] = queue.current; next !== undefined; [next] = queue.current) {
      const { file, publicFrom } = next;
      const change = (part: Partial<Omit<Upload, 'file'>>) =>
        setUploads((now) => withChange(now, file, part));
      queue.current = queue.current.slice(1);
      change(await outcomeOf(file, publicFrom, signal, change));
    }
    isBusy.current = false;
  };
  return {
    uploads,
    isUnderWay: uploads.some((upload) => !isOver(upload)),
    add: (files: readonly File[], publicFrom: string) => {
      const next = withFiles(uploads, files);
      const added = next.filter((upload) => !uploads.includes(upload));
      setUploads(next);
      queue.current = [...queue.current, ...added.map(({ file }) => ({ file, publicFrom }))];
      void sendAll();
    },
    stop: () => {
      queue.current = [];
      controller.current.abort();
      setUploads(stopped);
    },
    clear: () => setUploads((now) => now.filter((upload) => !isOver(upload))),
  };
}

/** Sends a file and says what became of it. */
async function outcomeOf(
  file: File,
  publicFrom: string,
  signal: AbortSignal,
  change: (part: Partial<Omit<Upload, 'file'>>) => void,
): Promise<Partial<Omit<Upload, 'file'>>> {
  const onProgress = (share: number) =>
    change({ sentBytes: share * file.size, step: share < 1 ? 'sending' : 'checking' });
  onProgress(0);
  try {
    const { sha256 } = await uploadFile(file, { publicFrom, signal, onProgress });
    return { step: 'taken', sha256 };
  } catch (error) {
    return signal.aborted ? { step: 'stopped' } : endOf(error);
  }
}

/** Refused where the archive looked at the file and says why; failed where it did not come to that. */
function endOf(error: unknown): Pick<Upload, 'step' | 'reason'> {
  if (error instanceof ApiFailure && error.issues.length > 0)
    return { step: 'refused', reason: error.issues.map(({ message }) => message).join('; ') };
  const { title, hint, requestId } = failureWords(error);
  return {
    step: 'failed',
    reason: `${title}. ${hint}${requestId === undefined ? '' : ` Request ${requestId}.`}`,
  };
}
