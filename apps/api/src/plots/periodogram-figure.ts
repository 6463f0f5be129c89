import { decimatePowers, peakLabelText, type PeriodSearch } from '@hstlc/lightcurve/periodogram';
import type { EChartsOption } from 'echarts';
import { datasetColours } from '../quicklook/dataset-colours.js';

const [powerColour, peakColour] = datasetColours;
const levelColour = '#5c5b6b';
/** one line: beside a strong peak several would lie on one another */
const shownLevel = 0.001;
/** two to a pixel */
const mostPoints = 2000;

/**
 * The static picture of a periodogram: power by period, its strongest peak, and the power noise exceeds once in a thousand
 * curves. Of thousands of frequencies each group of neighbours is drawn from its lowest to its highest power.
 */
export function periodogramFigure(name: string, search: PeriodSearch, fontFamily: string): EChartsOption {
  const { grid, powers } = search.periodogram;
  const shown = decimatePowers({ powers, grid }, mostPoints);
  const line = [...shown.frequencies].map((frequency, index) => [1 / frequency, shown.powers[index]!]);
  const [peak] = search.peaks;
  const axis = { nameLocation: 'middle', nameTextStyle: { fontFamily }, axisLabel: { fontFamily } } as const;
  return {
    animation: false,
    backgroundColor: '#ffffff',
    textStyle: { fontFamily },
    title: {
      text: name,
      subtext: subtitle(search),
      left: 24,
      top: 8,
      textStyle: { fontFamily, fontSize: 17, color: '#1c1b29' },
      subtextStyle: { fontFamily, fontSize: 12, color: levelColour },
    },
    grid: { left: 84, right: 110, top: 76, bottom: 60, outerBoundsMode: 'none' },
    xAxis: {
      ...axis,
      type: 'log',
      name: 'period (s)',
      nameGap: 34,
      min: 1 / ((grid.firstIndex + grid.count - 1) * grid.stepHz),
      max: 1 / (grid.firstIndex * grid.stepHz),
      axisLabel: { fontFamily, formatter: (value: number) => String(Number(value.toPrecision(3))) },
    },
    yAxis: { ...axis, type: 'value', name: 'Lomb–Scargle power (0 to 1)', nameGap: 52, min: 0 },
    series: [
      {
        type: 'line',
        data: line.toReversed(),
        showSymbol: false,
        lineStyle: { color: powerColour, width: 1 },
        markLine: {
          silent: true,
          symbol: 'none',
          lineStyle: { color: levelColour, type: 'dashed' },
          label: { fontFamily, color: levelColour, formatter: '{b}' },
          data: search.levels
            .filter(({ probability }) => probability === shownLevel)
            .map(({ probability, power }) => ({ name: `FAP ${probability}`, yAxis: power })),
        },
      },
      {
        type: 'scatter',
        data: peak === undefined ? [] : [[peak.periodSeconds, peak.power]],
        symbolSize: 9,
        itemStyle: { color: peakColour },
      },
    ],
  };
}

function subtitle({ peaks: [peak], combined, exposureCount }: PeriodSearch): string {
  const how = `${combined}, ${exposureCount} exposure${exposureCount === 1 ? '' : 's'}`;
  if (peak === undefined) return how;
  const chance = `false-alarm probability ${peak.falseAlarmProbability.toExponential(1)}`;
  const labels = peak.labels.length === 0 ? '' : `, falls on ${peak.labels.map(peakLabelText).join(', ')}`;
  return `strongest period ${peak.periodSeconds.toPrecision(6)} s, ${chance}${labels}; ${how}`;
}
