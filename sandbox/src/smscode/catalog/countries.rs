//! The countries: ISO code, name and calling code. The place in the list is the id, so Indonesia is 6.

pub(super) const COUNTRIES: &str = "\
RU|Russia|7
UA|Ukraine|380
KZ|Kazakhstan|7
CN|China|86
PH|Philippines|63
ID|Indonesia|62
MY|Malaysia|60
KE|Kenya|254
TZ|Tanzania|255
VN|Vietnam|84
KG|Kyrgyzstan|996
IL|Israel|972
HK|Hong Kong|852
PL|Poland|48
GB|United Kingdom|44
MG|Madagascar|261
CD|DR Congo|243
NG|Nigeria|234
MO|Macao|853
EG|Egypt|20
IN|India|91
IE|Ireland|353
KH|Cambodia|855
LA|Laos|856
HT|Haiti|509
CI|Ivory Coast|225
GM|Gambia|220
RS|Serbia|381
YE|Yemen|967
ZA|South Africa|27
RO|Romania|40
CO|Colombia|57
EE|Estonia|372
AZ|Azerbaijan|994
CA|Canada|1
MA|Morocco|212
GH|Ghana|233
AR|Argentina|54
UZ|Uzbekistan|998
CM|Cameroon|237
TD|Chad|235
DE|Germany|49
LT|Lithuania|370
HR|Croatia|385
SE|Sweden|46
IQ|Iraq|964
NL|Netherlands|31
LV|Latvia|371
AT|Austria|43
BY|Belarus|375
TH|Thailand|66
SA|Saudi Arabia|966
MX|Mexico|52
TW|Taiwan|886
ES|Spain|34
IR|Iran|98
DZ|Algeria|213
SI|Slovenia|386
BD|Bangladesh|880
SN|Senegal|221
TR|Turkey|90
CZ|Czechia|420
LK|Sri Lanka|94
PE|Peru|51
PK|Pakistan|92
NZ|New Zealand|64
GN|Guinea|224
ML|Mali|223
VE|Venezuela|58
ET|Ethiopia|251
MN|Mongolia|976
BR|Brazil|55
AF|Afghanistan|93
UG|Uganda|256
AO|Angola|244
CY|Cyprus|357
FR|France|33
PG|Papua New Guinea|675
MZ|Mozambique|258
NP|Nepal|977
BE|Belgium|32
BG|Bulgaria|359
HU|Hungary|36
MD|Moldova|373
IT|Italy|39
PY|Paraguay|595
HN|Honduras|504
TN|Tunisia|216
NI|Nicaragua|505
TL|Timor-Leste|670
BO|Bolivia|591
CR|Costa Rica|506
GT|Guatemala|502
AE|United Arab Emirates|971
ZW|Zimbabwe|263
PR|Puerto Rico|1787
SD|Sudan|249
TG|Togo|228
KW|Kuwait|965
SV|El Salvador|503
LY|Libya|218
JM|Jamaica|1876
TT|Trinidad and Tobago|1868
EC|Ecuador|593
SZ|Eswatini|268
OM|Oman|968
BA|Bosnia and Herzegovina|387
DO|Dominican Republic|1809
SY|Syria|963
QA|Qatar|974
PA|Panama|507
CU|Cuba|53
MR|Mauritania|222
SL|Sierra Leone|232
JO|Jordan|962
PT|Portugal|351
BB|Barbados|1246
BI|Burundi|257
BJ|Benin|229
BN|Brunei|673
BS|Bahamas|1242
BW|Botswana|267
BZ|Belize|501
CF|Central African Republic|236
DM|Dominica|1767
GD|Grenada|1473
GE|Georgia|995
GR|Greece|30
GW|Guinea-Bissau|245
GY|Guyana|592
IS|Iceland|354
KM|Comoros|269
KN|Saint Kitts and Nevis|1869
LR|Liberia|231
LS|Lesotho|266
MW|Malawi|265
NA|Namibia|264
NE|Niger|227
RW|Rwanda|250
SK|Slovakia|421
SR|Suriname|597
TJ|Tajikistan|992
MC|Monaco|377
BH|Bahrain|973
RE|Reunion|262
ZM|Zambia|260
AM|Armenia|374
SO|Somalia|252
CG|Congo|242
CL|Chile|56
BF|Burkina Faso|226
LB|Lebanon|961
GA|Gabon|241
AL|Albania|355
UY|Uruguay|598
MU|Mauritius|230
BT|Bhutan|975
MV|Maldives|960
GP|Guadeloupe|590
TM|Turkmenistan|993
GF|French Guiana|594
FI|Finland|358
LC|Saint Lucia|1758
LU|Luxembourg|352
VC|Saint Vincent and the Grenadines|1784
GQ|Equatorial Guinea|240
DJ|Djibouti|253
AG|Antigua and Barbuda|1268
KY|Cayman Islands|1345
ME|Montenegro|382
DK|Denmark|45
CH|Switzerland|41
NO|Norway|47
AU|Australia|61
ER|Eritrea|291
SS|South Sudan|211
ST|Sao Tome and Principe|239
AW|Aruba|297
MS|Montserrat|1664
AI|Anguilla|1264
JP|Japan|81
MK|North Macedonia|389
SC|Seychelles|248
NC|New Caledonia|687
CV|Cape Verde|238
US|United States|1
PS|Palestine|970
FJ|Fiji|679
KR|South Korea|82
SB|Solomon Islands|677
JE|Jersey|44
BM|Bermuda|1441
TO|Tonga|676
WS|Samoa|685
MT|Malta|356
LI|Liechtenstein|423
GI|Gibraltar|350
SG|Singapore|65
MM|Myanmar|95
XK|Kosovo|383
VU|Vanuatu|678
KI|Kiribati|686
AD|Andorra|376
SM|San Marino|378";
