import { routes, uploadField, uploadSchema, type Upload } from '@hstlc/contract';
import { ApiFailure, failureOf } from './client.js';
import { staffHeaders } from './staff-token.js';

interface UploadOptions {
  /** day (UTC) from which new exposures are public; empty for at once */
  readonly publicFrom: string;
  /** what part of it was sent, 0 to 1 */
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Sends a file into the ingest folder; by XMLHttpRequest, since `fetch` does not tell how far it is.
 *
 * @throws ApiFailure; an AbortError when it was stopped
 */
export function uploadFile(
  file: File,
  { publicFrom, onProgress, signal }: UploadOptions,
): Promise<Upload['files'][number]> {
  const form = new FormData();
  if (publicFrom !== '') form.append('release', `${publicFrom}T00:00:00Z`);
  form.append(uploadField, file, file.name);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', routes.uploads);
    for (const [name, value] of Object.entries(staffHeaders())) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress(total === 0 ? 1 : loaded / total),
    );
    request.addEventListener('load', () => {
      const body = jsonOf(request.responseText);
      const taken = uploadSchema.safeParse(body).data?.files[0];
      if (request.status === 201 && taken !== undefined) resolve(taken);
      else reject(failureOf(request.status, body));
    });
    request.addEventListener('error', () => reject(new ApiFailure('unreachable', 'upload', undefined)));
    request.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')));
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
