import { useMemo } from 'react';
import { airglowNames, type AirglowLine } from './airglow-lines.js';
import { airglowWords } from './airglow-words.js';
import type { Airglow } from './airglow.js';
import type { Panel } from './panels.js';
import type { StudyCurve } from './study-curve.js';

/** What the airglow is compared with. */
export interface AirglowDrawn {
  readonly curve: StudyCurve;
  readonly panels: readonly Panel[];
  /** undefined where no exposure has a TIMELINE */
  readonly airglow: Airglow | undefined;
}

interface Props {
  readonly line: AirglowLine;
  /** rootnames of the exposures without a TIMELINE */
  readonly without: readonly string[];
  readonly drawn: AirglowDrawn;
}

/** What the airglow has to do with the curve, in words, and of which exposures it is not known. */
export function AirglowTold({ line, without, drawn: { curve, panels, airglow } }: Props) {
  const words = useMemo(
    () => (airglow === undefined ? [] : airglowWords(airglow, curve, panels)),
    [airglow, curve, panels],
  );
  if (airglow === undefined)
    return <p>No TIMELINE came with the files of these exposures: their airglow is not known.</p>;
  return (
    <>
      {words.length > 0 && (
        <>
          <p>The rate of {airglowNames[line]}</p>
          <ul className="caveats">
            {words.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </>
      )}
      {words.length === 0 && <p>No bin that is seen has a rate of {airglowNames[line]}.</p>}
      {without.length > 0 && <p>Not known of {without.join(', ')}: no TIMELINE came with these files.</p>}
      <p className="unit">
        r is Pearson&apos;s, over all bins that are seen. The rate counts every photon at the wavelengths of
        the line, the target&apos;s too, and whatever goes with the orbit goes with it.
      </p>
    </>
  );
}
