import type { IngestComposite } from '@hstlc/contract';
import type { IngestContext } from './ingest-context.js';

/** The composites that a dry run's exposures would be in, with those the archive holds already. */
export class PredictedComposites {
  private readonly members = new Map<string, Set<string>>();

  add(filename: string, rootname: string): void {
    this.members.set(filename, (this.members.get(filename) ?? new Set()).add(rootname));
  }

  async list({ composites }: IngestContext): Promise<readonly IngestComposite[]> {
    const predicted: IngestComposite[] = [];
    for (const filename of [...this.members.keys()].toSorted()) {
      const known = await composites.membersOf(filename);
      const members = [...new Set([...known, ...this.members.get(filename)!])].toSorted();
      predicted.push({ filename, members, excluded: [] });
    }
    return predicted;
  }
}
