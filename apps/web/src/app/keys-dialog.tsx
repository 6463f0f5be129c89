import { ActionButton } from '../ui/action-button.js';
import { Dialog } from '../ui/dialog.js';
import { KeyList } from '../ui/key-list.js';

interface Props {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** The keys of every page. */
export function KeysDialog({ isOpen, onClose }: Props) {
  return (
    <Dialog isOpen={isOpen} title="Keys" onClose={onClose}>
      <KeyList className="keys-list" />
      <div className="buttons">
        <ActionButton onAct={onClose}>Close</ActionButton>
      </div>
    </Dialog>
  );
}
