/** Hands a file made on this page to the reader, as a download. */
export function saveFile(name: string, content: string, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // the download has begun by then, or never will
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
