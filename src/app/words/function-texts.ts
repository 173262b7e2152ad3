/** What people read about a function: a paragraph and its formula, which the page fetches when somebody wants to know. */
export interface FunctionTexts {
  readonly number: number;
  readonly about: string;
  readonly formula: string;
}

/** The suite once more, with its words: what the page begins with has none. */
const GROUPS = import.meta.glob<Readonly<Record<string, readonly FunctionTexts[]>>>(
  '../../core/problems/bbob/{separable,*-conditioning,*-structure}.ts',
  { eager: true, query: '?words' },
);

/** The paragraph, and the lines of the formula: definitions of what it uses stand behind it. Empty for what is no function. */
export function functionTexts(number: number): { readonly about: string; readonly formula: readonly string[] } {
  const all = Object.values(GROUPS).flatMap((group) => Object.values(group).flat());
  const { about, formula } = all.find((texts) => texts.number === number) ?? { about: '', formula: '' };
  return { about, formula: formula === '' ? [] : formula.split(/,\s{2}/) };
}
