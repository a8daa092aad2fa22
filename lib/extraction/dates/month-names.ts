/** Languages whose month names are listed below. */
const LISTED = /^(?:en|de|fr|es|it|pt|nl|pl|ru)(?![a-z])/i;
/**
 * Month names as pages print them in these languages, whatever language they declare, January
 * first: full names, the inflected forms used in dates, and abbreviations of three letters and
 * more.
 */
const MONTHS: readonly string[] = [
  'january jan januar janvier janv enero ene gennaio gen janeiro januari jänner jaenner stycznia sty января янв',
  'february feb februar février févr fév fevrier febrero febbraio febb fevereiro fev februari feber luty lutego февраля фев',
  'march mar maerz märz mrz mars marzo março marco maart mrt marca марта',
  'april apr avril avr abril abr aprile kwietnia kwi апреля апр',
  'may mai mayo maggio mag maio mei maj maja мая май',
  'june jun juni juin junio giugno giu junho czerwca cze июня июн',
  'july jul juli juillet juil julio luglio lug julho lipca lip июля июл',
  'august aug août aout agosto ago sierpnia sie augustus августа авг',
  'september sep sept septembre septiembre setiembre settembre set setembro września wrz сентября сен',
  'october oct oktober okt octobre octubre ottobre ott outubro out października paź октября окт',
  'november nov novembre noviembre novembro listopada lis ноября ноя',
  'december dec dezember dez décembre déc decembre diciembre dic dicembre dezembro grudnia gru декабря дек desember des',
];
const LISTED_MONTHS: ReadonlyMap<string, number> = new Map(
  MONTHS.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);
/** As used in dates, standing alone, and abbreviated. */
const FORMS: readonly Intl.DateTimeFormatOptions[] = [
  { month: 'long', day: 'numeric' },
  { month: 'long' },
  { month: 'short', day: 'numeric' },
];
const monthsIn = new Map<string, ReadonlyMap<string, number>>();

/**
 * The number of a month, from 1.
 * @param name in lower case
 * @param lang the page's language, for whose month names the browser is asked; a BCP 47 tag or
 * similar
 */
export function monthNumber(name: string, lang: string | null): number | undefined {
  const listed = LISTED_MONTHS.get(name);
  const [language] = /^[a-z]{2,3}(?![a-z])/i.exec(lang ?? '') ?? [];
  if (listed !== undefined || language === undefined || LISTED.test(language)) return listed;
  const known = monthsIn.get(language) ?? namesIn(language);
  monthsIn.set(language, known);
  // Hebrew joins its "in" to the name.
  return known.get(name) ?? known.get(name.replace(/^ב/, ''));
}

/** Extracts a language's month names from formatted dates of 2001; takes about a millisecond. */
function namesIn(language: string): ReadonlyMap<string, number> {
  const names = new Map<string, number>();
  for (const form of FORMS) {
    const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory`, {
      ...form,
      timeZone: 'UTC',
    });
    for (let month = 0; month < 12; month += 1) {
      const parts = format.formatToParts(Date.UTC(2001, month, 2));
      const name = parts.find(({ type }) => type === 'month')?.value.toLocaleLowerCase() ?? '';
      if (/\p{L}/u.test(name)) names.set(name.replace(/\.$/, ''), month + 1);
    }
  }
  return names;
}
