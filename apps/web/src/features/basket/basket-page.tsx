import { useDocumentTitle } from '@mantine/hooks';
import { routes, type Bundle } from '@hstlc/contract';
import { IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { requestBundle } from '../../api/bundles.js';
import { emptyBasket, takeFromBasket, useBasket, type BasketItem } from '../../ui/basket-store.js';
import { counted, sizeOf } from '../../ui/format.js';
import { ProblemLine } from '../../ui/problem-line.js';
import { BundleReady } from './bundle-ready.js';
import { Scrolling } from '../../ui/scrolling.js';

/** What was gathered, and all of it at once: a zip, a list with checksums, a script that goes on where it was cut off. */
export function BasketPage() {
  useDocumentTitle('Basket · hstlc');
  const items = useBasket();
  if (items.length === 0) return <EmptyBasket />;
  return (
    <div className="reading wide">
      <header className="page-head">
        <h1>Basket</h1>
        <p className="quiet">
          {counted(items.length, 'file')}, <Size bytes={items.reduce((sum, { bytes }) => sum + bytes, 0)} />.
          Kept in this browser.
        </p>
      </header>
      {/* another choice of files is another bundle */}
      <GetAll key={items.map(({ filename }) => filename).join()} items={items} />
      <BasketTable items={items} />
    </div>
  );
}

function EmptyBasket() {
  return (
    <div className="nothing">
      <h1>The basket is empty</h1>
      <p>
        Tick lightcurves in the search, or take them from their own pages; then get them all at once here.
      </p>
      <Link to="/" className="action" data-primary="true">
        Search
      </Link>
    </div>
  );
}

function GetAll({ items }: { readonly items: readonly BasketItem[] }) {
  const [names, setNames] = useState<Bundle['names']>('archive');
  const bundle = useMutation({
    mutationFn: () => requestBundle({ filenames: items.map(({ filename }) => filename), names }),
  });
  return (
    <section className="panel get-all" aria-label="Download">
      <fieldset className="names">
        <legend className="label">file names</legend>
        {(['archive', 'hlsp'] as const).map((each) => (
          <label key={each}>
            <input
              type="radio"
              name="names"
              checked={names === each}
              onChange={() => {
                setNames(each);
                bundle.reset();
              }}
            />
            {each === 'archive' ? 'as in the archive' : 'as High Level Science Products'}
          </label>
        ))}
      </fieldset>
      {bundle.data === undefined ? (
        <button
          type="button"
          className="action"
          data-primary="true"
          disabled={bundle.isPending}
          onClick={() => bundle.mutate()}
        >
          {bundle.isPending ? 'Preparing…' : 'Prepare the download'}
        </button>
      ) : (
        <BundleReady bundle={bundle.data} />
      )}
      {bundle.isError && <ProblemLine error={bundle.error} />}
    </section>
  );
}

function BasketTable({ items }: { readonly items: readonly BasketItem[] }) {
  return (
    <>
      <Scrolling label="Files in the basket" isPanel>
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">target</th>
              <th scope="col">lightcurve</th>
              <th scope="col">file</th>
              <th scope="col" className="number">
                size
              </th>
              <th scope="col">
                <span className="unseen">take out</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.filename}>
                <td>
                  <Link to="/targets/$name" params={{ name: item.target }}>
                    {item.target}
                  </Link>
                </td>
                <td>
                  <Link to="/lightcurves/$id" params={{ id: item.id }}>
                    {item.description}
                  </Link>
                </td>
                <td>
                  <a className="mono" href={routes.product(item.filename)} download={item.filename}>
                    {item.filename}
                  </a>
                </td>
                <td className="number">
                  <Size bytes={item.bytes} />
                </td>
                <td className="number">
                  <button
                    type="button"
                    className="tool"
                    aria-label={`Take ${item.filename} out`}
                    onClick={() => takeFromBasket([item.filename])}
                  >
                    <IconX size={16} aria-hidden />
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
      <button type="button" className="tool" onClick={emptyBasket}>
        Empty the basket
      </button>
    </>
  );
}

function Size({ bytes }: { readonly bytes: number }) {
  const { value, unit } = sizeOf(bytes);
  return (
    <>
      {value} <span className="unit">{unit}</span>
    </>
  );
}
