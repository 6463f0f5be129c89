/** Says that photons were made by the simulator, wherever they are shown. */
export function SimulatedBadge() {
  return (
    <span className="badge" data-tone="warn" title="made by the simulator, not observed">
      simulated
    </span>
  );
}
