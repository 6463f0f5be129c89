import type { ReactNode } from 'react';

interface Props {
  /** what is in it, for who cannot see that it scrolls */
  readonly label: string;
  readonly isTall?: boolean;
  readonly isPanel?: boolean;
  readonly children: ReactNode;
}

/** Something wider than the page that scrolls by itself, by keys too. */
export function Scrolling({ label, isTall = false, isPanel = false, children }: Props) {
  const names = ['scrolling', isPanel ? 'panel' : '', isTall ? 'tall' : ''].filter(Boolean).join(' ');
  return (
    <div className={names} role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
