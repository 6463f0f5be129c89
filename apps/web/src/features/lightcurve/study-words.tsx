import { Title } from '@mantine/core';
import { useState } from 'react';
import type { LightcurveFigure } from './lightcurve-figure.js';
import type { SeenColumn } from './seen-table.js';
import { ColumnTable } from '../../ui/column-table.js';
import type { StudyCurve } from './study-curve.js';
import { panelSummaries } from './summary.js';

interface Props {
  readonly curve: StudyCurve;
  readonly figure: LightcurveFigure;
  readonly tableOf: () => readonly SeenColumn[];
}

/** The plot for those who do not see it, or want its numbers: each panel in a sentence, and the bins as a table. */
export function StudyWords({ curve, figure, tableOf }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <section aria-label="the plot in words and numbers">
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>
          <Title order={2} size="h6" component="span">
            In words and as a table
          </Title>
        </summary>
        {isOpen && (
          <>
            <dl className="plot-words">
              {panelSummaries(curve, figure).map(({ quantity, text }) => (
                <div key={quantity}>
                  <dt>{quantity}</dt>
                  <dd>{text}</dd>
                </div>
              ))}
            </dl>
            <ColumnTable table={tableOf()} />
          </>
        )}
      </details>
    </section>
  );
}
