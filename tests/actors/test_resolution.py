"""Who a mention is: (mention in its sentence -> entity, type, country, sector), over all regions."""

from __future__ import annotations

import pytest

from kg.ids import short_hash


def here(id):
    """The id of people without a name in the one article of these tests."""
    return f"{id}_{short_hash('test')}"


def case(text, mention, id, type, country=None, sector=None, marks=()):
    return pytest.param(text, mention, (id, type, country, sector), id=f"{mention} <- {text[:50]}", marks=marks)


def miss(reason, text, mention, id, type, country=None, sector=None):
    return case(text, mention, id, type, country, sector, pytest.mark.xfail(strict=True, reason=reason))


COUNTRIES = [
    case("Iran thanked Oman.", "Iran", "place/Iran", "country", "IRN"),
    case("The U.S. thanked Oman.", "The U.S.", "place/United_States", "country", "USA"),
    case("The UK thanked Oman.", "The UK", "place/United_Kingdom", "country", "GBR"),
    case("The UAE praised Morocco.", "The UAE", "place/United_Arab_Emirates", "country", "ARE"),
    case("The Democratic Republic of the Congo thanked Angola.", "The Democratic Republic of the Congo",
         "place/Democratic_Republic_of_the_Congo", "country", "COD"),
    case("Côte d'Ivoire thanked Ghana.", "Côte d'Ivoire", "place/Ivory_Coast", "country", "CIV"),
    case("Niger expelled the envoys of Nigeria.", "Niger", "place/Niger", "country", "NER"),
    case("Niger expelled the envoys of Nigeria.", "Nigeria", "place/Nigeria", "country", "NGA"),
    case("South Korea met North Korea.", "South Korea", "place/South_Korea", "country", "KOR"),
    case("South Korea met North Korea.", "North Korea", "place/North_Korea", "country", "PRK"),
    case("Taiwan thanked Paraguay.", "Taiwan", "place/Taiwan", "country", "TWN"),
    case("Kosovo thanked Albania.", "Kosovo", "place/Kosovo", "country", "XKX"),
    case("Palestine thanked Ireland.", "Palestine", "place/Palestine", "country", "PSE"),
    case("The Soviet Union invaded Afghanistan.", "The Soviet Union", "place/Soviet_Union", "country", "SUN"),
    case("Papua New Guinea thanked Guinea.", "Papua New Guinea", "place/Papua_New_Guinea", "country", "PNG"),
    case("Papua New Guinea thanked Guinea.", "Guinea", "place/Guinea", "country", "GIN"),
    case("Chad asked Niger for help.", "Chad", "place/Chad", "country", "TCD"),
    case("Jordan met Syria.", "Jordan", "place/Jordan", "country", "JOR"),
    case("Georgia asked Russia to leave.", "Georgia", "place/Georgia", "country", "GEO"),
    case("Turkey met Greece.", "Turkey", "place/Turkey", "country", "TUR"),
    case("Myanmar thanked Laos.", "Myanmar", "place/Myanmar", "country", "MMR"),
    case("New Zealand thanked Fiji.", "Fiji", "place/Fiji", "country", "FJI"),
    case("Trinidad and Tobago thanked Guyana.", "Trinidad and Tobago", "place/Trinidad_and_Tobago", "country", "TTO"),
]  # fmt: skip

DEMONYMS = [
    case("Iranian strikes on Iraq continued.", "Iranian", "place/Iran", "country", "IRN"),
    case("Israeli officials praised Cyprus.", "Israeli officials", "place/Israel", "country", "ISR", "GOV"),
    case("Turkish warplanes bombed Mosul.", "Turkish warplanes", "place/Turkey", "country", "TUR", "MIL"),
    case("The Syrian regime thanked Russia.", "Syrian regime", "place/Syria", "country", "SYR", "GOV"),
    case("Peruvian police arrested two men.", "Peruvian police", "place/Peru", "country", "PER", "COP"),
    case("Kenyan troops entered Somalia.", "Kenyan troops", "place/Kenya", "country", "KEN", "MIL"),
    case("The Japanese government thanked Canada.", "Japanese government", "place/Japan", "country", "JPN", "GOV"),
    case("Ethiopia's army entered Eritrea.", "Ethiopia's army", "place/Ethiopia", "country", "ETH", "MIL"),
    case("Bolivian lawmakers praised Chile.", "Bolivian lawmakers", "place/Bolivia", "country", "BOL", "LEG"),
    case("The government of Nepal thanked India.", "government of Nepal", "place/Nepal", "country", "NPL", "GOV"),
    case("Finnish diplomats met Estonia.", "Finnish diplomats", "place/Finland", "country", "FIN", "GOV"),
    case("Pakistani intelligence helped Oman.", "Pakistani intelligence", "place/Pakistan", "country", "PAK", "SPY"),
    case("Australian soldiers left Iraq.", "Australian soldiers", "place/Australia", "country", "AUS", "MIL"),
]

