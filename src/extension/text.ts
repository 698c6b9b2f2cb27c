import english from '../../_locales/en/messages.json' with { type: 'json' };
import { extensionApi } from './browser-api.ts';
import { messageOf } from './message.ts';

/** Name of a sentence in `_locales`. */
export type TextKey = keyof typeof english;

/** A sentence in the browser's language; `$1` to `$9` in it are replaced by the values. Outside an extension, English. */
export function t(key: TextKey, ...values: (string | number)[]): string {
  const texts = values.map(String);
  const text = texts.length ? extensionApi()?.i18n?.getMessage(key, texts) : messageOf(key);
  return text || fill(english[key]?.message ?? key, texts);
}

/** Name of a sentence that is there for one and for many. */
export type CountedKey = { [Key in TextKey]: Key extends `${infer Stem}_other` ? Stem : never }[TextKey];

/** The sentence for a count: `key_one` where the language says so, else `key_other`; the count is `$1`. */
export function tn(key: CountedKey, count: number, ...values: (string | number)[]): string {
  const language = extensionApi()?.i18n?.getUILanguage() ?? 'en';
  if (counting?.language !== language)
    counting = { language, rules: new Intl.PluralRules(language), numbers: new Intl.NumberFormat(language) };
  const form = counting.rules.select(count) === 'one' ? 'one' : 'other';
  return t(`${key}_${form}` as TextKey, counting.numbers.format(count), ...values);
}

/** How the language counts; slow to make. */
let counting: { language: string; rules: Intl.PluralRules; numbers: Intl.NumberFormat } | undefined;

const fill = (text: string, values: string[]) =>
  text.replace(/\$(\d|\$)/g, (whole, mark) => (mark === '$' ? '$' : (values[mark - 1] ?? whole)));
