import { ingestItemStates, type IngestItem, type IngestRunDetail } from '@hstlc/contract';
import { useState } from 'react';
import { ActionButton } from '../../ui/action-button.js';
import { Checks } from '../../ui/checks.js';
import { counted } from '../../ui/format.js';
import { itemTones } from './run-state.js';
import { Scrolling } from '../../ui/scrolling.js';

/** More rows than this are behind a button. */
const fewItems = 200;

/** What became of each file, by verdict; then what was combined. */
export function RunItems({ run: { items, composites } }: { readonly run: IngestRunDetail }) {
  const [state, choose] = useState<IngestItem['state']>();
  const [isLong, setLong] = useState(false);
  const counts = ingestItemStates
    .map((name) => ({ name, count: items.filter((item) => item.state === name).length }))
    .filter(({ count }) => count > 0);
  const chosen = items.filter((item) => state === undefined || item.state === state);
  return (
    <section className="section" aria-labelledby="verdicts">
      <h2 id="verdicts">Verdicts</h2>
      {items.length === 0 && <p className="quiet">No file yet.</p>}
      {counts.length > 0 && (
        <div className="kinds" role="group" aria-label="Verdict">
          <button type="button" aria-pressed={state === undefined} onClick={() => choose(undefined)}>
            all <span>{items.length}</span>
          </button>
          {counts.map(({ name, count }) => (
            <button key={name} type="button" aria-pressed={state === name} onClick={() => choose(name)}>
              {name} <span>{count}</span>
            </button>
          ))}
        </div>
      )}
      {chosen.length > 0 && <ItemTable items={isLong ? chosen : chosen.slice(0, fewItems)} />}
      {chosen.length > fewItems && !isLong && (
        <ActionButton onAct={() => setLong(true)}>Show all {chosen.length}</ActionButton>
      )}
      {composites.length > 0 && (
        <>
          <h3>Composites</h3>
          <ul className="composite-list">
            {composites.map(({ filename, members, excluded }) => (
              <li key={filename}>
                <span className="mono">{filename}</span>
                <span className="unit"> of {counted(members.length, 'exposure')}</span>
                {excluded.map(({ rootname, reason }) => (
                  <span key={rootname} className="beware">
                    {' '}
                    without {rootname}: {reason}
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function ItemTable({ items }: { readonly items: readonly IngestItem[] }) {
  return (
    <Scrolling label="Verdicts by file" isPanel>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">file</th>
            <th scope="col">verdict</th>
            <th scope="col">why</th>
            <th scope="col">products</th>
            <th scope="col" className="number">
              took <span className="unit">s</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.file}>
              <td className="mono">{item.file}</td>
              <td>
                <span className="badge" data-tone={itemTones[item.state]}>
                  {item.state}
                </span>
              </td>
              <td>
                {item.reason}
                <Checks checks={item.checks} />
                {item.caveats.map(({ code, text }) => (
                  <div key={`${code} ${text}`} className="quiet">
                    {text}
                  </div>
                ))}
              </td>
              <td className="mono">{item.products.join(', ')}</td>
              <td className="number">{item.seconds === null ? '–' : item.seconds.toFixed(1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}