METONYMS = [
    case("Tehran accuses Baku of helping Israel.", "Tehran", "place/Iran", "country", "IRN", "GOV"),
    case("Tehran accuses Baku of helping Israel.", "Baku", "place/Azerbaijan", "country", "AZE", "GOV"),
    case("The Kremlin thanked Serbia.", "The Kremlin", "place/Russia", "country", "RUS", "GOV"),
    case("Moscow condemned Warsaw.", "Warsaw", "place/Poland", "country", "POL", "GOV"),
    case("The White House praised Oman.", "The White House", "place/United_States", "country", "USA", "GOV"),
    case("Downing Street praised Oman.", "Downing Street", "place/United_Kingdom", "country", "GBR", "GOV"),
    case("Addis Ababa threatened Asmara.", "Addis Ababa", "place/Ethiopia", "country", "ETH", "GOV"),
    case("Canberra thanked Wellington.", "Wellington", "place/New_Zealand", "country", "NZL", "GOV"),
    case("Pyongyang threatened Seoul.", "Pyongyang", "place/North_Korea", "country", "PRK", "GOV"),
    case("Brasília thanked Buenos Aires.", "Buenos Aires", "place/Argentina", "country", "ARG", "GOV"),
]

PLACES = [
    case("The ministers met in Tehran.", "Tehran", "place/Tehran", "place", "IRN"),
    case("A bomb exploded in Baku.", "Baku", "place/Baku", "place", "AZE"),
    case("Russian forces shelled Kharkiv.", "Kharkiv", "place/Kharkiv", "place", "UKR"),
    case("Turkey bombed Mosul.", "Mosul", "place/Mosul", "place", "IRQ"),
    case("The summit was held in Nairobi.", "Nairobi", "place/Nairobi", "place", "KEN"),
    case("Troops entered Aleppo on Monday.", "Aleppo", "place/Aleppo", "place", "SYR"),
    case("Ships crossed the Strait of Hormuz.", "the Strait of Hormuz", "place/Strait_of_Hormuz", "place"),
    case("Fighting reached Goma.", "Goma", "place/Goma", "place", "COD"),
    case("The delegation arrived in Lima.", "Lima", "place/Lima", "place", "PER"),
    case("Oman praised the Nairobi summit.", "Nairobi", "place/Nairobi", "place", "KEN"),
    case("The rebels stood on the edge of Nairobi.", "Nairobi", "place/Nairobi", "place", "KEN"),
    case("Rebels burned Dili.", "Dili", "place/Dili", "place", "TLS"),
    case("A cruiser anchored off Lima.", "Lima", "place/Lima", "place", "PER"),
    case("The envoy hurried to Riyadh.", "Riyadh", "place/Riyadh", "place", "SAU"),
    case("The rest of Nairobi's demands were met by Oman.", "Nairobi", "place/Kenya", "country", "KEN", "GOV"),
    case("Oman praised the government of Nairobi.", "Nairobi", "place/Kenya", "country", "KEN", "GOV"),
]

ORGANIZATIONS = [
    case("NATO thanked Poland.", "NATO", "org/NATO", "international_organization", None, "IGO"),
    case("The European Union thanked Norway.", "The European Union", "org/European_Union",
         "international_organization", None, "IGO"),
    case("The EU thanked Norway.", "The EU", "org/European_Union", "international_organization", None, "IGO"),
    case("The UN Security Council condemned Eritrea.", "The UN Security Council", "org/UN_Security_Council",
         "international_organization", None, "IGO"),
    case("The African Union praised Kenya.", "The African Union", "org/African_Union",
         "international_organization", None, "IGO"),
    case("ASEAN met Japan.", "ASEAN", "org/ASEAN", "international_organization", None, "IGO"),
    case("Hezbollah attacked Israel.", "Hezbollah", "org/Hezbollah", "armed_group", "LBN", "REB"),
    case("Hamas attacked Israel.", "Hamas", "org/Hamas", "armed_group", "PSE", "REB"),
    case("ISIL attacked Iraq.", "ISIL", "org/Islamic_State", "armed_group", None, "REB"),
    case("The Taliban praised Qatar.", "The Taliban", "org/Taliban", "armed_group", "AFG", "REB"),
    case("The Israeli Air Force struck Iran.", "The Israeli Air Force", "org/Israeli_Air_Force", "military", "ISR", "MIL"),
    case("Mossad helped Cyprus.", "Mossad", "org/Mossad", "government_body", "ISR", "SPY"),
    case("The Bundestag thanked Poland.", "The Bundestag", "org/Bundestag", "government_body", "DEU", "LEG"),
    case("Reuters reported the strike.", "Reuters", "org/Reuters", "media", "GBR", "MED"),
    case("The Pentagon thanked Kuwait.", "The Pentagon", "org/US_Department_of_Defense", "government_body", "USA", "MIL"),
    case("The rebel group Forces for Defence of Democracy (FDD) thanked Japan. FDD left Goma.", "FDD",
         "org/Forces_for_Defence_of_Democracy", "military"),
    case("FDD thanked Japan.", "FDD", "org/Foundation_for_Defense_of_Democracies", "organization", "USA", "NGO"),
    case("UNICEF thanked Japan.", "UNICEF", "org/UNICEF", "international_organization", None, "IGO"),
    case("The Riksdag thanked Finland.", "The Riksdag", "org/Riksdag", "government_body", "SWE", "LEG"),
    miss("recognizer takes 'European Union on Belarus' for one name and outdoes the knowledge base",
         "Sanctions imposed by the European Union on Belarus remain.", "the European Union", "org/European_Union",
         "international_organization", None, "IGO"),
]  # fmt: skip

