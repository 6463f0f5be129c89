import { Stack, Text, Title } from '@mantine/core';
import type { LightcurveDetail } from '@hstlc/contract';
import { qualityBits } from '@hstlc/lightcurve/rows';
import { memo, type ReactNode } from 'react';
import type { Product } from '../../api/product.js';
import { AirglowPart } from './airglow-part.js';
import type { AirglowDrawn } from './airglow-told.js';
import { ExposureLegend } from './exposure-legend.js';
import { FlagLegend } from './flag-legend.js';
import { FoldBox } from './fold-box.js';
import type { ToldTimelines } from './use-timelines.js';
import type { Change, StudyChoices } from './use-choices.js';

interface Props {
  readonly lightcurve: LightcurveDetail;
  readonly product: Product;
  readonly quality: Float64Array;
  readonly state: Pick<StudyChoices, 'exposures' | 'flagged' | 'airglow'>;
  readonly onChange: Change;
  readonly onFold: (periodSeconds: number) => void;
  /** of the airglow, where it was asked for */
  readonly told: ToldTimelines;
  /** stays the same while the reader moves along the time axis */
  readonly drawn: AirglowDrawn;
}

/** What stands beside the plot: a period to fold on, the exposures, the flags, the orbit, the caveats. */
export const StudySide = memo(function StudySide({
  lightcurve,
  product,
  quality,
  state,
  onChange,
  onFold,
  told,
  drawn,
}: Props) {
  const { datasets, caveats } = lightcurve;
  return (
    <Stack gap="lg" className="study-side">
      <FoldBox onFold={onFold} />
      <Part title="Exposures">
        <ExposureLegend
          datasets={datasets}
          seen={state.exposures}
          onChange={(exposures) => onChange({ exposures })}
        />
      </Part>
      <Part title="Flags">
        <FlagLegend quality={quality} shown={state.flagged} onChange={(flagged) => onChange({ flagged })} />
      </Part>
      <Part title="Orbit">
        <Text size="sm" c="dimmed">
          {orbitWords(product)}
        </Text>

        <AirglowPart
          line={state.airglow}
          told={told}
          drawn={drawn}
          onChange={(airglow) => onChange({ airglow })}
        />
      </Part>
      {caveats.length > 0 && (
        <Part title={`Caveats (${caveats.length})`}>
          <ul className="caveats">
            {caveats.map(({ code, text }) => (
              <li key={`${code} ${text}`}>{text}</li>
            ))}
          </ul>
        </Part>
      )}
      <Text size="xs" c="dimmed">
        Rates are counts over the live time of the bin; nothing is detrended.
      </Text>
    </Stack>
  );
});

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-label={title}>
      <Title order={2} size="h6" mb={4}>
        {title}
      </Title>
      {children}
    </section>
  );
}

/** Above this, BJD_TDB was computed without knowing where HST was, for there was no TIMELINE (s). */
const withoutTimelineSeconds = 0.01;

/** Whether the strip below the panels can tell day from night. */
function orbitWords({ barycentricUncertaintySeconds: uncertainty, rows }: Product): string {
  const bins = rows.columns.QUALITY;
  const daylight = bins.filter((value) => (value & qualityBits.daylight) !== 0).length;
  if (uncertainty === undefined || uncertainty > withoutTimelineSeconds)
    return daylight > 0
      ? 'Day is known of some exposures only: not all files hold a TIMELINE.'
      : 'The files hold no TIMELINE: day, night and airglow are not known.';
  const share = Math.round((100 * daylight) / Math.max(1, bins.length));
  return `${share} % of the bins are in daylight: the strip below the panels shows when.`;
}
