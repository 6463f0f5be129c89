// The frame of the page stands in its HTML (static-shell.mts): it is painted first, since evaluating the scripts takes longer.
// A page in the background is not painted.
{
  const { page } = document.currentScript.dataset;
  const fail = () => {
    const main = document.querySelector('main');
    main.innerHTML =
      '<div class="nothing" role="alert"><h1>The archive does not answer</h1>' +
      '<p>The page did not arrive whole. Check your connection, then load it again.</p>' +
      '<a class="action" href="">Load it again</a></div>';
    // the frame cannot be used, but its way out can
    main.closest('[inert]').inert = false;
  };
  const begin = () => import(page).catch(fail);
  if (document.hidden) begin();
  else requestAnimationFrame(() => setTimeout(begin));
}