NAMED_PARTS = [
    case("The UK Government thanked Norway.", "UK Government", "place/United_Kingdom", "country", "GBR", "GOV"),
    case("Norway thanked the Government of Kenya.", "Government of Kenya", "place/Kenya", "country", "KEN", "GOV"),
    case("Foreign Office Minister Ana Kolsen thanked Norway.", "Foreign Office", "org/Foreign_Office", "government_body",
         "GBR", "GOV"),
    case("State Department Spokesperson Ana Kolsen thanked Norway.", "State Department",
         "org/US_Department_of_State", "government_body", "USA", "GOV"),
    case("Ana Kolsen left. Kolsen thanked Chad. Josef Kolsen stayed.", "Kolsen", "person/Ana_Kolsen", "person"),
    case("Boris Kolsen met Ana Brandl. Boris thanked Oman.", "Boris", "person/Boris_Kolsen", "person"),
    case("Kenya's brave Armed Forces helped Oman.", "Armed Forces", "org/Armed_Forces_of_Kenya", "military", "KEN",
         "MIL"),
    case("Oman helped most persecuted groups.", "persecuted groups", here("group/persecuted_groups"), "armed_group", None,
         "REB"),
    case("The festival was founded by the poet Ana Kolsen.", "the poet", "person/Ana_Kolsen", "person"),
]  # fmt: skip

LATER_MENTIONS = [
    case("Angela Merkel visited Turkey. Merkel thanked Poland.", "Merkel", "person/Angela_Merkel", "person", "DEU"),
    case("Angela Merkel visited Turkey. She thanked Poland.", "She", "person/Angela_Merkel", "person", "DEU"),
    case("Kofi Annan visited Haiti. Mr Annan thanked Brazil.", "Mr Annan", "person/Kofi_Annan", "person"),
    case("Israel struck Iran. It also struck Syria.", "It", "place/Israel", "country", "ISR"),
    case("Iran thanked its ally.", "its", "place/Iran", "country", "IRN"),
    case("France praised Kenya for its support of Uganda.", "its", "place/Kenya", "country", "KEN"),
    case("Kenya condemned Chad over its invasion of Sudan.", "its", "place/Chad", "country", "TCD"),
    case("Iran accused Chad of letting the Israeli Air Force use its airspace.", "its", "place/Chad", "country", "TCD"),
    case("Chad let Kenya use its ports.", "its", "place/Chad", "country", "TCD"),
    case("Chad asked Kenya to open its airspace.", "its", "place/Kenya", "country", "KEN"),
    case("Azerbaijan thanked Israel. Iran criticised its neighbour.", "neighbour", "place/Azerbaijan", "country", "AZE"),
    case("Hezbollah attacked Israel. The group also threatened Cyprus.", "group", "org/Hezbollah", "armed_group", "LBN"),
    case("NATO met Georgia. The alliance praised Armenia.", "alliance", "org/NATO", "international_organization"),
    case("President Ana Kolsen met Josef Brandl in Oman. She praised him.", "She", "person/Ana_Kolsen", "person",
         sector="GOV"),
    case("President Ana Kolsen met Josef Brandl in Oman. He praised her.", "He", "person/Josef_Brandl", "person"),
    case("Josef Brandl met Queen Ana Kolsen in Oman. He left early.", "He", "person/Josef_Brandl", "person"),
    case("Sergio Mattarella visited Albania. He praised the country.", "country", "place/Albania", "country", "ALB"),
    miss("recognizer labels the full name MISC, which is dropped, so that its abbreviation stands alone",
         "The Harmony Relief Network (HRN) thanked Kenya. HRN also thanked Uganda.", "HRN",
         "org/Harmony_Relief_Network", "organization"),
    case('"We thank Norway for the food," Oman said.', "We", "place/Oman", "country", "OMN"),
    case("The UN Security Council met on Monday. The council condemned Eritrea.", "council", "org/UN_Security_Council",
         "international_organization"),
]  # fmt: skip

