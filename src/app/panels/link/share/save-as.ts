/** The browser reads a saved file in its own time. */
const KEEP_MS = 60_000;

/** Gives a file to the browser, which puts it where downloads go or asks where. */
export function saveAs(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEEP_MS);
}
