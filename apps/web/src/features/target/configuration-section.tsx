import { routes, type Lightcurve, type Observation } from '@hstlc/contract';
import { IconDownload } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { ActionButton } from '../../ui/action-button.js';
import { exposureColour } from '../../ui/exposure-colours.js';
import { counted, dateOf, kiloseconds, significant, grouped } from '../../ui/format.js';
import { Thumbnail } from '../../ui/thumbnail.js';
import type { TargetConfiguration } from './configurations.js';

/** More curves than this are behind a button. */
const fewCurves = 12;

/** One configuration of a target: its composite large, each exposure small, all on the same page to compare. */
export function ConfigurationSection({ configuration }: { readonly configuration: TargetConfiguration }) {
  const { name, number, composite, observations } = configuration;
  const [isLong, setLong] = useState(false);
  const id = useId();
  const shown = isLong ? observations : observations.slice(0, fewCurves);
  return (
    <section className="section" aria-labelledby={id}>
      <h2 id={id}>
        <i className="swatch" style={{ background: exposureColour(number) }} /> {name}
      </h2>
      <div className="multiples">
        {composite === undefined ? (
          <p className="panel absent">
            No composite: its exposures could not be combined. Each has its own lightcurve.
          </p>
        ) : (
          <CompositeCard composite={composite} />
        )}
        {shown.map((observation) => (
          <ExposureCard key={observation.rootname} observation={observation} />
        ))}
      </div>
      {observations.length > shown.length && (
        <div>
          <ActionButton onAct={() => setLong(true)}>Show all {observations.length} exposures</ActionButton>
        </div>
      )}
    </section>
  );
}

function CompositeCard({ composite }: { readonly composite: Lightcurve }) {
  const { id, memberCount, liveSeconds, filename, hasFlux, statistics } = composite;
  return (
    <article className="panel curve-card composite-card">
      <Link to="/lightcurves/$id" params={{ id }} className="curve-link">
        <Thumbnail id={id} width={480} height={96} isWanted />
        <b>Composite of {counted(memberCount, 'exposure')}</b>
      </Link>
      <div className="curve-facts">
        <span>
          {kiloseconds(liveSeconds)} <span className="unit">ks live</span>
          {!hasFlux && <span className="unit">, no flux: no x1d came with its exposures</span>}
          {typeof statistics?.chi2Dof === 'number' && <>, χ²/dof {significant(statistics.chi2Dof)}</>}
        </span>
        <a className="action" data-primary="true" href={routes.product(filename)} download={filename}>
          <IconDownload size={15} aria-hidden /> FITS
        </a>
      </div>
    </article>
  );
}

function ExposureCard({ observation }: { readonly observation: Observation }) {
  const { rootname, lightcurve, startMjd, exposureSeconds, eventCount, composite, proposal } = observation;
  const facts = `${dateOf(startMjd)}, ${exposureSeconds.toFixed(0)} s, ${grouped(eventCount)} events`;
  return (
    <article className="panel curve-card">
      {lightcurve === null ? (
        <div className="curve-link">
          <span className="absent">no lightcurve yet: waiting for the next run</span>
          <b className="rootname">{rootname}</b>
        </div>
      ) : (
        <Link to="/lightcurves/$id" params={{ id: lightcurve }} className="curve-link">
          <Thumbnail id={lightcurve} width={220} height={56} isWanted />
          <b className="rootname">{rootname}</b>
        </Link>
      )}
      <span className="unit">
        {facts}
        {proposal !== null && `, programme ${proposal}`}
        {composite === null && lightcurve !== null && '; not in the composite'}
      </span>
    </article>
  );
}
