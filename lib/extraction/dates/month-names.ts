/**
 * Month names as pages print them, January first: full names, the case forms used in dates, and
 * abbreviations of three letters and more, over the languages that the web mostly writes in.
 * Where two languages disagree (listopad), the one with more speakers decides.
 */
const MONTHS: readonly string[] = [
  'january jan januar janvier janv enero ene gennaio gen janeiro januari jänner jaenner styczeń stycznia sty leden ledna január januára ianuarie ianuar января январь янв січня січень януари ocak oca tammikuu tammikuuta janvāris sausio jaanuar ιανουαρίου ιανουάριος ιαν يناير כינואר ינואר siječnja जनवरी januarie',
  'february feb februar février févr fév fevrier febrero febbraio febb fevereiro fev februari feber luty lutego únor února február februára februarie февраля февраль фев лютого лютий февруари şubat subat şub helmikuu helmikuuta februāris vasario veebruar φεβρουαρίου φεβρουάριος φεβ فبراير פברואר veljače फ़रवरी फरवरी',
  'march mar maerz märz mrz mars marzo março marco maart mrt marzec marca březen března március marec martie марта март мар березня березень марта mart maaliskuu maaliskuuta marts märts kovo μαρτίου μάρτιος μαρ مارس מרץ במרץ ožujka मार्च maret',
  'april apr avril avr abril abr aprile kwiecień kwietnia kwi duben dubna április apríl aprila aprilie апреля апрель апр квітня квітень април nisan nis huhtikuu huhtikuuta aprīlis aprill balandžio απριλίου απρίλιος απρ أبريل ابريل אפריל travnja अप्रैल',
  'may mai mayo maggio mag maio mei maj maja květen května május máj mája мая май травня травень май mayıs toukokuu toukokuuta maijs gegužės μαΐου μαϊου μάιος μαι مايو מאי במאי svibnja मई',
  'june jun juni juin junio giugno giu junho czerwiec czerwca cze červen června június jún júna iunie июня июнь июн червня червень юни haziran haz kesäkuu kesäkuuta jūnijs juuni birželio ιουνίου ιούνιος ιουν يونيو يونيه יוני ביוני lipnja जून',
  'july jul juli juillet juil julio luglio lug julho lipiec lipca lip červenec července július júl júla iulie июля июль июл липня липень юли temmuz tem heinäkuu heinäkuuta jūlijs juuli liepos ιουλίου ιούλιος ιουλ يوليو يوليه יולי ביולי srpnja जुलाई',
  'august aug août aout agosto ago sierpień sierpnia sie srpen srpna augusztus augusti augustus augusta августа август авг серпня серпень ağustos agustos ağu elokuu elokuuta augusts rugpjūčio αυγούστου αύγουστος αυγ أغسطس اغسطس אוגוסט kolovoza अगस्त',
  'september sep sept septembre septiembre setiembre settembre set setembro wrzesień września wrz září szeptember septembra septembrie сентября сентябрь сен вересня вересень септември eylül eyl syyskuu syyskuuta septembris rugsėjo σεπτεμβρίου σεπτέμβριος σεπ سبتمبر ספטמבר rujna सितंबर',
  'october oct oktober okt octobre octubre ottobre ott outubro out październik października paź říjen října október októbra octombrie октября октябрь окт жовтня жовтень октомври ekim eki lokakuu lokakuuta oktobris oktoober spalio οκτωβρίου οκτώβριος οκτ أكتوبر اكتوبر אוקטובר अक्टूबर',
  'november nov novembre noviembre novembro listopad listopada lis november novembra noiembrie ноября ноябрь ноя листопада листопад ноември kasım kas marraskuu marraskuuta novembris lapkričio νοεμβρίου νοέμβριος νοε نوفمبر נובמבר studenoga नवंबर',
  'december dec dezember dez décembre déc decembre diciembre dic dicembre dezembro grudzień grudnia gru prosinec prosince december decembra decembrie декабря декабрь дек грудня грудень декември aralık ara joulukuu joulukuuta decembris detsember gruodžio δεκεμβρίου δεκέμβριος δεκ ديسمبر דצמבר prosinca दिसंबर desember des',
];

/** Month number by lower-case name. */
export const MONTH_BY_NAME: ReadonlyMap<string, number> = new Map(
  MONTHS.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);