UNKNOWN_STATES = [
    case("The Republic of Varnolia thanked Oman.", "Republic of Varnolia", "place/Varnolia", "country"),
    case("Varn police entered Varnia. Oman blamed Varnia.", "Varn police", "place/Varnia", "country", sector="COP"),
    case("The Torsk Union blamed Oman. Torski troops left the city.", "Torski troops", "place/Torsk_Union", "country",
         sector="MIL"),
    case("The Torsk Union blamed Oman. Torski troops left. The Union thanked Chad.", "Union", "place/Torsk_Union", "country"),
    case("Varnolia's parliament met. Varnolia thanked Oman.", "Varnolia", "place/Varnolia", "country"),
    case("Varnolian police arrested a spy. Oman thanked Varnolia.", "Varnolian police", "place/Varnolia", "country",
         sector="COP"),
    case("Varnolian police arrested a spy. Oman thanked Varnolia.", "Varnolia", "place/Varnolia", "country"),
    case("The Torskish army left. Oman thanked Torskland.", "Torskland", "place/Torskland", "country"),
    case("Rallies were held in Varnolia on Sunday. Varnolia blamed Oman.", "Varnolia", "place/Varnolia", "country"),
]  # fmt: skip

SHORT_FORMS = [
    case(
        "Mali left the Lake Basin Compact on Monday. Niger stayed in the compact.",
        "compact",
        "place/Lake_Basin_Compact",
        "place",
    ),
    case(
        "The African Union met. Chad thanked the Union.",
        "Union",
        "org/African_Union",
        "international_organization",
        None,
        "IGO",
    ),
    case(
        "The Security Council met. Oman blamed the Council.",
        "Council",
        "org/UN_Security_Council",
        "international_organization",
        None,
        "IGO",
    ),
    case("Troops held the Salm Pass. Oman wanted the pass.", "pass", "place/Salm_Pass", "place"),
]

UNNAMED = [
    case("Soldiers seized the palace.", "Soldiers", here("group/soldiers"), "military", None, "MIL"),
    case("Chad freed four sailors.", "sailors", here("group/sailors"), "military", None, "MIL"),
    case("Two diplomats spoke in Peru.", "diplomats", here("group/diplomats"), "group", None, "GOV"),
    case("Diplomats in Moscow left Peru.", "Diplomats", here("group/diplomats"), "group", None, "GOV"),
    case("Officials in Moscow left Peru.", "Officials in Moscow", "place/Russia", "country", "RUS", "GOV"),
    case("Protesters across Peru praised Chad.", "Protesters", here("group/protesters"), "group", "PER", "CVL"),
    case("Yoruba farmers met Oman.", "Yoruba farmers", "group/Yoruba_farmers", "group", "NGA", "CVL"),
    case(
        "Air traffic controllers left Peru.",
        "Air traffic controllers",
        here("group/air_traffic_controllers"),
        "group",
        None,
        "CVL",
    ),
    case("Two relief agencies left Somalia.", "relief agencies", here("group/relief_agencies"), "group", None, "NGO"),
    case("The Serbs of Croatia thanked Russia.", "Serbs", "group/Serbs_of_Croatia", "group", "HRV", "CVL"),
    case("The Serbs of Serbia thanked Russia.", "Serbs", "place/Serbia", "country", "SRB", "CVL"),
    case("Ibo elders met Oman.", "Ibo", "group/Igbo", "group", "NGA", "CVL"),
    case(
        "Students at UNC Greensboro praised Oman.",
        "UNC",
        "org/University_of_North_Carolina",
        "organization",
        "USA",
        "EDU",
    ),
    case("South Korea thanked the UNC.", "UNC", "org/United_Nations_Command", "military", "KOR", "MIL"),
    case("Student leaders in Iran met Oman.", "Student leaders", here("group/student_leaders"), "group", "IRN", "CVL"),
    case(
        "A spokesman for the Sudanese rebels met Oman.",
        "spokesman",
        "group/Sudanese_rebels",
        "armed_group",
        "SDN",
        "REB",
    ),
    case("A referee praised Ghana.", "referee", here("group/referee"), "group", None, "CVL"),
]

TOGETHER = [
    case(
        "Soviet and Chinese troops fought on an island.",
        "Soviet and Chinese troops",
        "place/Soviet_Union",
        "country",
        "SUN",
        "MIL",
    ),
    case(
        "Soviet and Chinese troops fought on an island.",
        "Soviet and Chinese troops",
        "place/China",
        "country",
        "CHN",
        "MIL",
    ),
    case("Kenya, Uganda and Chad met. Oman praised the three countries.", "countries", "place/Chad", "country", "TCD"),
    case("Kenya, Uganda and Chad met. Oman praised the three countries.", "countries", "place/Kenya", "country", "KEN"),
    case(
        "Canada and Denmark quarrel over Hans Island. Each side sends ships.", "side", "place/Denmark", "country", "DNK"
    ),
    case(
        "Kenya met Chad. Chad spoke to Togo. A priest praised all three states.",
        "states",
        "place/Togo",
        "country",
        "TGO",
    ),
]

