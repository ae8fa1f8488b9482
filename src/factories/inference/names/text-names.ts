import { type Expression, fake, literal, method, sequence, template } from '../expression.js';
import { endsIn } from '../phrase.js';

/** A guess at a text by the name of its property. */
export interface TextName {
  readonly name: RegExp;
  /** Only in entities whose name matches. */
  readonly entity?: RegExp;
  /** Only beside one of these properties. */
  readonly beside?: RegExp;
  readonly guess: Expression;
  /** The most characters that the guess ever has. */
  readonly longest: number;
  /** The fewest, where that is known. */
  readonly shortest?: number;
  /** Whether a part of it is worth nothing, so that it takes a column that holds all of it. Default: it can be cut. */
  readonly isWhole?: boolean;
}

/** The bcrypt hash of `password`, so that whoever is made up can log in. */
const PASSWORD_HASH = '$2b$10$92IXUNpkjO0rOQ5byMi.Ye4oKoEa3Ro9llC/.og/at2.uheWG/igi';
const PEOPLE =
  'user|person|customer|author|employee|member|contact|patient|student|teacher|client|owner|admin|account|profile|artist|actor|player|guest|driver|candidate|subscriber|recipient';
const COMPANIES =
  'company|organization|organisation|vendor|supplier|brand|merchant|store|shop|publisher|tenant|manufacturer';
const ADDRESS = /(?:^| )(city|zip|zip code|postcode|postal code|street|country|country code)$/;

/** The first that fits counts. */
export const TEXT_NAMES: readonly TextName[] = [
  whole('email|e mail|email address|mail', fake('internet.email'), 80),
  exact('password|password hash|hashed password|passwd', literal(PASSWORD_HASH), 60),
  whole('username|user name|login|handle|nickname|nick', fake('internet.username'), 50),
  part('first name|given name|forename', fake('person.firstName'), 20),
  part('last name|surname|family name', fake('person.lastName'), 25),
  part('middle name', fake('person.middleName'), 20),
  part(
    'full name|display name|real name|contact name|author name|user name|customer name',
    fake('person.fullName'),
    60,
  ),
  whole(
    'phone|phone number|mobile|mobile number|cell|fax|telephone|tel',
    fake('phone.number', { style: 'international' }),
    16,
  ),
  part('address line 2|street 2|address 2|secondary address', fake('location.secondaryAddress'), 20),
  exact('mac|mac address', fake('internet.mac'), 17),
  whole('ip|ip address|ipv 4|remote addr', fake('internet.ipv4'), 15),
  whole('wallet address|bitcoin address', fake('finance.bitcoinAddress'), 64),
  part(
    'street|street address|address line 1|address line|address 1|address',
    fake('location.streetAddress'),
    60,
  ),
  part('city|town|city name', fake('location.city'), 40),
  exact('zip|zip code|postal code|postcode|post code', fake('location.zipCode', '#####'), 5),
  exact('country code|country iso|nationality code', fake('location.countryCode'), 2),
  part('country|country name|nationality', fake('location.country'), 60),
  { ...part('state|region|province|county', fake('location.state'), 25), beside: ADDRESS },
  whole('latitude|lat', method(fake('location.latitude'), 'toString'), 10),
  whole('longitude|lng|lon', method(fake('location.longitude'), 'toString'), 11),
  part(
    'company|company name|organization|organisation|employer|brand|manufacturer|vendor|supplier',
    fake('company.name'),
    70,
  ),
  part('job|job title|occupation|profession|position title', fake('person.jobTitle'), 60),
  part('department', fake('commerce.department'), 20),
  exact('currency code|currency', fake('finance.currencyCode'), 3),
  part('product name|product', fake('commerce.productName'), 50),
  whole('slug|permalink', template(fake('lorem.slug', 2), '-', sequence), 45),
  whole(
    'image|avatar|photo|picture|thumbnail|logo|(?:image|avatar|photo|picture|thumbnail|logo) (?:url|link)',
    fake('image.url'),
    60,
  ),
  whole('url|link|website|homepage|uri|href|site', fake('internet.url'), 60),
  whole('domain|domain name|hostname|host', fake('internet.domainName'), 50),
  whole('user agent|agent', fake('internet.userAgent'), 200),
  exact('color|colour|color code|hex color', fake('color.rgb'), 7),
  whole('iban', fake('finance.iban'), 34),
  whole('bic|swift|bic code|swift code', fake('finance.bic'), 11),
  exact('isbn', fake('commerce.isbn', { separator: '' }), 13),
  exact('ean|gtin|barcode|upc', fake('string.numeric', 13), 13),
  exact(
    'sku|article number|part number|product code',
    fake('string.alphanumeric', { length: 8, casing: 'upper' }),
    8,
  ),
  exact('uuid|guid', fake('string.uuid'), 36),
  exact(
    'token|api key|secret|hash|checksum|digest|fingerprint|api token|signature',
    fake('string.hexadecimal', { length: 64, casing: 'lower', prefix: '' }),
    64,
  ),
  exact('locale', literal('en-US'), 5),
  exact(
    'language code|lang|language|locale',
    fake('helpers.arrayElement', ['en', 'de', 'fr', 'es', 'it']),
    2,
  ),
  whole('timezone|time zone|tz', fake('location.timeZone'), 40),
  whole('mime type|content type|media type|mime', fake('system.mimeType'), 90),
  whole('file name|filename|original name', fake('system.commonFileName'), 80),
  whole('extension|file extension', fake('system.commonFileExt'), 5),
  whole('path|file path', fake('system.filePath'), 150),
  whole('version|semver', fake('system.semver'), 10),
  whole('gender|sex', fake('person.sex'), 6),
  part('color name|colour name', fake('color.human'), 20),
  part('subject|headline|heading|caption|tagline|question', fake('lorem.sentence', { min: 3, max: 6 }), 95),
  part(
    'description|summary|excerpt|abstract|bio|biography|about|comment|message|note|remark|reason|answer|feedback',
    fake('lorem.sentence'),
    160,
  ),
  part('label|tag|keyword|category|topic|genre', fake('lorem.word'), 15),
  { ...part('name', fake('person.fullName'), 60), entity: endsIn(PEOPLE) },
  { ...part('name', fake('company.name'), 70), entity: endsIn(COMPANIES) },
  { ...part('name', fake('commerce.productName'), 50), entity: endsIn('product|item|good|article|variant') },
  { ...part('name', fake('location.city'), 40), entity: endsIn('city|town') },
  { ...part('name', fake('location.country'), 60), entity: endsIn('country') },
  { ...part('name', fake('commerce.department'), 20), entity: endsIn('department') },
  { ...part('title', fake('book.title'), 90), entity: endsIn('book') },
];

function part(names: string, guess: Expression, longest: number): TextName {
  return { name: endsIn(names), guess, longest };
}

function whole(names: string, guess: Expression, longest: number): TextName {
  return { ...part(names, guess, longest), isWhole: true };
}

function exact(names: string, guess: Expression, length: number): TextName {
  return { ...whole(names, guess, length), shortest: length };
}
