import { ActionButton } from './action-button.js';
import { grouped } from './format.js';

interface Props {
  /** how many are shown, and how many there are */
  readonly shown: number;
  readonly total: number;
  readonly hasMore: boolean;
  readonly isFetching: boolean;
  readonly onMore: () => void;
}

/** Under a list that is longer than what is shown of it: how much longer, and the next of it. */
export function MoreButton({ shown, total, hasMore, isFetching, onMore }: Props) {
  if (!hasMore) return null;
  return (
    <p className="more-line">
      <ActionButton isDisabled={isFetching} onAct={onMore}>
        Show more
      </ActionButton>
      <span className="unit">
        {grouped(shown)} of {grouped(total)}
      </span>
    </p>
  );
}