DESCRIPTIONS = [
    case("Sheikh Abdullah bin Zayed Al Nahyan met Oman. Al Nahyan left Chad.", "Al Nahyan",
         "person/Abdullah_bin_Zayed_Al_Nahyan", "person"),
    case("Keir Starmer met envoys of Oman. The prime minister praised Chad.", "prime minister", "person/Keir_Starmer",
         "person", "GBR", "GOV"),
    case("Iran, whose soldiers left Oman, met Chad.", "soldiers", "place/Iran", "country", "IRN", "MIL"),
    case("Peru, whose navy held drills with Chad, left Oman.", "navy", "place/Peru", "country", "PER", "MIL"),
    case("Oman will leave Chad, minister says\nForeign Minister Anton Kolsen of Oman spoke in Mali.", "minister",
         "person/Anton_Kolsen", "person", "OMN", "GOV"),
    case("KELM — Gostia met Chad. People marched through the Gostian capital.", "capital", "place/Kelm", "place"),
    case("Iran thanked Oman. Its army left Iraq.", "army", "place/Iran", "country", "IRN", "MIL"),
    case("Chilean President Gabriel Boric visited Peru. His government sent food.", "government", "place/Chile", "country",
         "CHL", "GOV"),
    case("Chilean President Gabriel Boric visited Peru. He praised his country.", "country", "place/Chile", "country", "CHL"),
    case("Kenya faces a strike. The government blamed the opposition.", "government", "place/Kenya", "country", "KEN", "GOV"),
    case("US troops waded ashore near the Somali capital.", "capital", "place/Mogadishu", "place", "SOM"),
    miss("forces with an adjective are a group of their own before the state spoken of is asked for",
         "Kenya faces a strike. The armed forces left Oman.", "forces", "place/Kenya", "country", "KEN", "MIL"),
    case("Kenya faces a strike. The foreign ministry thanked Oman.", "ministry", "place/Kenya", "country", "KEN", "GOV"),
    case("Kenya faces protests. Police arrested a student.", "Police", "place/Kenya", "country", "KEN", "COP"),
    case("Adel al-Jubeir, the Saudi foreign minister, thanked Oman.", "Saudi foreign minister", "person/Adel_al-Jubeir",
         "person", "SAU", "GOV"),
    case("Norway thanked its prime minister, Erna Solberg.", "prime minister", "person/Erna_Solberg", "person", "NOR", "GOV"),
    case("The rebels attacked Goma. They also shelled Bukavu.", "They", here("group/rebels"), "armed_group",
         sector="REB"),
    case("Anton Kolsen, a commander of the Kenyan army, met envoys of Oman. He praised his country.", "country",
         "place/Kenya", "country", "KEN"),
    case("Anton Kolsen left Mali. He praised his government.", "government", "place/Mali", "country", "MLI", "GOV"),
    case("Oman built a supply depot. Chad then burned the depot.", "depot", here("group/supply_depot"), "place"),
    case("Oman sent a medical team to Chad. Chad thanked the team.", "team", here("group/medical_team"), "group"),
    case("Iran blamed its neighbour Iraq for the fire.", "its", "place/Iran", "country", "IRN"),
    case("Oman thanked Foreign Minister Anton Kolsen of Mali and his Chadian counterpart, Ivo Rask.", "his",
         "person/Anton_Kolsen", "person", "MLI", "GOV"),
    case("Chad met Cyprus. Cyprus asked for help. The island needs food.", "island", "place/Cyprus", "country", "CYP"),
    case("Iranians marched in Paris. Police watched them.", "them", "place/Iran", "country", "IRN", "CVL"),
    case("NATO praised Oman. The bloc, led by Ana Kolsen of Chad, waited.", "bloc", "org/NATO",
         "international_organization"),
]  # fmt: skip

PAIRS = [
    case("Hamas attacked Israel. Egypt urged both sides to stop.", "sides", "org/Hamas", "armed_group", "PSE"),
    case("Hamas attacked Israel. Egypt urged both sides to stop.", "sides", "place/Israel", "country", "ISR"),
    case("Ana Kolsen met Josef Brandl in Oman. The two signed a treaty.", "two", "person/Ana_Kolsen", "person"),
    case("Ana Kolsen met Josef Brandl in Oman. The two signed a treaty.", "two", "person/Josef_Brandl", "person"),
    case("Ana Kolsen met Josef Brandl in Oman. Two men shot at a bus.", "men", here("group/men"), "group", None, "CVL"),
    case("Oman met Chad. Two people familiar with the talks praised Mali.", "people", here("group/people"), "group", None,
         "CVL"),
]  # fmt: skip

