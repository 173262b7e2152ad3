// These functions run in the page, sent there as source: none may use anything from outside its own body.

/** True once an element is there, can be seen and can be used; it is then scrolled into view. */
export function usable(selector: string): boolean {
  const element = document.querySelector<HTMLElement>(selector);
  if (!element || element.matches(':disabled') || !element.checkVisibility({ visibilityProperty: true })) return false;
  element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0;
}

/** Gives a field or an editable element a value, and tells the page as a person's typing and leaving would. */
export function setValue(selector: string, value: string): void {
  const element = document.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`nothing matches ${selector}`);
  element.focus();
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
    element.value = value;
    if (element.value !== value) throw new Error(`${selector} took "${element.value}" for "${value}"`);
  } else if (element.isContentEditable) {
    element.textContent = value;
  } else {
    throw new Error(`${selector} is no field`);
  }
  element.dispatchEvent(new InputEvent('input', { bubbles: true, data: value, inputType: 'insertText' }));
  element.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Chooses an option by its value. */
export function chooseOption(selector: string, value: string): void {
  const element = document.querySelector(selector);
  if (!(element instanceof HTMLSelectElement)) throw new Error(`${selector} is no select`);
  const values = [...element.options].map((option) => option.value);
  if (!values.includes(value)) throw new Error(`${selector} offers ${values.join(', ')}, not ${value}`);
  element.focus();
  element.value = value;
  element.dispatchEvent(new Event('input', { bubbles: true }));
  element.dispatchEvent(new Event('change', { bubbles: true }));
}
