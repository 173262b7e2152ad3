/**
 * Puts text on the clipboard, in the old way where the new one is missing or forbidden. When both fail, the field that
 * shows the text has it selected.
 */
export async function copyText(text: string, field: HTMLTextAreaElement | undefined): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    field?.focus();
    field?.select();
    try {
      return document.execCommand('copy');
    } catch {
      return false;
    }
  }
}