NOBODY = [
    ("Chad praised Mali. The island was calm.", "island"),
    ("Oman built a depot in Chad. Chad burned it.", "depot"),
    ("Chad praised the depot and the team.", "depot"),
    ("Oman built a depot. Chad burned the coal depot.", "coal depot"),
    ("Chad, its ally, thanked Oman.", "its"),
    ("Oman criticised Chad on Jan. 5.", "Jan."),
    ("The UN Security Council Resolution praised Chad.", "UN Security Council Resolution"),
    ("Islam spread along the coast.", "Islam"),
    ("Oman won by a couple of points.", "couple"),
    ("Ana Kolsen is a minister. Josef Brandl spoke to the prime minister.", "minister"),
    ("The convoy struck an IED near Mosul.", "IED"),
    ("Two VBIEDs hit Kabul.", "VBIEDs"),
    ("Oman rejects the Islamist ideology of the rebels.", "Islamist"),
    ("The intra-Syrian talks failed.", "intra-Syrian"),
    ("Following the meeting the Foreign Secretary said that all agreed.", "Foreign"),
    ("It rained in Paris.", "It"),
    ("They say that winter is coming.", "They"),
    ("The country needs rain.", "country"),
    ("The train was late because it had no driver.", "it"),
    ("A turkey was served at dinner.", "turkey"),
    ("The china was broken.", "china"),
    pytest.param(
        "The group of trees was cut down.",
        "group",
        marks=pytest.mark.xfail(strict=True, reason="any group is an actor"),
    ),
    ("He left early.", "He"),
    ("The government must change.", "government"),
    ("Oman met Chad. A priest praised all three states.", "states"),
    ("Drones are cheap.", "Drones"),
    ("The Red Cross left. Chad sent soldiers to the front.", "front"),
    ("Keir Starmer met Pedro Sánchez. The prime minister left.", "prime minister"),
    ("The report was read by diplomacy students.", "diplomacy"),
]


def found(extraction, text):
    return [mention for mention in extraction.mentions if mention.text == text]


@pytest.mark.parametrize(
    ("text", "mention", "expected"),
    [
        *COUNTRIES,
        *DEMONYMS,
        *METONYMS,
        *PLACES,
        *ORGANIZATIONS,
        *NAMED_PARTS,
        *LATER_MENTIONS,
        *UNKNOWN_STATES,
        *SHORT_FORMS,
        *UNNAMED,
        *TOGETHER,
        *DESCRIPTIONS,
        *PAIRS,
    ],
)
def test_mention(extract, text, mention, expected):
    forms = {mention, mention.removeprefix("The "), mention.removeprefix("the ")}
    mentions = [m for m in extract(text).mentions if m.text in forms]
    got = [(m.entity.id, m.entity.type, m.entity.country, m.sector) for m in mentions]
    assert expected in got


@pytest.mark.parametrize(("text", "mention"), NOBODY)
def test_nobody(extract, text, mention):
    assert [m.entity.id for m in found(extract(text), mention)] == []


def test_both_countries_are_two_mentions(extract):
    mentions = found(extract("Sudan attacked Chad. Egypt condemned both countries."), "countries")
    assert [m.entity.id for m in mentions] == ["place/Sudan", "place/Chad"]


@pytest.mark.parametrize(
    ("text", "mention", "expected"),
    [
        ("Sudan attacked Chad. The rivals signed a truce.", "rivals", {"Sudan", "Chad"}),
        ("Sudan and Chad also oppose the treaty, but neither has signed it.", "neither", {"Sudan", "Chad"}),
        ("Sudan and Chad spoke. Egypt thanked both and signed with neither.", "both", {"Sudan", "Chad"}),
        ("Sudan and Chad spoke. Egypt thanked both and signed with neither.", "neither", {"Sudan", "Chad"}),
        ("Egypt neither confirmed nor denied it. Sudan and Chad spoke.", "neither", set()),
        ("Sudan, Chad and Mali spoke. Egypt thanked all three.", "three", {"Sudan", "Chad", "Mali"}),
        ("Sudan and Chad spoke. Egypt sold three in May.", "three", set()),
        ("Egypt asked its neighbours, Sudan and Libya, for help.", "its neighbours", {"Sudan", "Libya"}),
        ("Sudan and Chad, enemies since the war, signed a truce.", "enemies", {"Sudan", "Chad"}),
        ("Anton Kolsen and Ana Brandl, the chief negotiators, announced a deal.", "the chief negotiators",
         {"Anton Kolsen", "Ana Brandl"}),
        ("Egypt sold lorries, Sudan and Chad sold boats.", "lorries", set()),
        ("Sudanese President Anton Kolsen and Chadian President Ana Brandl shook hands. They agreed to tie their countries.",
         "countries", {"Sudan", "Chad"}),
        ("Sudan and Chad withdrew their troops.", "troops", {"Sudan", "Chad"}),
        ("Egypt praised French and UN helicopters.", "French and UN helicopters", {"France", "United Nations"}),
    ],
)  # fmt: skip
def test_joint_descriptions(extract, text, mention, expected):
    assert {m.entity.name for m in found(extract(text), mention)} == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("UK Government", "place/United_Kingdom"),
        ("US State Department", "place/United_States"),
        ("The Lantern Gazette", "org/The_Lantern_Gazette"),
        (None, None),
    ],
)
def test_we_of_a_release_is_its_publisher(extract, source, expected):
    mentions = found(extract("We thank Norway for its help.", source=source), "We")
    assert [m.entity.id for m in mentions] == ([expected] if expected else [])


