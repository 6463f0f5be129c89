import type { AuditEntry } from '@hstlc/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { auditQuery } from '../../api/staff.js';
import { AwaitedPart } from '../../ui/awaited.js';
import { MoreButton } from '../../ui/more-button.js';
import { Scrolling } from '../../ui/scrolling.js';
import { TextField } from '../../ui/text-field.js';
import { momentOf } from './run-state.js';

const pauseMilliseconds = 300;

/** Who wanted to change what, the latest first, and how it ended; for those who keep tokens. */
export function Audit() {
  const [who, setWho] = useState('');
  const [settled] = useDebouncedValue(who.trim(), pauseMilliseconds);
  const found = useInfiniteQuery(auditQuery(settled));
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = found;
  const entries = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section className="panel form" aria-labelledby="audit">
      <h2 id="audit">What was changed</h2>
      <div className="order">
        <TextField label="only by this token" value={who} onChange={setWho} />
      </div>
      <AwaitedPart query={found} what="fetching changes">
        {() =>
          entries.length === 0 ? <p className="quiet">Nothing yet.</p> : <AuditTable entries={entries} />
        }
      </AwaitedPart>
      <MoreButton
        shown={entries.length}
        total={data?.pages[0]?.total ?? 0}
        hasMore={hasNextPage}
        isFetching={isFetchingNextPage}
        onMore={() => void fetchNextPage()}
      />
    </section>
  );
}

function AuditTable({ entries }: { readonly entries: readonly AuditEntry[] }) {
  return (
    <Scrolling label="Table of changes" isTall>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">
              when <span className="unit">UTC</span>
            </th>
            <th scope="col">who</th>
            <th scope="col">what</th>
            <th scope="col">how it ended</th>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ id, at, who, client, method, address, body, status, code, requestId }) => (
            <tr key={id}>
              <td className="together">{momentOf(at)}</td>
              <td>
                {who ?? <span className="quiet">nobody</span>}
                <div className="unit">{client}</div>
              </td>
              <td className="audit-what">
                <code>
                  {method} {address}
                </code>
                {body !== null && <div className="unit mono">{body}</div>}
              </td>
              <td>
                <span className="badge" data-tone={code === null ? 'good' : 'bad'}>
                  {code === null ? 'done' : code}
                </span>{' '}
                <span className="unit" title={`request ${requestId}`}>
                  {status}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}
