/** Words before the author's name: "By", "Von", "Por", ... */
export const BY_WORDS =
  'by|words by|written by|posted by|published by|reported by|story by|text by|article by|' +
  'author|authors|writer|von|text|texte|autor|autorin|autoren|verfasst von|geschrieben von|' +
  'veröffentlicht von|ein beitrag von|ein gastbeitrag von|interview|par|auteur|auteure|' +
  'publié par|écrit par|rédigé par|por|autores|escrito por|publicado por|redacción|da|di|a ' +
  'cura di|scritto da|pubblicato da|autore|door|auteur|geschreven door|av|af|skrevet av|' +
  'skrevet af|skriven av|tekst|przez|autorka|napisał|napisała|autoři|szerző|írta|de|scris ' +
  'de|toimittaja|kirjoittanut|yazan|yazar|oleh|penulis|bởi|tác giả|автор|авторы|текст|от|' +
  'συντάκτης|του|της|από|بقلم|كتب|کتب|نویسنده|מאת|作者|文|撰文|記者|记者|编辑|責任編集|著者|글|기자|लेखक';

/** Words that mark a part of a byline as a role rather than a name. */
export const ROLES =
  'journalist|journalistin|editor|editor-in-chief|editors|correspondent|reporter|' +
  'reporterin|analyst|staff writer|senior writer|writer|columnist|contributor|contributing|' +
  'photographer|producer|redakteur|redakteurin|korrespondent|korrespondentin|chefredakteur|' +
  'chefredakteurin|volontär|volontärin|autor des|freier|freie|journaliste|rédacteur|' +
  'rédactrice|correspondant|correspondante|envoyé spécial|periodista|redactor|redactora|' +
  'corresponsal|giornalista|redattore|caporedattore|jornalista|repórter|redator|redatora|' +
  'redacteur|journaliste|verslaggever|dziennikarz|redaktor|redaktorka|director|manager|' +
  'president|professor|ceo|founder|co-founder|chief|head of|fellow|intern|specialist|' +
  'expert|associate|assistant|senior|special to|bureau|desk|min read|lesezeit|minutes? ' +
  'read|share|updated|published|followers?|follow|subscribe|comments?|kommentare|views?|' +
  'журналист|корреспондент|редактор|muhabir|editör';

/** Words that appear in place of a missing name. */
export const NO_NAMES =
  '[ap]\\.?m\\.?(?: [a-z]{2,4})?|[a-z]{2}|cortesía|publisher|last|last updated|posted|' +
  'nachricht|no author|min\\.?|stand|admin|administrator|guest|gast|unknown|anonymous|' +
  'anonym|null|undefined|none|n/a|author|topic author|thread starter|original poster|autor|auteur|autore|home|about|contact|impressum|' +
  'login|the author|more|share|wordpress|webmaster|root|user|editor|profile|profil|website|' +
  'facebook|twitter|email|e-mail|read more|all (?:posts|articles)|alle (?:artikel|' +
  'beiträge)|archive|newsletter|http|https';

/**
 * Kinds of work: after these words, `von`, `de` or `di` introduces an author and does not continue
 * a name.
 */
export const WORKS =
  'artikel|beitrag|gastbeitrag|kolumne|kommentar|gastkommentar|interview|text|texte|fotos?|' +
  'analyse|essay|bericht|rezension|reportage|porträt|glosse|meinung|leitartikel|protokoll|' +
  'gespräch|video|illustration(?:en)?|geschrieben|verfasst|veröffentlicht|erstellt|' +
  'gepostet|eine?|articolo|testo|servizio|foto|artículo|texto|article|texte|story|column|' +
  'opinion|review|posted|written|published';

/** Words that mark a line as crediting a picture or the like, not the text. */
export const NOT_TEXT =
  'photos?|photography|images?|pictures?|illustrations?|illustrated|artwork|videos?|graphics?|design(?:ed)?|fotos?|bild(?:er)?|powered';
