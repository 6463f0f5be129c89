import { useId, useState, type ReactNode } from 'react';
import './folding-toolbar.css';

interface Props {
  /** what is chosen there */
  readonly label: string;
  /** what is chosen at present, in a few words: they stand on the button while the choices are folded away */
  readonly summary: string;
  /** what is there also where the choices are folded away, at the end */
  readonly always?: ReactNode;
  readonly children: ReactNode;
}

/** Choices in a row, on a phone behind a button, so that what they are about is in sight. */
export function FoldingToolbar({ label, summary, always, children }: Props) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <div role="toolbar" aria-label={label} className="folding" data-open={isOpen}>
      <button
        type="button"
        className="way folding-button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <span>Choices</span> <span className="unit">{summary}</span>
      </button>
      <div id={id} className="folding-choices">
        {children}
      </div>
      {always}
    </div>
  );
}
