"""Which State a name means, which States a text names, what a State is called on a day."""

from datetime import date

import pytest

from parties.state_names import STATE_CODES, code_of_state, state_name, states_named_in


def test_there_are_193_members_and_two_observers() -> None:
    assert len(STATE_CODES) == 195
    assert {"PSE", "VAT"} <= STATE_CODES
    assert "OTH" not in STATE_CODES


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Mexico", "MEX"),
        ("MEXICO", "MEX"),
        ("du Mexique", "MEX"),
        ("l'Égypte", "EGY"),
        ("l’Egypte", "EGY"),
        ("la República de Chile", "CHL"),
        ("the Islamic Republic of Iran", "IRN"),
        ("Iran (Islamic Republic of)", "IRN"),
        ("República Islámica de Irán", "IRN"),
        ("República Islámica del Irán", "IRN"),
        ("Viet Nam", "VNM"),
        ("Vietnam", "VNM"),
        ("Türkiye", "TUR"),
        ("Turkey", "TUR"),
        ("Turquie", "TUR"),
        ("Côte d'Ivoire", "CIV"),
        ("Cote d’Ivoire", "CIV"),
        ("Ivory Coast", "CIV"),
        ("Swaziland", "SWZ"),
        ("Eswatini", "SWZ"),
        ("Cape Verde", "CPV"),
        ("the former Yugoslav Republic of Macedonia", "MKD"),
        ("Libyan Arab Jamahiriya", "LBY"),
        ("Czech Republic", "CZE"),
        ("República Checa", "CZE"),
        ("Serbia and Montenegro", "SRB"),
        ("Congo", "COG"),
        ("Republic of the Congo", "COG"),
        ("Democratic Republic of Congo", "COD"),
        ("DRC", "COD"),
        ("EE. UU.", "USA"),
        ("Estados Unidos Mexicanos", "MEX"),
        ("St. Kitts & Nevis", "KNA"),
        ("Hellenic Republic", "GRC"),
        ("République de Maurice", "MUS"),
        ("la République du Tchad", "TCD"),
        ("República de El Salvador", "SLV"),
        ("Holy See", "VAT"),
        ("State of Palestine", "PSE"),
        ("Российская Федерация", "RUS"),
        ("جمهورية إيران الإسلامية", "IRN"),
        ("多民族玻利维亚国", "BOL"),
    ],
)
def test_a_name_leads_to_its_state(name: str, code: str) -> None:
    assert code_of_state(name) == code


@pytest.mark.parametrize(
    "name", ["", "the", "Korea", "Mexican", "Government of Mexico", "NSO Group"]
)
def test_what_is_no_states_name_leads_to_none(name: str) -> None:
    assert code_of_state(name) is None


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("A letter has also been sent to the Governments of Israel and Mexico.", ["ISR", "MEX"]),
        ("Mexico, Israel and again Mexico", ["MEX", "ISR"]),
        ("the Democratic Republic of the Congo", ["COD"]),
        ("the Congo and the Democratic Republic of the Congo", ["COG", "COD"]),
        ("Guinea-Bissau, Equatorial Guinea and Papua New Guinea", ["GNB", "GNQ", "PNG"]),
        ("Guinée-Bissau, Guinée équatoriale et Guinée", ["GNB", "GNQ", "GIN"]),
        ("Niger and Nigeria", ["NER", "NGA"]),
        ("Nigeria", ["NGA"]),
        ("South Sudan", ["SSD"]),
        ("South Sudan and the Sudan", ["SSD", "SDN"]),
        ("the Republic of Korea", ["KOR"]),
        ("the Democratic People's Republic of Korea", ["PRK"]),
        ("the Dominican Republic and Dominica", ["DOM", "DMA"]),
        ("Somalia", ["SOM"]),
        ("Romania", ["ROU"]),
        ("le Tchad et el Chad", ["TCD"]),
        ("Georgia", ["GEO"]),
        ("les Gouvernements de l’Égypte et du Maroc", ["EGY", "MAR"]),
        ("los Gobiernos de España y del Perú", ["ESP", "PER"]),
        ("los Estados Unidos Mexicanos y los Estados Unidos de América", ["MEX", "USA"]),
        ("United Kingdom of Great Britain and Northern Ireland", ["GBR"]),
        ("Ireland", ["IRL"]),
        ("Iran (Islamic Republic of), Pakistan", ["IRN", "PAK"]),
        ("the Governments of Serbia and Montenegro", ["SRB", "MNE"]),
        ("Trinidad and Tobago; Saint Vincent & the Grenadines", ["TTO", "VCT"]),
        ("la U.S. Navy y el UK", ["USA", "GBR"]),
        ("El Salvador", ["SLV"]),
        ("索马里和马里", ["SOM", "MLI"]),
        ("إلى حكومتي إسرائيل والمكسيك", ["ISR", "MEX"]),
    ],
)
def test_states_are_found_in_a_text_in_order_and_once(text: str, codes: list[str]) -> None:
    assert states_named_in(text) == codes


@pytest.mark.parametrize(
    "text",
    [
        "Mexican authorities and the Indian press",
        "off the Gulf of Mexico",
        "Ciudad de México",
        "Northern Ireland",
        "the Niger Delta",
        "Mr. Jordan was arrested with Sra. Francia",
        "Dominique et Maurice ont été arrêtés à San Salvador",
        "se usa el agua",
        "Hungarian, Chadian and Malian families",
        "",
    ],
)
def test_adjectives_persons_and_places_are_no_states(text: str) -> None:
    assert states_named_in(text) == []


@pytest.mark.parametrize(
    ("code", "language", "on", "name"),
    [
        ("TUR", "en", date(2022, 5, 31), "Turkey"),
        ("TUR", "en", date(2022, 6, 1), "Türkiye"),
        ("TUR", "ru", date(2010, 1, 1), "Турция"),
        ("SWZ", "en", date(2018, 4, 18), "Swaziland"),
        ("SWZ", "en", date(2018, 4, 19), "Eswatini"),
        ("SRB", "fr", date(2005, 1, 1), "Serbie-et-Monténégro"),
        ("SRB", "fr", date(2001, 1, 1), "Yougoslavie"),
        ("SRB", "fr", date(2006, 6, 3), "Serbie"),
        ("LBY", "es", date(2011, 9, 15), "Jamahiriya Árabe Libia"),
        ("MKD", "en", None, "North Macedonia"),
        ("BOL", "es", None, "Bolivia (Estado Plurinacional de)"),
        ("USA", "ar", None, "الولايات المتحدة الأمريكية"),
    ],
)
def test_a_state_is_called_by_its_name_of_the_day(
    code: str, language: str, on: date | None, name: str
) -> None:
    assert state_name(code, language, on) == name


@pytest.mark.parametrize(("code", "language"), [("XXX", "en"), ("OTH", "en"), ("MEX", "de")])
def test_an_unknown_code_or_language_is_an_error(code: str, language: str) -> None:
    with pytest.raises(KeyError):
        state_name(code, language)
