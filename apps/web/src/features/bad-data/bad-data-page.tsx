import { useDocumentTitle } from '@mantine/hooks';
import type { BadData } from '@hstlc/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { badDataQuery } from '../../api/refused.js';
import { AwaitedPart } from '../../ui/awaited.js';
import { Checks } from '../../ui/checks.js';
import { MoreButton } from '../../ui/more-button.js';
import { Scrolling } from '../../ui/scrolling.js';

/** What each reason means to somebody who has not read the manual. */
const meanings: Readonly<Record<BadData['reason'], string>> = {
  'Unreadable file': 'not a whole FITS file',
  'Not time-tag': 'no list of single photons',
  'Not science': 'a lamp, a dark or an acquisition, not the sky',
  'No events': 'not a single photon',
  'Bad EXPFLAG': 'the exposure did not go as planned',
  'No good time': 'no stretch of time in which the detector is known to have recorded',
  'Non-linear time': 'the clock ran backward',
  'Singular event': 'all photons at one instant',
  'Bad Proposal': 'a programme this archive does not take',
  'Short Exposure': 'shorter than a second',
};

/** Every file that was refused, why, and by which numbers. */
export function BadDataPage() {
  useDocumentTitle('Refused files · hstlc');
  const found = useInfiniteQuery(badDataQuery());
  const items = (found.data?.pages ?? []).flatMap((page) => page.items);
  return (
    <div className="reading wide">
      <header className="page-head">
        <h1>Refused files</h1>
        <p className="quiet">Kept, not deleted: each with the reason and the numbers behind it.</p>
      </header>
      <AwaitedPart query={found} what="fetching refused files">
        {() =>
          items.length === 0 ? (
            <p className="quiet">Nothing has been refused: every file that came is a lightcurve or waits.</p>
          ) : (
            <Refused items={items} />
          )
        }
      </AwaitedPart>
      <MoreButton
        shown={items.length}
        total={found.data?.pages[0]?.total ?? 0}
        hasMore={found.hasNextPage}
        isFetching={found.isFetchingNextPage}
        onMore={() => void found.fetchNextPage()}
      />
    </div>
  );
}

function Refused({ items }: { readonly items: readonly BadData[] }) {
  return (
    <Scrolling label="Refused files" isPanel>
      <table className="plain stacking">
        <thead>
          <tr>
            <th scope="col">file</th>
            <th scope="col">reason</th>
            <th scope="col">checks</th>
            <th scope="col">refused on</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ filename, reason, checks, ingestDate }) => (
            <tr key={filename}>
              <td data-label="file" className="mono">
                {filename}
              </td>
              <td data-label="reason">
                <span>
                  <b>{reason}</b>
                  <br />
                  <span className="unit">{meanings[reason]}</span>
                </span>
              </td>
              <td data-label="checks">
                <Checks checks={checks} />
              </td>
              <td data-label="refused on" className="together">
                {ingestDate}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}
