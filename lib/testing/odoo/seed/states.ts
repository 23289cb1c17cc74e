import { pairs } from './countries.ts';

/**
 * States as Odoo 19 has them, code and name, for the countries whose addresses are of no use without them: US, CA, MX, BR, IE, ES, DE, IT, AU, JP, IN.
 * The embedded Odoo lists none for other countries, though the real one does for some (the counties of GB, say).
 */
export const states: ReadonlyMap<string, readonly (readonly [code: string, name: string])[]> = new Map([
  [
    'US',
    pairs(`
  AA Armed Forces Americas; AE Armed Forces Europe; AK Alaska; AL Alabama; AP Armed Forces Pacific;
  AR Arkansas; AS American Samoa; AZ Arizona; CA California; CO Colorado; CT Connecticut;
  DC District of Columbia; DE Delaware; FL Florida; FM Federated States of Micronesia; GA Georgia; GU Guam;
  HI Hawaii; IA Iowa; ID Idaho; IL Illinois; IN Indiana; KS Kansas; KY Kentucky; LA Louisiana;
  MA Massachusetts; MD Maryland; ME Maine; MH Marshall Islands; MI Michigan; MN Minnesota; MO Missouri;
  MP Northern Mariana Islands; MS Mississippi; MT Montana; NC North Carolina; ND North Dakota; NE Nebraska;
  NH New Hampshire; NJ New Jersey; NM New Mexico; NV Nevada; NY New York; OH Ohio; OK Oklahoma; OR Oregon;
  PA Pennsylvania; PR Puerto Rico; PW Palau; RI Rhode Island; SC South Carolina; SD South Dakota;
  TN Tennessee; TX Texas; UT Utah; VA Virginia; VI Virgin Islands; VT Vermont; WA Washington; WI Wisconsin;
  WV West Virginia; WY Wyoming`),
  ],
  [
    'CA',
    pairs(`
  AB Alberta; BC British Columbia; MB Manitoba; NB New Brunswick; NL Newfoundland and Labrador;
  NS Nova Scotia; NT Northwest Territories; NU Nunavut; ON Ontario; PE Prince Edward Island; QC Quebec;
  SK Saskatchewan; YT Yukon`),
  ],
  [
    'MX',
    pairs(`
  AGU Aguascalientes; BCN Baja California; BCS Baja California Sur; CAM Campeche; CHH Chihuahua; CHP Chiapas;
  CMX Ciudad de México; COA Coahuila; COL Colima; DUR Durango; GRO Guerrero; GUA Guanajuato; HID Hidalgo;
  JAL Jalisco; MEX México; MIC Michoacán; MOR Morelos; NAY Nayarit; NLE Nuevo León; OAX Oaxaca; PUE Puebla;
  QUE Querétaro; ROO Quintana Roo; SIN Sinaloa; SLP San Luis Potosí; SON Sonora; TAB Tabasco; TAM Tamaulipas;
  TLA Tlaxcala; VER Veracruz; YUC Yucatán; ZAC Zacatecas`),
  ],
  [
    'BR',
    pairs(`
  AC Acre; AL Alagoas; AM Amazonas; AP Amapá; BA Bahia; CE Ceará; DF Distrito Federal; ES Espírito Santo;
  GO Goiás; MA Maranhão; MG Minas Gerais; MS Mato Grosso do Sul; MT Mato Grosso; PA Pará; PB Paraíba;
  PE Pernambuco; PI Piauí; PR Paraná; RJ Rio de Janeiro; RN Rio Grande do Norte; RO Rondônia; RR Roraima;
  RS Rio Grande do Sul; SC Santa Catarina; SE Sergipe; SP São Paulo; TO Tocantins`),
  ],
  [
    'IE',
    pairs(`
  AH Armagh; AM Antrim; C Cork; CE Clare; CN Cavan; CW Carlow; D Dublin; DL Donegal; DN Down; FH Fermanagh;
  G Galway; KE Kildare; KK Kilkenny; KY Kerry; LD Longford; LH Louth; LK Limerick; LM Leitrim; LS Laois;
  LY Londonderry; MH Meath; MN Monaghan; MO Mayo; OY Offaly; RN Roscommon; SO Sligo; TE Tyrone; TR Tipperary;
  WD Waterford; WH Westmeath; WW Wicklow; WX Wexford`),
  ],
  [
    'ES',
    pairs(`
  A Alacant (Alicante); AB Albacete; AL Almería; AV Ávila; B Barcelona; BA Badajoz; BI Bizkaia (Vizcaya);
  BU Burgos; C A Coruña (La Coruña); CA Cádiz; CC Cáceres; CE Ceuta; CO Córdoba; CR Ciudad Real;
  CS Castelló (Castellón); CU Cuenca; GC Las Palmas; GI Girona (Gerona); GR Granada; GU Guadalajara;
  H Huelva; HU Huesca; J Jaén; L Lleida (Lérida); LE León; LO La Rioja; LU Lugo; M Madrid; MA Málaga;
  ME Melilla; MU Murcia; NA Navarra (Nafarroa); O Asturias; OR Ourense (Orense); P Palencia;
  PM Illes Balears (Islas Baleares); PO Pontevedra; S Cantabria; SA Salamanca; SE Sevilla; SG Segovia;
  SO Soria; SS Gipuzkoa (Guipúzcoa); T Tarragona; TE Teruel; TF Santa Cruz de Tenerife; TO Toledo;
  V València (Valencia); VA Valladolid; VI Araba/Álava; Z Zaragoza; ZA Zamora`),
  ],
  [
    'DE',
    pairs(`
  DE-BB Brandenburg; DE-BE Berlin; DE-BW Baden-Württemberg; DE-BY Bayern; DE-HB Bremen; DE-HE Hessen;
  DE-HH Hamburg; DE-MV Mecklenburg-Vorpommern; DE-NI Niedersachsen; DE-NW Nordrhein-Westfalen;
  DE-RP Rheinland-Pfalz; DE-SH Schleswig-Holstein; DE-SL Saarland; DE-SN Sachsen; DE-ST Sachsen-Anhalt;
  DE-TH Thüringen`),
  ],
  [
    'IT',
    pairs(`
  AG Agrigento; AL Alessandria; AN Ancona; AO Aosta; AP Ascoli Piceno; AQ L'Aquila; AR Arezzo; AT Asti;
  AV Avellino; BA Bari; BG Bergamo; BI Biella; BL Belluno; BN Benevento; BO Bologna; BR Brindisi; BS Brescia;
  BT Barletta-Andria-Trani; BZ Bolzano; CA Cagliari; CB Campobasso; CE Caserta; CH Chieti;
  CI Carbonia-Iglesias; CL Caltanissetta; CN Cuneo; CO Como; CR Cremona; CS Cosenza; CT Catania;
  CZ Catanzaro; EN Enna; FC Forlì-Cesena; FE Ferrara; FG Foggia; FI Firenze; FM Fermo; FR Frosinone;
  GE Genova; GO Gorizia; GR Grosseto; IM Imperia; IS Isernia; KR Crotone; LC Lecco; LE Lecce; LI Livorno;
  LO Lodi; LT Latina; LU Lucca; MB Monza e Brianza; MC Macerata; ME Messina; MI Milano; MN Mantova;
  MO Modena; MS Massa-Carrara; MT Matera; NA Napoli; NO Novara; NU Nuoro; OG Ogliastra; OR Oristano;
  OT Olbia-Tempio; PA Palermo; PC Piacenza; PD Padova; PE Pescara; PG Perugia; PI Pisa; PN Pordenone;
  PO Prato; PR Parma; PT Pistoia; PU Pesaro e Urbino; PV Pavia; PZ Potenza; RA Ravenna; RC Reggio Calabria;
  RE Reggio Emilia; RG Ragusa; RI Rieti; RM Roma; RN Rimini; RO Rovigo; SA Salerno; SI Siena; SO Sondrio;
  SP La Spezia; SR Siracusa; SS Sassari; SU Sud Sardegna; SV Savona; TA Taranto; TE Teramo; TN Trento;
  TO Torino; TP Trapani; TR Terni; TS Trieste; TV Treviso; UD Udine; VA Varese; VB Verbano-Cusio-Ossola;
  VC Vercelli; VE Venezia; VI Vicenza; VR Verona; VS Medio Campidano; VT Viterbo; VV Vibo Valentia`),
  ],
  [
    'AU',
    pairs(`
  ACT Australian Capital Territory; NSW New South Wales; NT Northern Territory; QLD Queensland;
  SA South Australia; TAS Tasmania; VIC Victoria; WA Western Australia`),
  ],
  [
    'JP',
    pairs(`
  JP-01 北海道; JP-02 青森県; JP-03 岩手県; JP-04 宮城県; JP-05 秋田県; JP-06 山形県; JP-07 福島県; JP-08 茨城県; JP-09 栃木県;
  JP-10 群馬県; JP-11 埼玉県; JP-12 千葉県; JP-13 東京都; JP-14 神奈川県; JP-15 新潟県; JP-16 富山県; JP-17 石川県; JP-18 福井県;
  JP-19 山梨県; JP-20 長野県; JP-21 岐阜県; JP-22 静岡県; JP-23 愛知県; JP-24 三重県; JP-25 滋賀県; JP-26 京都府; JP-27 大阪府;
  JP-28 兵庫県; JP-29 奈良県; JP-30 和歌山県; JP-31 鳥取県; JP-32 島根県; JP-33 岡山県; JP-34 広島県; JP-35 山口県; JP-36 徳島県;
  JP-37 香川県; JP-38 愛媛県; JP-39 高知県; JP-40 福岡県; JP-41 佐賀県; JP-42 長崎県; JP-43 熊本県; JP-44 大分県; JP-45 宮崎県;
  JP-46 鹿児島県; JP-47 沖縄県`),
  ],
  [
    'IN',
    pairs(`
  AN Andaman and Nicobar; AP Andhra Pradesh; AR Arunachal Pradesh; AS Assam; BR Bihar; CG Chattisgarh;
  CH Chandigarh; DD Daman and Diu; DL Delhi; DN Dadra and Nagar Haveli; GA Goa; GJ Gujarat;
  HP Himachal Pradesh; HR Haryana; JH Jharkhand; JK Jammu and Kashmir; KA Karnataka; KL Kerala;
  LD Lakshadweep; MH Maharashtra; ML Meghalaya; MN Manipur; MP Madhya Pradesh; MZ Mizoram; NL Nagaland;
  OD Odisha; PB Punjab; PY Puducherry; RJ Rajasthan; SK Sikkim; TN Tamil Nadu; TR Tripura; TS Telangana;
  UK Uttarakhand; UP Uttar Pradesh; WB West Bengal`),
  ],
]);
