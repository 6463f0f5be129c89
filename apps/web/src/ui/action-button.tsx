import type { ReactNode } from 'react';

interface Props {
  /** absent for the button that sends a form */
  readonly onAct?: () => void;
  /** of several the one that is usually wanted */
  readonly isPrimary?: boolean;
  readonly isDisabled?: boolean;
  /** where the words on it do not say what it is about */
  readonly label?: string;
  readonly children: ReactNode;
}

/** A button that does something, in a word or two. */
export function ActionButton({ onAct, isPrimary = false, isDisabled = false, label, children }: Props) {
  return (
    <button
      type={onAct === undefined ? 'submit' : 'button'}
      className="action"
      data-primary={isPrimary}
      disabled={isDisabled}
      aria-label={label}
      onClick={onAct}
    >
      {children}
    </button>
  );
}
