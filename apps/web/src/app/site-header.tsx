import { IconMenu2, IconShoppingBag } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useRef, type ReactNode } from 'react';
import { SchemeSwitch } from './scheme-switch.js';

interface Props {
  /** the search box */
  readonly children: ReactNode;
  /** how many files are in the basket */
  readonly basketCount: number;
}

/** Above every page: the name, the search box, the ways in; on a phone the ways are behind a button. */
export function SiteHeader({ children, basketCount }: Props) {
  const ways = useRef<HTMLElement>(null);
  const close = () => ways.current?.matches(':popover-open') === true && ways.current.hidePopover();
  return (
    <header className="site-header">
      <div className="page">
        <Link to="/" className="wordmark" aria-label="hstlc, search">
          <Wave /> hstlc
        </Link>
        <div className="search-place">{children}</div>
        <nav id="ways" className="ways" aria-label="Pages" popover="auto" ref={ways} onClick={close}>
          <Link to="/collection" className="way">
            collection
          </Link>
          <Link to="/refused" className="way">
            refused files
          </Link>
          <Link to="/help" className="way">
            help
          </Link>
          <Link to="/staff" className="way">
            staff
          </Link>
        </nav>
        <div className="header-tools">
          <Link
            to="/basket"
            className="way"
            aria-label={basketCount === 0 ? 'basket, empty' : `basket, ${basketCount} files`}
          >
            <IconShoppingBag size={18} aria-hidden />
            {basketCount > 0 && <span className="way-count">{basketCount}</span>}
          </Link>
          <SchemeSwitch />
          <button type="button" className="way menu-button" popoverTarget="ways" aria-label="Pages">
            <IconMenu2 size={20} aria-hidden />
          </button>
        </div>
      </div>
    </header>
  );
}

function Wave() {
  return (
    <svg width="28" height="18" viewBox="0 0 28 18" aria-hidden>
      <path
        d="M1 13h6l3-10 4 13 3-9 2 6h8"
        fill="none"
        stroke="var(--accent)"
        strokeWidth="2"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  );
}
