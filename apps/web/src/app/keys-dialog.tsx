import { useEffect, useRef } from 'react';
import { KeyList } from '../ui/key-list.js';

interface Props {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** The keys of every page, in the browser's own dialog: Escape closes it, the focus returns where it was. */
export function KeysDialog({ isOpen, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const { current } = dialog;
    if (current === null || current.open === isOpen) return;
    if (isOpen) current.showModal();
    else current.close();
  }, [isOpen]);
  return (
    <dialog
      ref={dialog}
      className="keys-dialog"
      aria-labelledby="keys-title"
      onClose={onClose}
      onClick={({ target }) => target === dialog.current && onClose()}
    >
      <h2 id="keys-title" style={{ margin: 0, fontSize: '1.0625rem' }}>
        Keys
      </h2>
      <KeyList />
      <form method="dialog" style={{ marginTop: '1.25rem' }}>
        <button type="submit" className="way" style={{ border: '1px solid var(--line-strong)' }}>
          Close
        </button>
      </form>
    </dialog>
  );
}
