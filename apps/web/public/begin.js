// The frame of the page stands in its HTML (static-shell.mts): it is painted first, since evaluating the scripts takes longer.
// A page in the background is not painted.
{
  const { page } = document.currentScript.dataset;
  const begin = () => import(page);
  if (document.hidden) begin();
  else requestAnimationFrame(() => setTimeout(begin));
}
