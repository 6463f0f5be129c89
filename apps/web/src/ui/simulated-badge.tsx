/** Says that photons were made by the simulator, wherever they are shown. */
export function SimulatedBadge({ isShort = false }: { readonly isShort?: boolean }) {
  return (
    <span className="badge" data-tone="warn" title="made by the simulator, not observed">
      {isShort ? <abbr title="made by the simulator, not observed">sim</abbr> : 'simulated'}
    </span>
  );
}
