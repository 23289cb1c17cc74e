import type { Language } from './marketplace-profiles.ts';
import type { SeededRandom } from './seeded-random.ts';

interface Names {
  readonly first: readonly string[];
  readonly last: readonly string[];
  /** What a company of that language calls itself after its name. */
  readonly companyForm: string;
}

const split = (words: string): readonly string[] => words.split(' ');

// Common first and last names, combined by chance: nobody in particular.
const names: Readonly<Record<Language, Names>> = {
  ar: {
    first: split('Amal Basma Farid Huda Karim Layla Nadia Omar Rania Samir'),
    last: split('Asfour Bakri Darwish Haddad Khatib Mansour Najjar Qasim Saleh Zaki'),
    companyForm: 'LLC',
  },
  de: {
    first: split('Anja Björn Claudia Dieter Frauke Jörg Katrin Lukas Renate Uwe'),
    last: split('Ackermann Böhm Dietrich Groß Jäger Köhler Lindner Müller Schäfer Weiß'),
    companyForm: 'GmbH',
  },
  en: {
    first: split('Alice Brian Chloe Duncan Emily Frank Hannah Nigel Rosie Walter'),
    last: split("Ashford Bramley Carter Dunmore Ellison Hartley O'Malley Prescott Turner Whitfield"),
    companyForm: 'Ltd',
  },
  es: {
    first: split('Álvaro Begoña Carlos Elena Íñigo Lucía Marta Nuria Rubén Sofía'),
    last: split('Alonso Castaño Domínguez Fuentes Ibáñez Marín Núñez Peña Rojas Vega'),
    companyForm: 'S.L.',
  },
  fr: {
    first: split('Amélie Benoît Camille Didier Élodie François Hélène Julien Noémie Thierry'),
    last: split('Barbier Chevalier Delorme Fabre Gauthier Lefèvre Marchand Petit Rousseau Vasseur'),
    companyForm: 'SARL',
  },
  hi: {
    first: split('Aarav Deepa Ishan Kavita Meera Nikhil Pooja Rohan Sunita Vikram'),
    last: split('Agarwal Bhatt Chopra Desai Iyer Joshi Kapoor Menon Rao Verma'),
    companyForm: 'Pvt Ltd',
  },
  it: {
    first: split('Alessia Bruno Chiara Davide Elisa Fabio Giulia Nicolò Paola Stefano'),
    last: split('Barbieri Conti Esposito Ferrari Galli Lombardi Moretti Ricci Serra Villa'),
    companyForm: 'S.r.l.',
  },
  ja: {
    first: split('一郎 花子 健太 美咲 翔太 陽子 大輔 彩香 直樹 由美'),
    last: split('青木 石川 上田 小川 加藤 木村 斎藤 高橋 中村 山田'),
    companyForm: '株式会社',
  },
  nl: {
    first: split('Anouk Bram Daan Femke Joost Lotte Maarten Roos Sander Wies'),
    last: split('Bakker Dekker Hoekstra Jansen Kuipers Mulder Smit Timmermans Visser Zwart'),
    companyForm: 'B.V.',
  },
  pl: {
    first: split('Agnieszka Bartosz Dorota Grzegorz Jadwiga Kamil Łukasz Małgorzata Paweł Zofia'),
    last: split('Adamczyk Bąk Czarnecka Duda Górska Kowalczyk Lis Mazur Sikora Wójcik'),
    companyForm: 'Sp. z o.o.',
  },
  pt: {
    first: split('Ana Bruna Caio Débora Eduardo Fernanda João Larissa Rafael Tânia'),
    last: split('Almeida Barbosa Cardoso Duarte Ferreira Gonçalves Lima Moreira Ribeiro Teixeira'),
    companyForm: 'Ltda',
  },
  sv: {
    first: split('Anders Birgitta Elin Göran Ingrid Johan Karin Märta Oskar Åsa'),
    last: split('Andersson Berglund Ekström Forsberg Hållberg Lindqvist Nyström Sandberg Wallin Öberg'),
    companyForm: 'AB',
  },
  tr: {
    first: split('Ayşe Burak Cem Derya Elif Gökhan Işıl Mert Özlem Şebnem'),
    last: split('Aksoy Bulut Çelik Demir Erdoğdu Güneş Kaya Öztürk Şahin Yıldız'),
    companyForm: 'A.Ş.',
  },
};

export function makePersonName(random: SeededRandom, language: Language): string {
  const first = random.pick(names[language].first);
  const last = random.pick(names[language].last);
  return language === 'ja' ? `${last} ${first}` : `${first} ${last}`;
}

export function makeCompanyName(random: SeededRandom, language: Language): string {
  const { last, companyForm } = names[language];
  const name = random.pick(last);
  return language === 'ja' ? `${companyForm}${name}商店` : `${name} & ${random.pick(last)} ${companyForm}`;
}
