import { useDocumentTitle } from '@mantine/hooks';
import type { TargetDetail } from '@hstlc/contract';
import { IconShoppingBagPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ApiFailure } from '../../api/client.js';
import { exposureTimeQuery } from '../../api/collection.js';
import { targetQuery } from '../../api/queries.js';
import { aliasesQuery } from '../../api/staff.js';
import { Awaited } from '../../ui/awaited.js';
import { basketItemOf } from '../../ui/basket-item.js';
import { putIntoBasket } from '../../ui/basket-store.js';
import { Dates } from '../../ui/dates.js';
import { EmptyArchive } from '../../ui/empty-archive.js';
import { Explained } from '../../ui/explained.js';
import { counted, kiloseconds, sexagesimalOf } from '../../ui/format.js';
import { Position } from '../../ui/position.js';
import { Quantity } from '../../ui/quantity.js';
import { SimulatedBadge } from '../../ui/simulated-badge.js';
import { ConfigurationSection } from './configuration-section.js';
import { configurationsOf } from './configurations.js';
import { Missing } from './missing.js';
import { Timeline } from './timeline.js';

/** One target: its names, where it is, when it was observed how, every curve, and what is missing. */
export function TargetPage({ name }: { readonly name: string }) {
  useDocumentTitle(`${name} · hstlc`);
  const found = useQuery(targetQuery(name));
  const isUnknown = found.error instanceof ApiFailure && found.error.code === 'not-found';
  // no name is known to an archive in which there is nothing
  const collection = useQuery({ ...exposureTimeQuery, enabled: isUnknown });
  if (isUnknown && collection.data?.targetCount === 0) return <EmptyArchive />;
  return (
    <Awaited query={found} what={`fetching ${name}`}>
      {(target) => <Whole target={target} />}
    </Awaited>
  );
}

function Whole({ target }: { readonly target: TargetDetail }) {
  const configurations = configurationsOf(target);
  return (
    <div className="reading wide">
      <TargetHead target={target} />
      <section className="section" aria-labelledby="timeline">
        <h2 id="timeline">Timeline</h2>
        <Timeline configurations={configurations} />
      </section>
      {configurations.map((configuration) => (
        <ConfigurationSection key={configuration.name} configuration={configuration} />
      ))}
      <Missing target={target} />
    </div>
  );
}

function TargetHead({ target }: { readonly target: TargetDetail }) {
  const { name, composites, rightAscensionDegrees: ra, declinationDegrees: dec } = target;
  const hasPlace = ra !== null && dec !== null;
  const intoBasket = () => putIntoBasket(composites.map(basketItemOf));
  return (
    <header className="page-head">
      <div className="form-head">
        <h1>
          {name} {target.simulated && <SimulatedBadge />}
        </h1>
        {composites.length > 0 && (
          <button type="button" className="action" onClick={intoBasket}>
            <IconShoppingBagPlus size={16} aria-hidden /> {counted(composites.length, 'composite')} to the
            basket
          </button>
        )}
      </div>
      <Aliases name={name} />
      <p className="facts quiet">
        {hasPlace && <span>{sexagesimalOf(ra, dec)}</span>}
        <span>
          <Position rightAscension={ra} declination={dec} /> <Explained name="position" />
        </span>
        {hasPlace && (
          <Link to="/" search={{ q: `${ra.toFixed(5)} ${dec.toFixed(5)}`, radius: '1', sky: 'shown' }}>
            what is near
          </Link>
        )}
      </p>
      <p className="facts quiet">
        <span>{target.instruments.join(', ')}</span>
        <span>
          {counted(target.observationCount, 'exposure')},{' '}
          <Quantity value={kiloseconds(target.exposureSeconds)} unit="ks" />
        </span>
        <Dates from={target.firstStartMjd} to={target.lastEndMjd} />
      </p>
    </header>
  );
}

/** Its other names, where there are such. */
function Aliases({ name }: { readonly name: string }) {
  const { data } = useQuery(aliasesQuery(name));
  const others = (data?.items ?? []).filter(({ origin }) => origin !== 'exception').map(({ alias }) => alias);
  if (others.length === 0) return null;
  return <p className="quiet">also {others.join(', ')}</p>;
}
