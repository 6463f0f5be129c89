import { Text, Title } from '@mantine/core';
import { useState } from 'react';
import { ColumnTable } from '../../ui/column-table.js';
import type { ChosenPhotons, PhotonOverview } from './photon-messages.js';
import type { PhotonState } from './photon-state.js';
import { curveTable, plotWords, sameElsewhere, spectrumTable } from './photon-words.js';

interface Props {
  readonly overview: PhotonOverview;
  readonly chosen: ChosenPhotons | undefined;
  readonly state: PhotonState;
}

/** The plots for those who do not see them, their numbers, and the lines that give the same elsewhere. */
export function PhotonText({ overview, chosen, state }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <section aria-label="the same elsewhere">
        <details>
          <summary>
            <Title order={2} size="h6" component="span">
              The same elsewhere
            </Title>
          </summary>
          <Text size="xs" c="dimmed" my={4}>
            The address of this page shows the same choice to somebody else; these lines make this lightcurve
            from the same photons.
          </Text>
          <dl className="lines">
            {sameElsewhere(window.location.origin, overview, state).map(({ name, text }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex: it scrolls */}
                  <pre tabIndex={0}>{text}</pre>
                </dd>
              </div>
            ))}
          </dl>
        </details>
      </section>
      <section aria-label="the plots in words and numbers">
        <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
          <summary>
            <Title order={2} size="h6" component="span">
              In words and as tables
            </Title>
          </summary>
          {isOpen && (
            <>
              <dl className="plot-words">
                {plotWords(overview, chosen).map(({ name, text }) => (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd>{text}</dd>
                  </div>
                ))}
              </dl>
              {chosen !== undefined && (
                <>
                  <ColumnTable table={curveTable(chosen, overview.startMjd)} label="bins of the lightcurve" />
                  {overview.map !== undefined && (
                    <ColumnTable table={spectrumTable(chosen)} label="bins of the spectrum" />
                  )}
                </>
              )}
            </>
          )}
        </details>
      </section>
    </>
  );
}
