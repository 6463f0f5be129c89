import { useRouter } from '@tanstack/react-router';
import { ApiFailure } from '../api/client.js';
import { Failed } from '../ui/states.js';

/** Stands for a page that did not arrive, which is asked for again, or that broke, which begins anew. */
export function PageFailed({ error }: { readonly error: unknown }) {
  const router = useRouter();
  const again = () =>
    error instanceof ApiFailure ? void router.invalidate() : void window.location.reload();
  return <Failed error={error} onRetry={again} />;
}
