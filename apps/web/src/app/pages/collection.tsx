import { useNavigate, useSearch } from '@tanstack/react-router';
import { CollectionPage } from '../../features/collection/collection-page.js';

/** The collection by its address. */
export function Collection() {
  const state = useSearch({ from: '/collection' });
  const navigate = useNavigate({ from: '/collection' });
  return (
    <CollectionPage state={state} onChange={(next) => void navigate({ search: next, resetScroll: false })} />
  );
}
