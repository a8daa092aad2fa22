/** Words before a photographer's or an agency's name. */
export const CREDIT_WORDS =
  '(?:image|photo) (?:d.)?illustrati(?:ve|on)|photo by|photos by|photo credits?|photo ' +
  'courtesy(?: of)?|photograph by|photography by|photography|photograph|photos?|picture by|' +
  'picture credit|pictures?|image credits?|image by|image courtesy(?: of)?|image source|' +
  'images?|credits?|courtesy of|illustrations? by|illustrations?|video by|file photo|foto ' +
  'de|foto di|foto av|foto van|foto\\(?s?\\)?|fotos|fotografía(?: de)?|fotografia(?: di)?|' +
  'fotograf(?:ie)?|fotocredit|fotoquelle|bildquelle|bildnachweis|bildrechte|bilder|bild|' +
  'titelbild|beitragsbild|symbolbild|symbolfoto|archivbild|archivfoto|grafik|screenshot|' +
  'quelle|copyright|crédits?(?: photos?)?|photographie|imagen|imágenes|crédito|créditos|' +
  'cortesía|immagine|immagini|imagem|reprodução|divulgação|beeld|kuvat?|kilde|källa|' +
  'zdjęcie|fot|źródło|fotoğraf|görsel|фото|снимка|фотография|светлина|φωτογραφία|φωτό|写真|' +
  '撮影|画像|图|图片|图源|摄影|사진|صورة|تصوير|عکس|צילום|ảnh';

/** Agencies that are named as a credit without any such word. */
export const AGENCIES =
  'getty images?|gettyimages|reuters|shutterstock|istock|istockphoto|alamy|ap photo|' +
  'associated press|afp|dpa|picture alliance|imago(?: images)?|unsplash|pexels|pixabay|' +
  'flickr|wikimedia(?: commons)?|bloomberg|epa|efe|ansa|keystone|apa|ddp|adobe stock|' +
  'fotolia|depositphotos|newscom|zuma(?: press)?|xinhua|tass|ria novosti|sipa|corbis|' +
  'nurphoto|anadolu';
