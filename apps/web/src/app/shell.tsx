import { useHotkeys } from '@mantine/hooks';
import { Outlet, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useBasket } from '../ui/basket-store.js';
import { HeaderSearch } from './header-search.js';
import { KeysDialog } from './keys-dialog.js';
import { Outdated } from './outdated.js';
import { SiteFooter } from './site-footer.js';
import { SiteHeader } from './site-header.js';

/** The frame around every page: skip link, header with the search box, footer, and the keys. */
export function Shell() {
  const toSearch = useToSearch();
  const [areKeysShown, showKeys] = useState(false);
  useHotkeys([
    ['/', () => void toSearch()],
    ['shift+?', () => showKeys(true)],
    ['?', () => showKeys(true)],
  ]);
  return (
    <>
      <a className="skip" href="#content">
        Skip to the content
      </a>
      <SiteHeader basketCount={useBasket().length}>
        <HeaderSearch />
      </SiteHeader>
      <main id="content" className="page" tabIndex={-1}>
        <Outlet />
      </main>
      <Outdated />
      <SiteFooter onKeys={() => showKeys(true)} />
      <KeysDialog isOpen={areKeysShown} onClose={() => showKeys(false)} />
    </>
  );
}

/** Puts the cursor into the search box, wherever the reader is. */
function useToSearch() {
  const navigate = useNavigate();
  return async () => {
    if (document.getElementById('search') === null) await navigate({ to: '/' });
    document.getElementById('search')?.focus();
  };
}
