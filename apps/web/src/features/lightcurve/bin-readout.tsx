import { Text } from '@mantine/core';
import { exposureColour, exposureShape } from '../../ui/exposure-colours.js';
import { airglowNames } from './airglow-lines.js';
import type { Airglow } from './airglow.js';
import type { Panel } from './panels.js';
import { flagNames } from './quality-words.js';
import type { StudyCurve } from './study-curve.js';

interface Props {
  readonly curve: StudyCurve;
  readonly bin: number | undefined;
  readonly panels: readonly Panel[];
  readonly rootnames: ReadonlyMap<number, string>;
  readonly airglow: Airglow | undefined;
}

/** Everything about the bin that is pointed at, in a place that stays where it is. */
export function BinReadout({ bin, ...rest }: Props) {
  return (
    <div
      className="bin-readout"
      role="status"
      aria-label="the bin pointed at"
      data-empty={bin === undefined || undefined}
    >
      {bin === undefined ? (
        <Text size="sm" c="dimmed">
          Point at a bin, or put the focus on the plot and use the arrow keys: its times, values and flags
          stand here.
        </Text>
      ) : (
        <Bin bin={bin} {...rest} />
      )}
    </div>
  );
}

function Bin({ curve: { columns }, bin, panels, rootnames, airglow }: Props & { readonly bin: number }) {
  const dataset = columns.DATASET[bin]!;
  const flags = flagNames(columns.QUALITY[bin]!);
  return (
    <>
      <span className="together">
        <span
          className="swatch"
          data-shape={exposureShape(dataset)}
          style={{ background: exposureColour(dataset) }}
          aria-hidden
        />{' '}
        <b className="rootname">{rootnames.get(dataset)}</b>
      </span>
      <Fact name="MJD (UTC)" value={columns.MJD[bin]!.toFixed(7)} />
      <Fact name="UTC" value={utcOf(columns.MJD[bin]!)} />
      <Fact name="BJD (TDB)" value={columns.BJD_TDB[bin]!.toFixed(7)} />
      <Fact
        name="counts"
        value={`${rounded(columns.COUNTS[bin]!)} ${errorText(columns.ERROR[bin]!, columns.ERROR_LOWER[bin]!)}`}
      />
      {panels
        .filter(({ name }) => name !== 'counts' && name !== 'exposure')
        .map(({ name, quantity, unit, scale, column, errors }) => (
          <Fact
            key={name}
            name={quantity}
            value={`${rounded(columns[column][bin]! / scale)}${
              errors === undefined
                ? ''
                : ` ${errorText(columns[errors[0]][bin]! / scale, columns[errors[1]][bin]! / scale)}`
            }`}
            unit={unit}
          />
        ))}
      {airglow !== undefined && (
        <Fact name={airglowNames[airglow.line]} value={rounded(airglow.rates[bin]!)} unit="count/s" />
      )}
      <Fact
        name="live"
        value={`${columns.EXPOSURE[bin]!.toFixed(3)} of ${columns.BINS[bin]!.toFixed(3)}`}
        unit="s"
      />
      <Fact name="flags" value={flags.length === 0 ? 'none' : flags.join(', ')} />
    </>
  );
}

function Fact({
  name,
  value,
  unit,
}: {
  readonly name: string;
  readonly value: string;
  readonly unit?: string;
}) {
  return (
    <span className="together">
      <span className="unit">{name}</span> {value}
      {unit !== undefined && <span className="unit"> {unit}</span>}
    </span>
  );
}

function rounded(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(4))) : 'no value';
}

function errorText(upper: number, lower: number): string {
  if (!Number.isFinite(upper)) return '';
  const [up, down] = [upper, lower].map((error) => Number(error.toPrecision(2)));
  return up === down ? `± ${up}` : `+${up} −${down}`;
}

/** An MJD (UTC) as date and time of day, to the hundredth of a second. */
export function utcOf(mjd: number): string {
  const iso = new Date(Math.round((mjd - 40_587) * 86_400_000)).toISOString();
  return `${iso.slice(0, 10)} ${iso.slice(11, 22)}`;
}
