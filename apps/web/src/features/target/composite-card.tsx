import { Anchor, Stack, Text } from '@mantine/core';
import { routes, type Lightcurve } from '@hstlc/contract';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Dates } from '../../ui/dates.js';
import { configurationName, counted, kiloseconds } from '../../ui/format.js';
import { Quantity } from '../../ui/quantity.js';

/** A composite as a picture and what it is made of. */
export function CompositeCard({ composite }: { readonly composite: Lightcurve }) {
  const { id, memberCount, liveSeconds, startMjd, endMjd, hasFlux } = composite;
  const [hasPicture, setPicture] = useState(true);
  return (
    <article className="panel card">
      <Link to="/lightcurves/$id" params={{ id }} aria-hidden tabIndex={-1}>
        {hasPicture ? (
          <img
            className="preview"
            src={routes.lightcurvePreview(id)}
            alt=""
            loading="lazy"
            onError={() => setPicture(false)}
          />
        ) : (
          <div className="preview no-preview">no picture</div>
        )}
      </Link>
      <Stack gap={2} p="sm">
        <Anchor component={Link} to={`/lightcurves/${encodeURIComponent(id)}`} fw={600}>
          {configurationName(composite)}
        </Anchor>
        <Text size="sm" c="dimmed">
          composite of {counted(memberCount, 'exposure')},{' '}
          <Quantity value={kiloseconds(liveSeconds)} unit="ks live" />
          {hasFlux ? '' : ', no flux'}
          <br />
          <Dates from={startMjd} to={endMjd} />
        </Text>
      </Stack>
    </article>
  );
}
