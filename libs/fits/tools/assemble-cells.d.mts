export function assembleCells(): Promise<Uint8Array>;
