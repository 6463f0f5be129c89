export function assembleKernel(): Promise<Uint8Array>;
