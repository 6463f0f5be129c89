import { routes, uploadField, uploadSchema, type Upload } from '@hstlc/contract';
import { ApiFailure, failureOf } from './client.js';
import { staffHeaders } from './staff-token.js';

interface UploadOptions {
  /** sent so far and in all (byte) */
  readonly onProgress: (sentBytes: number, totalBytes: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Sends files into the ingest folder; by XMLHttpRequest, since `fetch` does not tell how far it is.
 *
 * @throws ApiFailure; an AbortError when it was cancelled
 */
export function uploadFiles(files: readonly File[], { onProgress, signal }: UploadOptions): Promise<Upload> {
  const form = new FormData();
  for (const file of files) form.append(uploadField, file, file.name);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', routes.uploads);
    for (const [name, value] of Object.entries(staffHeaders())) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(loaded, total));
    request.addEventListener('load', () => {
      const body = jsonOf(request.responseText);
      const parsed = uploadSchema.safeParse(body);
      if (request.status === 201 && parsed.success) resolve(parsed.data);
      else reject(failureOf(request.status, body));
    });
    request.addEventListener('error', () => reject(new ApiFailure('unreachable', 'upload', undefined)));
    request.addEventListener('abort', () => reject(new DOMException('cancelled', 'AbortError')));
    signal.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
