import type { Spectrogram } from '@hstlc/lightcurve';
import { useState } from 'react';
import type { Brushed } from '../../plot/brush.js';
import { timeBins, wavelengthBins, wholeCells } from './map-sums.js';
import type { PhotonState } from './photon-state.js';

type Spans = Pick<PhotonState, 'times' | 'wavelengths'>;

/** What is brushed in map and spectrum, in whole cells of the map: seen while it is dragged, in the address when it is let go. */
export function useBrushed(map: Spectrogram, state: PhotonState, onChange: (state: PhotonState) => void) {
  const [dragged, setDragged] = useState<Partial<Spans>>();
  const cellsOf = ({ x, y }: Brushed): Partial<Spans> => ({
    ...(x !== undefined && { times: wholeCells(x, timeBins(map)) }),
    ...(y !== undefined && { wavelengths: wholeCells(y, wavelengthBins(map)) }),
  });
  const { times, wavelengths }: Spans = { ...state, ...dragged };
  return {
    times,
    wavelengths,
    isDragged: dragged !== undefined,
    onDrag: (brushed: Brushed | undefined) => setDragged(brushed && cellsOf(brushed)),
    onEnd: (brushed: Brushed) => {
      setDragged(undefined);
      // an axis that was pressed on and not dragged along is all of it again
      const cleared = {
        ...('x' in brushed && { times: undefined }),
        ...('y' in brushed && { wavelengths: undefined }),
      };
      onChange({ ...state, ...cleared, ...cellsOf(brushed) });
    },
  };
}
