import { Button, Group, Switch, Text } from '@mantine/core';
import { FoldingToolbar } from '../../ui/folding-toolbar.js';
import { NumberBox } from '../../ui/number-box.js';
import type { PhotonOverview } from './photon-messages.js';
import type { PhotonState, Span } from './photon-state.js';
import { selectionWords } from './photon-words.js';

interface Props {
  readonly overview: PhotonOverview;
  readonly state: PhotonState;
  readonly onChange: (state: PhotonState) => void;
}

/** What is chosen, typed where it is not dragged. */
export function SelectionBar({ overview, state, onChange }: Props) {
  const { map, goodTimes, instrument, stepSeconds } = overview;
  const set = (change: Partial<PhotonState>) => onChange({ ...state, ...change });
  const lastSecond = Math.ceil(goodTimes.at(-1)?.stop ?? 0);
  const spectral: Span | undefined = map && [
    map.wavelengthStart,
    map.wavelengthStart + map.wavelengthCount * map.wavelengthStep,
  ];
  const isAll = state.times === undefined && state.wavelengths === undefined;
  return (
    <>
      <FoldingToolbar label="which photons" summary="wavelengths, times, bin">
        {spectral !== undefined && (
          <SpanBoxes
            name="wavelength"
            unit="Å"
            span={state.wavelengths}
            whole={spectral}
            onChange={(wavelengths) => set({ wavelengths })}
          />
        )}
        <SpanBoxes
          name="time"
          unit="s"
          span={state.times}
          whole={[0, lastSecond]}
          onChange={(times) => set({ times })}
        />
        <NumberBox
          label="bin (s)"
          value={state.binSeconds}
          placeholder={String(stepSeconds)}
          width={90}
          onChange={(binSeconds) => set({ binSeconds })}
        />
        {instrument === 'COS' && (
          <Switch
            size="xs"
            mih={30}
            label="mask airglow"
            checked={state.airglow === 'mask'}
            onChange={({ currentTarget: { checked } }) => set({ airglow: checked ? 'mask' : 'keep' })}
          />
        )}
        <Button
          size="xs"
          variant="default"
          disabled={isAll}
          onClick={() => set({ times: undefined, wavelengths: undefined })}
        >
          all photons
        </Button>
      </FoldingToolbar>
      <Text size="sm" role="status" aria-label="what is chosen">
        {selectionWords(state, instrument)}
      </Text>
    </>
  );
}

interface SpanProps {
  readonly name: string;
  readonly unit: string;
  readonly span: Span | undefined;
  readonly whole: Span;
  readonly onChange: (span: Span | undefined) => void;
}

/** Both ends of a span; an empty box is the end of the whole. */
function SpanBoxes({ name, unit, span, whole, onChange }: SpanProps) {
  const change = (from: number | undefined, to: number | undefined) => {
    const next = [from ?? whole[0], to ?? whole[1]] as const;
    onChange((from === undefined && to === undefined) || !(next[0] < next[1]) ? undefined : next);
  };
  const text = (value: number) => String(Number(value.toPrecision(7)));
  return (
    <Group gap={4} align="end" wrap="nowrap">
      <NumberBox
        label={`${name} from (${unit})`}
        value={span?.[0]}
        placeholder={text(whole[0])}
        width={140}
        accepts={(value) => value >= 0 && value < (span?.[1] ?? whole[1])}
        complaint="below its end"
        onChange={(from) => change(from, span?.[1])}
      />
      <NumberBox
        label={`to (${unit})`}
        value={span?.[1]}
        placeholder={text(whole[1])}
        width={100}
        accepts={(value) => value > (span?.[0] ?? whole[0])}
        complaint="above its begin"
        onChange={(to) => change(span?.[0], to)}
      />
    </Group>
  );
}
