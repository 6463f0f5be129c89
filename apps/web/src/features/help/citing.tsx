/** What to name in a paper, as CITATION.cff and the headers of the products have it. */
export function Citing() {
  return (
    <section className="panel form" aria-labelledby="citing">
      <h2 id="citing">How to cite</h2>
      <p>
        Name the HST programmes whose exposures you used (PROPOSID in the headers, “programme” on the pages),
        the rootnames of the exposures, and the software with its version:
      </p>
      <p>
        <code>hstlc: the lightcurve archive of COS and STIS, hstlc contributors</code>
      </p>
      <p>
        A result can be made again from the file name and the checksum (sha256) of the product: both stand in
        the manifest of every bundle.
      </p>
    </section>
  );
}
