import { Kbd } from '@mantine/core';
import { keys } from './keys.js';

/** The keys of every page and what each does, as terms and descriptions of a list. */
export function KeyList({ className }: { readonly className?: string }) {
  return (
    <dl className={className}>
      {keys.map(({ pressed, does }) => (
        <div key={does}>
          <dt>
            {pressed.map((key) => (
              <Kbd key={key} mr={4}>
                {key}
              </Kbd>
            ))}
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  );
}
