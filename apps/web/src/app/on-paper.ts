/**
 * Before a page is printed: the light colours, how wide each plot is, for it is not drawn anew, and the address of the page;
 * afterwards the colours that were chosen.
 */
export function prepareForPaper(): void {
  const { dataset } = document.documentElement;
  let scheme = dataset['mantineColorScheme'];
  window.addEventListener('beforeprint', () => {
    scheme = dataset['mantineColorScheme'];
    dataset['mantineColorScheme'] = 'light';
    document.querySelector('main')?.setAttribute('data-address', window.location.href);
    for (const plot of document.querySelectorAll<HTMLElement>('.plot, .brush'))
      plot.style.setProperty('--screen-width', String(plot.clientWidth));
  });
  window.addEventListener('afterprint', () => (dataset['mantineColorScheme'] = scheme));
}
