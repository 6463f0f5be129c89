import { useMemo } from 'react';
import { useSame } from '../../ui/use-same.js';
import type { StudyState } from './study-state.js';

/** What has been chosen, apart from the part of the time that is seen. */
export type StudyChoices = Omit<StudyState, 'range'>;
/** Makes one choice and leaves the others as they are. */
export type Change = (change: Partial<StudyState>) => void;

/** The choices, which stay the same while the reader moves along the time axis. */
export function useChoices(state: StudyState): StudyChoices {
  const { binSeconds, scale, gaps, errors, flagged, vertical, airglow } = state;
  const panels = useSame(state.panels);
  const exposures = useSame(state.exposures);
  return useMemo(
    () => ({ panels, binSeconds, scale, gaps, errors, flagged, exposures, vertical, airglow }),
    [panels, binSeconds, scale, gaps, errors, flagged, exposures, vertical, airglow],
  );
}