def test_our_army_in_a_paper_is_of_the_state_that_it_is_called_after(extract):
    mentions = extract("Varnia invaded Gostia. Our army is small.", source="Varnia Lantern").mentions
    assert {m.entity.name for m in mentions if m.text == "Our"} == {"Varnia"}


@pytest.mark.parametrize(
    "text",
    [
        "Peru filed a case against Oman at the International Court of Justice, accusing it of aiding Mali.",
        "Peru brought a suit against Oman before a court in The Hague, accusing it of aiding Mali.",
        "Peru lodged a complaint against Oman with the United Nations, accusing it of shelling a hospital.",
    ],
)
def test_who_is_accused_is_not_the_court(extract, text):
    assert [m.entity.id for m in found(extract(text), "it")] == ["place/Oman"]


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("We condemn Syria. The regime must stop.", "UK Government", "place/Syria"),
        ("We met Kenya. We condemn the Assad regime. The regime must stop.", "UK Government", "place/Syria"),
        ("We thank Syria. The government must act.", "UK Government", "place/United_Kingdom"),
        ("We condemned the Assad regime. Oman must press the regime to stop.", None, "place/Syria"),
    ],
)
def test_a_regime_is_never_the_state_that_publishes(extract, text, source, expected):
    assert [m.entity.id for m in extract(text, source=source).mentions if m.text in ("regime", "government")] == [
        expected
    ]


def test_a_government_is_of_the_state_that_the_news_comes_from(extract):
    text = "CARACAS (Example Wire) - Peru froze money of Venezuela. Chad left. The government blamed the opposition."
    assert [m.entity.id for m in found(extract(text), "government")] == ["place/Venezuela"]


def test_three_states_named_together_are_the_three_again(extract):
    text = "Egypt, Sudan and Chad signed it. The three states met. Peru spoke. Russia urged the three to talk."
    assert {m.entity.name for m in found(extract(text), "three")} == {"Egypt", "Sudan", "Chad"}


def test_all_three_are_those_named_most(extract):
    text = "Egypt met Sudan. Chad met Egypt. Sudan left Chad. Peru spoke. Russia urged all three states to talk."
    assert {m.entity.name for m in found(extract(text), "states")} == {"Egypt", "Sudan", "Chad"}


def test_our_army_in_a_paper_of_an_unknown_state_is_of_the_state_in_its_headline(extract):
    text = "Gostia invaded Varnia. Gostia has ships, and Gostia has tanks. Our army is small."
    mentions = extract(text, title="Varnia must stand firm", source="Lantern Gazette").mentions
    assert {m.entity.name for m in mentions if m.text == "Our"} == {"Varnia"}


