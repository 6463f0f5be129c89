import { Button, Table, Text } from '@mantine/core';
import { peakLabelText, type PeriodSearch } from '@hstlc/lightcurve/periodogram';
import { aliasesOf } from './peak-aliases.js';
import { chance } from '../../ui/format.js';
import { isSamePeriod, periodParts } from './period-text.js';

interface Props {
  readonly search: PeriodSearch;
  readonly periodSeconds: number | undefined;
  readonly onPeriod: (periodSeconds: number) => void;
  /** by peak, as far as they are known */
  readonly shuffled?: readonly number[] | undefined;
}

const methodNames = { baluev: 'Baluev 2008', davies: 'Davies 1987' } as const;

/** The strongest peaks, with what speaks against each. */
export function PeakTable({ search, periodSeconds, onPeriod, shuffled }: Props) {
  const { peaks, method } = search;
  const aliases = aliasesOf(search);
  if (peaks.length === 0)
    return (
      <Text size="sm" c="dimmed" px="sm" pb="sm">
        The periodogram has no peak.
      </Text>
    );
  return (
    <Table.ScrollContainer type="native" minWidth={420} tabIndex={0} aria-label="peaks">
      <Table fz="sm" verticalSpacing={3}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>peak</Table.Th>
            <Table.Th>period</Table.Th>
            <Table.Th>power</Table.Th>
            <Table.Th
              title={`chance that noise alone has so high a peak anywhere in the search, an upper bound (${methodNames[method]})`}
            >
              false alarm <span className="unit">{methodNames[method]}</span>
            </Table.Th>
            {shuffled !== undefined && (
              <Table.Th title="chance that the same values in another order have so high a peak anywhere in the search">
                by shuffling
              </Table.Th>
            )}
            <Table.Th title="HST's orbit and its parts, the day, peaks of the spectral window, or a stronger peak mirrored by the sampling">
              falls on
            </Table.Th>
            <Table.Th className="no-print">
              <span className="visually-hidden">fold</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {peaks.map((peak, index) => (
            <PeakRow
              key={peak.index}
              peak={peak}
              position={index + 1}
              like={peaks[0]!.periodSeconds}
              shuffled={shuffled?.[index]}
              doubt={doubts(peak.labels, aliases[index])}
              isFolded={isSamePeriod(periodSeconds, peak.periodSeconds)}
              onPeriod={onPeriod}
            />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

interface RowProps extends Pick<Props, 'onPeriod'> {
  readonly peak: PeriodSearch['peaks'][number];
  readonly position: number;
  /** s: the period whose unit is taken */
  readonly like: number;
  readonly doubt: string;
  readonly shuffled: number | undefined;
  readonly isFolded: boolean;
}

/** Periods farther from the strongest peak's than this have a unit of their own. */
const farFactor = 60;

function PeakRow({ peak, position, like, doubt, shuffled, isFolded, onPeriod }: RowProps) {
  const isComparable = peak.periodSeconds > like / farFactor && peak.periodSeconds < like * farFactor;
  const { value, unit } = periodParts(peak.periodSeconds, isComparable ? { like } : {});
  return (
    <Table.Tr data-chosen={isFolded || undefined}>
      <Table.Td>{position}</Table.Td>
      <Table.Td>
        {value} <span className="unit">{unit}</span>
      </Table.Td>
      <Table.Td>{peak.power.toFixed(4)}</Table.Td>
      <Table.Td>{chance(peak.falseAlarmProbability)}</Table.Td>
      {shuffled !== undefined && <Table.Td>{Number(shuffled.toPrecision(2))}</Table.Td>}
      <Table.Td>{doubt}</Table.Td>
      <Table.Td className="no-print">
        <Button
          size="compact-xs"
          variant={isFolded ? 'light' : 'default'}
          aria-pressed={isFolded}
          aria-label={`fold on peak ${position}`}
          onClick={() => onPeriod(peak.periodSeconds)}
        >
          fold
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}

function doubts(labels: PeriodSearch['peaks'][number]['labels'], alias: number | undefined): string {
  const texts = [...labels.map(peakLabelText), ...(alias === undefined ? [] : [`alias of ${alias + 1}`])];
  return texts.join(', ') || '–';
}
