import type { EChartsOption } from 'echarts';
import { datasetColours } from '../quicklook/dataset-colours.js';
import type { Collection } from './collection.js';

const bar = '#0072B2';

/** How many targets were exposed for how long in all: decades of seconds, cut in three. */
export function exposureTimeFigure({ targetSeconds }: Collection, fontFamily: string): EChartsOption {
  const steps = targetSeconds
    .filter((seconds) => seconds > 0)
    .map((seconds) => Math.floor(3 * Math.log10(seconds)));
  const first = Math.min(...steps, 0);
  const last = Math.max(...steps, 0);
  const bins = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const label = (step: number) => String(Number((10 ** (step / 3)).toPrecision(2)));
  return barFigure({
    title: 'Exposure time by target',
    fontFamily,
    names: bins.map((step) => `${label(step)}–${label(step + 1)}`),
    values: bins.map((step) => steps.filter((each) => each === step).length),
    axis: 'total exposure time (s)',
    count: 'targets (count)',
  });
}

/** How many exposures were made with each optical element. */
export function opticalElementFigure({ opticalElements }: Collection, fontFamily: string): EChartsOption {
  const sorted = [...opticalElements].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return barFigure({
    title: 'Exposures by optical element',
    fontFamily,
    names: sorted.map(([name]) => name),
    values: sorted.map(([, count]) => count),
    axis: 'optical element (name)',
    count: 'exposures (count)',
  });
}

/** The share of each configuration among the exposures of one instrument and detector. */
export function configurationFigure(
  group: string,
  counts: ReadonlyMap<string, number>,
  fontFamily: string,
): EChartsOption {
  const sorted = [...counts].toSorted(([a, many], [b, few]) => few - many || (a < b ? -1 : 1));
  const total = sorted.reduce((sum, [, count]) => sum + count, 0);
  return {
    animation: false,
    color: [...datasetColours],
    backgroundColor: '#ffffff',
    textStyle: { fontFamily },
    title: {
      text: `${group}: exposures by configuration`,
      left: 24,
      top: 12,
      textStyle: { fontFamily, fontSize: 17 },
    },
    series: [
      {
        type: 'pie',
        radius: ['30%', '62%'],
        center: ['50%', '55%'],
        label: { fontFamily },
        data: sorted.map(([name, value]) => ({
          name: `${name}  ${value} (${((100 * value) / total).toFixed(0)} %)`,
          value,
        })),
      },
    ],
  };
}

interface Bars {
  readonly title: string;
  readonly fontFamily: string;
  readonly names: readonly string[];
  readonly values: readonly number[];
  readonly axis: string;
  readonly count: string;
}

function barFigure({ title, fontFamily, names, values, axis, count }: Bars): EChartsOption {
  const named = { nameLocation: 'middle', nameTextStyle: { fontFamily } } as const;
  return {
    animation: false,
    backgroundColor: '#ffffff',
    textStyle: { fontFamily },
    title: { text: title, left: 24, top: 12, textStyle: { fontFamily, fontSize: 17 } },
    grid: { left: 84, right: 24, top: 60, bottom: 96, outerBoundsMode: 'none' },
    xAxis: {
      ...named,
      type: 'category',
      name: axis,
      nameGap: 72,
      data: [...names],
      axisLabel: { fontFamily, rotate: 45, interval: 0 },
    },
    yAxis: { ...named, type: 'value', name: count, nameGap: 48, minInterval: 1, axisLabel: { fontFamily } },
    series: [{ type: 'bar', data: [...values], itemStyle: { color: bar } }],
  };
}