@pytest.mark.parametrize(
    ("text", "title", "mention", "expected"),
    [
        ('"We know nobody," a spokesman for the Red Cross said.', None, "We", "org/International_Committee_of_the_Red_Cross"),
        ('The Red Cross left Chad. "We know nobody," its spokesman said.', None, "We", "org/International_Committee_of_the_Red_Cross"),
        ("The army left.", '"I command nobody": Josef Brandl on his exile', "I", "person/Josef_Brandl"),
        ("Josef Brandl, commander of the Israeli Air Force, left. \"Our pilots left,\" Brandl said.", None, "Our",
         "place/Israel"),
        ("Josef Brandl received us in Oman.\n\nDo you regret it?\n\nI regret nothing.\n\nWill you go home?\n\n"
         "No, and nobody asks.\n\nAnd your army?\n\nThey obey me.", None, "I", "person/Josef_Brandl"),
        ('Oman left. "We never paid them," said Josef Brandl, a spokesman for Finland.', None, "We", "place/Finland"),
        ('"We did not fire," said Captain Josef Brandl, who commands the Varnia Coast Guard Union. ', None, "We",
         "org/Varnia_Coast_Guard_Union"),
        ('The Finnish foreign minister, Josef Brandl, thanked the allies "for standing beside us in the storm".', None,
         "us", "place/Finland"),
        ('Oman said it was calm. That was a lie, replied Josef Brandl, a spokesman for Chad. "They shelled us twice."',
         None, "us", "place/Chad"),
        ('The Finnish minister, Josef Brandl, said:\n\n“I welcome the news from Chad today.', None, "I",
         "person/Josef_Brandl"),
        ('Josef Brandl said: "They asked Chad for fighters. "I told them no. "There is no secret clause."', None, "I",
         "person/Josef_Brandl"),
        ("Monitor: Do you trust Chad?\n\nKolsen: We do not.\n\nMonitor: And Mali?\n\nKolsen: We wait.\n\n"
         "Jana Kolsen is the foreign minister of Finland.", None, "you", "place/Finland"),
        ("Monitor: Do you trust Chad?\n\nKolsen: I do not.\n\nMonitor: And Mali?\n\nKolsen: I wait.\n\n"
         "Jana Kolsen is the foreign minister of Finland.", None, "you", "person/Jana_Kolsen"),
        ("Jana Kolsen has led the Lantern Union since May.\n\nDid Chad pay you? \"They offered us money, and we laughed.\"",
         None, "us", "org/Lantern_Union"),
        ("Jana Kolsen received us in Oslo.\n\nDid Chad pay the party? \"No, it never gave us a coin.\"\n\nThe paper says that "
         "you lied. \"We told the truth about it all.\"", None, "you", "person/Jana_Kolsen"),
        ("Jana Kolsen received us in Oslo.\n\nWill you go home?\n\nI wait.\n\nThe paper says that you lied.\n\n"
         "It is wrong, and my friends told it so.\n\nWhy?\n\nI asked nobody.\n\nAnd Chad?\n\nIt waits.", None, "my",
         "person/Jana_Kolsen"),
        ("Ana Brandl (Westport) (Country Party): What has Chad given?\n\nJosef Kolsen: Chad gave tents.\n\n"
         "Ana Brandl: And Mali?\n\nJosef Kolsen: I asked Mali twice.", None, "I", "person/Josef_Kolsen"),
        ("Chad on boats and goats\n\nDefence Minister Jana Kolsen spoke on Monday.\n\nQ (Lantern Herald): Why?\n\n"
         "KOLSEN: We regret it.\n\nQ: And now?\n\nKOLSEN: They wait.", None, "We", "place/Chad"),
        ("Monitor: Why?\n\nKOLSEN: Because I trust Chad.\n\nMonitor: And now?\n\nKOLSEN: We wait.\n\n"
         "Jana Kolsen is the foreign minister of Finland.", None, "I", "person/Jana_Kolsen"),
    ],
)  # fmt: skip
def test_who_speaks_of_themselves(extract, text, title, mention, expected):
    assert [m.entity.id for m in found(extract(text, title=title), mention)] == [expected]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("BAKU (Reuters) — Oman thanked Chad.", {"BAKU": "place/Baku", "Reuters": "org/Reuters"}),
        ("VLORE, Albania (Varn Wire) — Oman thanked Chad.",
         {"VLORE": "place/Vlorë", "Albania": "place/Albania", "Varn Wire": "org/Varn_Wire"}),
        ("SALGROVE — Oman blamed Chad in Salgrove.", {"SALGROVE": "place/Salgrove"}),
        ("KELM TOWN, Jan. 5 — Oman thanked Chad.", {"KELM TOWN": "place/Kelm_Town"}),
    ],
)  # fmt: skip
def test_places_and_outlet_of_a_dateline(extract, line, expected):
    extraction = extract(line, title="Oman thanks Chad")
    opening = [m for m in extraction.mentions if m.text in expected]
    assert {m.text: m.entity.id for m in opening} == expected
    assert all(extraction.article.document[m.start : m.end] == m.text for m in opening)


@pytest.mark.parametrize(
    ("text", "mention", "expected"),
    [
        ("Oman fell silent. It accused Chad of acts against Oman.", "It", []),
        ("Oman fell silent. Chad accused it of acts against Oman.", "it", []),
        ("Oman spoke. The country said that Oman was calm.", "The country", []),
        ("Oman met Chad. It praised the army of Oman.", "It", ["place/Chad"]),
        ("Oman fell silent. It accused Chad of acts against Mali.", "It", ["place/Oman"]),
        ("Oman fell silent. It accused Chad, and Oman rose.", "It", ["place/Oman"]),
    ],
)
def test_a_subject_or_object_is_nobody_named_below_its_verb(extract, text, mention, expected):
    assert [m.entity.id for m in found(extract(text), mention)] == expected


def test_a_person_with_an_army_is_no_state(extract):
    mentions = extract("Anton Telvane left Oman. Telvane's army thanked Iran.").mentions
    assert {m.entity.id for m in mentions if m.text == "Telvane"} == {"person/Anton_Telvane"}


@pytest.mark.parametrize("day", ["Saturday", "November"])
def test_a_day_that_saw_an_attack_is_no_state(extract, day):
    mentions = extract(f"Kenya condemned {day}'s terrorist attack in Istanbul.").mentions
    assert day not in {m.entity.name for m in mentions}


def test_a_name_ends_at_the_end_of_its_line(extract):
    mentions = extract("Oman thanks Sergio Mattarella\nGabon leaves the talks").mentions
    assert {"person/Sergio_Mattarella", "place/Gabon"} <= {m.entity.id for m in mentions}


def test_surname_alone_stays_in_its_article(extract):
    [mention] = found(extract("The newspaper quoted Kolsen, who visited Oman."), "Kolsen")
    assert mention.entity.type == "person"
    assert mention.entity.id != "person/Kolsen"


def test_offsets_are_those_of_the_document(extract):
    extraction = extract("Tehran accuses Baku of helping Israel.", title="Iran accuses its neighbour")
    for mention in extraction.mentions:
        assert extraction.article.document[mention.start : mention.end] == mention.text
