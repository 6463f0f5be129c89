import { useState, type ReactNode } from 'react';
import { ActionButton } from './action-button.js';
import { Dialog } from './dialog.js';

interface Props {
  /** what it does, in a word: on the button and on the one that does it */
  readonly action: string;
  /** what it is done to, after the word */
  readonly subject: string;
  /** what will be otherwise then */
  readonly children: ReactNode;
  readonly isDisabled?: boolean;
  readonly onConfirm: () => void;
}

/** A button for what is not easily undone: it says first what that means, and asks. */
export function ConfirmedButton({ action, subject, children, isDisabled = false, onConfirm }: Props) {
  const [isAsking, ask] = useState(false);
  return (
    <>
      <ActionButton label={`${action} ${subject}`} isDisabled={isDisabled} onAct={() => ask(true)}>
        {action}
      </ActionButton>
      <Dialog isOpen={isAsking} title={`${action} ${subject}?`} onClose={() => ask(false)}>
        {children}
        <div className="buttons">
          <ActionButton onAct={() => ask(false)}>Leave it</ActionButton>
          <ActionButton
            isPrimary
            onAct={() => {
              ask(false);
              onConfirm();
            }}
          >
            {action}
          </ActionButton>
        </div>
      </Dialog>
    </>
  );
}
