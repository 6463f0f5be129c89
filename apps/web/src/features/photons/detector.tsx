import { Button, Group, Text, Title, useComputedColorScheme } from '@mantine/core';
import type { DetectorImage } from '@hstlc/lightcurve';
import { useMemo } from 'react';
import { Plot } from '../../plot/plot.js';
import { BoxHandles } from './box-handles.js';
import { BoxNumbers } from './box-numbers.js';
import { movableBoxes, withBox, type MovableBox } from './movable-boxes.js';
import { detectorFigure, detectorHeight } from './photon-figures.js';
import type { PhotonState } from './photon-state.js';
import { parseRows, rowsText } from './row-choices.js';

interface Props {
  readonly images: readonly DetectorImage[];
  readonly state: PhotonState;
  readonly onChange: (state: PhotonState) => void;
}

/** Where the photons fell, and the boxes that spectrum and background are taken from, which can be moved. */
export function Detector({ images, state, onChange }: Props) {
  const scheme = useComputedColorScheme('light');
  // the same rows are the same list only in words
  const [source, background] = [rowsText(state.source), rowsText(state.background)];
  const own = useMemo(
    () => ({ source: parseRows(source), background: parseRows(background) }),
    [source, background],
  );
  const shown = useMemo(
    () =>
      images.map((image) => ({
        image,
        figure: detectorFigure(image, scheme),
        boxes: movableBoxes(image, own),
        rowCount: image.height * image.rowsPerPixel,
      })),
    [images, scheme, own],
  );
  const isOwn = own.source.length + own.background.length > 0;
  const onMoved = (box: MovableBox) => onChange({ ...state, ...withBox(images, box, own) });
  return (
    <section className="panel" aria-label="detector">
      <Heading isOwn={isOwn} onPipeline={() => onChange({ ...state, source: [], background: [] })} />
      <div className="detector-plots" style={{ minHeight: detectorHeight }}>
        {shown.map(({ image, figure, boxes, rowCount }) => (
          <div key={image.segments.join()} className="brushable">
            <Plot
              figure={figure}
              height={detectorHeight}
              label={`photons on the detector, ${image.segments.join(', ')}`}
            />
            <BoxHandles
              layout={figure.layout}
              height={detectorHeight}
              boxes={boxes}
              rowCount={rowCount}
              onMoved={onMoved}
            />
          </div>
        ))}
      </div>
      <Hint isOwn={isOwn} />
      {shown.length > 0 && (
        <BoxNumbers
          boxes={shown.flatMap(({ boxes }) => boxes)}
          rowCount={Math.min(...shown.map(({ rowCount }) => rowCount))}
          onMoved={onMoved}
        />
      )}
    </section>
  );
}

function Heading({ isOwn, onPipeline }: { readonly isOwn: boolean; readonly onPipeline: () => void }) {
  return (
    <Group justify="space-between" px="sm" pt="xs" gap="xs">
      <Title order={2} size="h6">
        Detector, with the times chosen
      </Title>
      <Group gap="sm" fz="xs" c="dimmed">
        <span className="box-key" data-region="source">
          source
        </span>
        <span className="box-key" data-region="background">
          background
        </span>
        <Button
          size="compact-xs"
          variant="default"
          className="no-print"
          disabled={!isOwn}
          onClick={onPipeline}
        >
          boxes of the pipeline
        </Button>
      </Group>
    </Group>
  );
}

function Hint({ isOwn }: { readonly isOwn: boolean }) {
  return (
    <Text size="xs" c="dimmed" px="sm" pb="xs">
      <span className="no-print">
        Drag a box to move it, or its edge to make it wider; arrow keys move the one that has the focus, + and
        − widen it.{' '}
      </span>
      {isOwn &&
        'A box that was moved has the same rows in all columns. There is no flux of own boxes; map, lightcurve and spectrum are of them.'}
    </Text>
  );
}
