import { describe, expect, it } from 'vitest';
import { inScheme } from './scheme.js';

describe('the colours of a plot', () => {
  it('reach every axis and leave what the figure says', () => {
    const layout = inScheme(
      { xaxis: { title: { text: 'time (s)' } }, yaxis2: { nticks: 5 } } as never,
      'dark',
    );
    const axes = layout as Record<'xaxis' | 'yaxis2', Record<string, unknown>>;
    expect(axes.xaxis).toMatchObject({ title: { text: 'time (s)' }, gridcolor: '#2f3449' });
    expect(axes.yaxis2).toMatchObject({ nticks: 5, gridcolor: '#2f3449' });
  });

  it('differ between light and dark', () => {
    expect(inScheme({}, 'light').font).not.toEqual(inScheme({}, 'dark').font);
  });
});
