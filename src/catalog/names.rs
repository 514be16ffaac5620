//! Alternative names of countries and services. Used for searching only, never shown.

/// Indonesian, long and short names by ISO 3166 code, where they differ from the English name.
const COUNTRIES: &[(&str, &[&str])] = &[
    ("AE", &["uni emirat arab", "uae", "emirat", "emiratos", "emirados", "dubai"]),
    ("AT", &["austria"]),
    ("BE", &["belgia"]),
    ("BR", &["brasil"]),
    ("CA", &["kanada"]),
    ("CD", &["demokratik kongo", "democratica congo"]),
    ("CF", &["republik afrika tengah", "центральноафриканская"]),
    ("CH", &["swiss"]),
    ("CI", &["pantai gading"]),
    ("CL", &["chili"]),
    ("CM", &["kamerun"]),
    ("CN", &["cina", "tiongkok"]),
    ("CO", &["kolombia"]),
    ("CY", &["siprus"]),
    ("CZ", &["ceko", "czechia", "czech republic"]),
    ("DE", &["jerman", "deutschland"]),
    ("DK", &["denmark"]),
    ("DO", &["republik dominika", "republica dominicana", "доминиканская"]),
    ("DZ", &["aljazair"]),
    ("EG", &["mesir"]),
    ("ES", &["spanyol", "espana"]),
    ("ET", &["etiopia"]),
    ("FI", &["finlandia"]),
    ("FR", &["prancis", "perancis"]),
    ("GB", &["inggris", "uk", "england", "great britain", "britania raya", "vuong quoc anh"]),
    ("GR", &["yunani"]),
    ("HK", &["hongkong"]),
    ("HR", &["kroasia"]),
    ("HU", &["hongaria", "hungaria"]),
    ("ID", &["indonesia", "indo"]),
    ("IE", &["irlandia"]),
    ("IQ", &["irak"]),
    ("IS", &["islandia"]),
    ("IT", &["italia"]),
    ("JO", &["yordania"]),
    ("JP", &["jepang"]),
    ("KE", &["kenya"]),
    ("KG", &["kirgizstan"]),
    ("KH", &["kamboja"]),
    ("KR", &["korea selatan", "korsel", "korea"]),
    ("KZ", &["kazakstan"]),
    ("LB", &["libanon"]),
    ("LT", &["lituania"]),
    ("LV", &["latvia"]),
    ("MA", &["maroko"]),
    ("MG", &["madagaskar"]),
    ("MM", &["burma"]),
    ("MO", &["makau"]),
    ("MV", &["maladewa"]),
    ("MX", &["meksiko"]),
    ("MY", &["malay"]),
    ("MZ", &["mozambik"]),
    ("NL", &["belanda", "holland"]),
    ("NO", &["norwegia"]),
    ("NZ", &["selandia baru"]),
    ("PH", &["filipina", "pinoy"]),
    ("PL", &["polandia"]),
    ("PS", &["palestina"]),
    ("PT", &["portugal"]),
    ("RO", &["rumania"]),
    ("RU", &["rusia"]),
    ("SA", &["arab saudi", "saudi", "ksa"]),
    ("SE", &["swedia"]),
    ("SG", &["singapura"]),
    ("SY", &["suriah"]),
    ("TH", &["muangthai"]),
    ("TL", &["timor leste"]),
    ("TR", &["turki", "turkey", "turkiye"]),
    ("UA", &["ukraina"]),
    ("US", &["amerika serikat", "amerika", "america", "usa", "hoa ky"]),
    ("VN", &["viet nam"]),
    ("YE", &["yaman"]),
    ("ZA", &["afrika selatan", "afsel", "южная африка"]),
];

/// Short names of services, by the first word of their name.
const SERVICES: &[(&str, &[&str])] = &[
    ("whatsapp", &["wa", "whats app"]),
    ("telegram", &["tg", "tele"]),
    ("instagram", &["ig"]),
    ("facebook", &["fb"]),
    ("google", &["gmail", "youtube", "yt"]),
    ("tiktok", &["tik tok", "tt"]),
    ("twitter", &["x"]),
    ("microsoft", &["hotmail", "outlook"]),
];

/// Other names of the country with this ISO code.
pub(super) fn of_country(code: &str) -> &'static [&'static str] {
    let known = COUNTRIES.iter().find(|(known, _)| known.eq_ignore_ascii_case(code));
    known.map(|(_, names)| *names).unwrap_or_default()
}

/// Other names of the service with this name in lower case.
pub(super) fn of_service(name: &str) -> &'static [&'static str] {
    let first = name.split([' ', '/']).next().unwrap_or_default();
    SERVICES.iter().find(|(known, _)| *known == first).map(|(_, names)| *names).unwrap_or_default()
}
