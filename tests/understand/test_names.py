"""Names: what is one, where it ends, its kind, and which forms are one entity."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from news_digest.model import Article

P, O, L = "person", "organisation", "place"  # noqa: E741 - as in the tables of this field


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        pytest.param("Talks with Defense Minister Yoav Gallant began.", {"Yoav Gallant": P}, id="role"),
        pytest.param(
            "Talks with U.S. President Joe Biden began.",
            {"United States": L, "Joe Biden": P},
            id="country-role",
        ),
        pytest.param("Talks in Egypt's capital Cairo began.", {"Egypt": L, "Cairo": L}, id="possessive"),
        pytest.param("They met Mr. Zbrowski there.", {"Zbrowski": P}, id="honorific"),
        pytest.param("He works at the University of Leeds now.", {"University of Leeds": O}, id="university"),
        pytest.param("He leads the Bank of England now.", {"Bank of England": O}, id="bank"),
        pytest.param(
            "The Department of Health and Human Services paid.",
            {"Department of Health and Human Services": O},
            id="and",
        ),
        pytest.param(
            "It went to the Food and Drug Administration.",
            {"Food and Drug Administration": O},
            id="and-before",
        ),
        pytest.param("Yesterday officials met.", {}, id="sentence-start"),
        pytest.param("Israeli and Egyptian officials met.", {}, id="nationalities"),
        pytest.param("The South Korean team left in March.", {}, id="people-of-two-words"),
        pytest.param("They met on Monday and spoke Arabic.", {}, id="days-and-languages"),
        pytest.param("The Government and the President agreed.", {}, id="generic"),
        pytest.param("It lies between Gaza City and Gaza.", {"Gaza City": L, "Gaza": L}, id="gaza"),
        pytest.param(
            "Mohammed bin Salman met Ursula von der Leyen.",
            {"Mohammed bin Salman": P, "Ursula von der Leyen": P},
            id="particles",
        ),
        pytest.param("They met J. K. Rowling there.", {"J. K. Rowling": P}, id="initials"),
        pytest.param("The London-based firm shut.", {"London": L}, id="compound-adjective"),
        pytest.param("It was Tesla CEO Elon Musk.", {"Tesla": O, "Elon Musk": P}, id="role-inside"),
        pytest.param("A leader of NATO spoke.", {"NATO": O}, id="vocabulary"),
        pytest.param("They shop at General Motors.", {"General Motors": O}, id="role-word-in-a-company"),
        pytest.param(
            "They met President Han Duck-soo there.", {"Han Duck-soo": P}, id="hyphen-is-no-adjective"
        ),
        pytest.param("The union Sindicato do Mar spoke.", {"Sindicato do Mar": O}, id="portuguese-particle"),
        pytest.param("He was born in Rio de Janeiro in May.", {"Rio de Janeiro": L}, id="spanish-particle"),
        pytest.param(
            "The Médecins Sans Frontières team met Federación de Maestros there.",
            {"Médecins Sans Frontières": O, "Federación de Maestros": O},
            id="names-in-other-languages",
        ),
        pytest.param(
            "General Abdel Fattah al-Burhan met Charles de Gaulle and Alexander Van der Bellen.",
            {"Abdel Fattah al-Burhan": P, "Charles de Gaulle": P, "Alexander Van der Bellen": P},
            id="more-particles",
        ),
        pytest.param(
            "They left the Office of the UN High Commissioner for Refugees.",
            {"Office of the UN High Commissioner for Refugees": O},
            id="role-inside-an-office",
        ),
        pytest.param(
            "The National Union of Rail, Maritime and Transport Workers met the Department for Environment, "
            "Food and Rural Affairs.",
            {
                "National Union of Rail, Maritime and Transport Workers": O,
                "Department for Environment, Food and Rural Affairs": O,
            },
            id="commas-inside",
        ),
        pytest.param(
            "They saw Rome, Paris and Berlin.",
            {"Rome": L, "Paris": L, "Berlin": L},
            id="commas-between-places",
        ),
        pytest.param("Pilgrims filled St. Peter's Square.", {"St. Peter's Square": L}, id="saint"),
        pytest.param(
            "Shares of Standard & Poor’s fell. They shop at Wembley's, he said.",
            {"Standard & Poor's": O, "Wembley's": O},
            id="its-own-possessive",
        ),
        pytest.param("The plan is Wembley's. Wembley said so.", {"Wembley": L}, id="plain-possessive"),
        pytest.param(
            "The Kurdistan Workers' Party spoke.", {"Kurdistan Workers' Party": O}, id="plural-possessive"
        ),
        pytest.param(
            "The National Institutes of Health paid.", {"National Institutes of Health": O}, id="institutes"
        ),
        pytest.param(
            "A senator from Vermont Bernie Sanders spoke.",
            {"Vermont": L, "Bernie Sanders": P},
            id="place-before-a-person",
        ),
        pytest.param(
            "Hurricane Dorian came ashore. Dorian said nothing, he joked.",
            {"Hurricane Dorian": None},
            id="storm",
        ),
        pytest.param("They run Rocky Linux 8.4 in Rocky Linux.", {"Rocky Linux": None}, id="software"),
        pytest.param(
            "They met at the Harbour Gov Workshop.", {"Harbour Gov Workshop": None}, id="a-title-of-no-person"
        ),
        pytest.param("The Orion capsule came down at sea.", {"Orion": None}, id="vessel-named-like-a-city"),
        pytest.param(
            "The clause, Section 33 of the law, came up on Super Tuesday.", {}, id="numbered-and-dated"
        ),
        pytest.param("It was category 4 on the Saffir–Simpson scale at 30 Celsius.", {}, id="scale-and-unit"),
        pytest.param(
            "He likes Social Media and Search Engine Optimization. Their social media team left.",
            {"Search Engine Optimization": None},
            id="common-phrases",
        ),
        pytest.param("Thank you. Thank them all. Ah, yes.", {}, id="interjections"),
        pytest.param(
            "It teaches search engine marketing (SEM), and SEM pays.", {"SEM": None}, id="small-words"
        ),
        pytest.param(
            "After World War II came the Second World War.",
            {"World War II": None, "Second World War": None},
            id="wars",
        ),
        pytest.param("Queen Elizabeth II spoke.", {"Elizabeth II": P}, id="numeral"),
        pytest.param(
            "The Philippine and Eastern European teams left.", {}, id="peoples-and-their-directions"
        ),
        pytest.param(
            "The Syrian Observatory for Human Rights spoke.",
            {"Syrian Observatory for Human Rights": O},
            id="people-in-an-organisation",
        ),
        pytest.param(
            "The chief of the Honduran Armed Forces Héctor Valerio left.",
            {"Honduran Armed Forces": O, "Héctor Valerio": P},
            id="organisation-before-a-person",
        ),
        pytest.param("The fair in Tyler, Texas, was full.", {"Tyler": L, "Texas": L}, id="town-and-state"),
        pytest.param(
            "The Organisation for the Prohibition of Chemical Weapons met.",
            {"Organisation for the Prohibition of Chemical Weapons": O},
            id="of-behind-for",
        ),
        pytest.param("Read USA.gov today.", {"USA.gov": None}, id="domain"),
        pytest.param(
            "He won at Formula One in World War Two.", {"Formula One": None, "World War Two": None}, id="one"
        ),
        pytest.param(
            "It reached End of Life (EOL). The EOL came.", {"End of Life": None}, id="phrase-with-initials"
        ),
    ],
)
def test_names_and_kinds(
    understand: Callable[..., Article], text: str, entities: dict[str, str | None]
) -> None:
    """Each case shows one rule."""
    assert {entity.name: entity.kind for entity in understand(text).entities} == entities


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        pytest.param("Ismail Haniyeh came. Later Haniyeh's aides left.", {"Ismail Haniyeh": 2}, id="surname"),
        pytest.param("The U.S. and the US are the United States.", {"United States": 3}, id="country"),
        pytest.param(
            "Anna Berg and Carl Berg came. Then Berg left.",
            {"Anna Berg": 1, "Carl Berg": 1, "Berg": 1},
            id="two-people",
        ),
        pytest.param(
            "The Federal Security Service (FSB) spoke. The FSB left.",
            {"Federal Security Service": 3},
            id="brackets",
        ),
        pytest.param("They like Acme Corp. and, again, Acme there.", {"Acme Corp.": 2}, id="company-ending"),
        pytest.param(
            "The World Health Organization (WHO) spoke; WHO left.",
            {"World Health Organization": 3},
            id="vocabulary",
        ),
    ],
)
def test_forms_of_one_entity(understand: Callable[..., Article], text: str, forms: dict[str, int]) -> None:
    """Forms of one entity meet; two people never do."""
    assert {entity.name: entity.mention_count for entity in understand(text).entities} == forms


def test_mentions_bear_the_merged_name(understand: Callable[..., Article]) -> None:
    """A mention's span leaves the possessive out."""
    article = understand("Ismail Haniyeh came. Later Haniyeh's aides left.")
    found = [(article.text[mention.start : mention.end], mention.name) for mention in article.mentions]
    assert found == [("Ismail Haniyeh", "Ismail Haniyeh"), ("Haniyeh", "Ismail Haniyeh")]


def test_headline_proves_nothing(understand: Callable[..., Article]) -> None:
    """A title-case headline makes no name; names of the body are found in it."""
    article = understand("The mayor of Leeds spoke.", headline="Angry Mayor Arrives in Leeds")
    assert [(entity.name, entity.in_headline) for entity in article.entities] == [("Leeds", True)]


def test_line_in_capitals_repeats_only_known_names(understand: Callable[..., Article]) -> None:
    """Capitals in a shouting line tell nothing by themselves."""
    article = understand("MAYOR ANNA BERG WINS VOTE IN LEEDS\nAnna Berg won the vote in Leeds.")
    assert [entity.name for entity in article.entities if entity.mention_count == 2] == ["Anna Berg", "Leeds"]


def test_other_languages_have_only_the_vocabulary(understand: Callable[..., Article]) -> None:
    """Without English rules only the desk's own names are found."""
    text = (
        "Der Minister und die Vertreter der NATO sprachen in der Stadt mit dem Präsidenten über das Abkommen."
    )
    article = understand(text)
    assert article.language == "de"
    assert [entity.name for entity in article.entities] == ["NATO"]


def test_wire_copy_in_capitals(understand: Callable[..., Article]) -> None:
    """A text in capitals alone is read as if it were in plain letters."""
    article = understand(
        "RESCUERS IN TURKEY PULLED A GIRL FROM THE RUBBLE ON MONDAY, SAID MAYOR AYSE DEMIR.\n"
        "DEMIR'S OFFICE SAID THE UNITED NATIONS AND THE BANK OF ENGLAND SENT AID TO GAZIANTEP."
    )
    assert {entity.name: entity.kind for entity in article.entities} == {
        "Turkey": L,
        "Ayse Demir": P,
        "United Nations": O,
        "Bank of England": O,
        "Gaziantep": L,
    }


def test_lead_in_capitals(understand: Callable[..., Article]) -> None:
    """A first line in capitals has names of its own, and those of the plain lines."""
    article = understand("FLOODS HIT VALENCIA AND KOLDO BASE CAMP\nThe base camp of Koldo lay under water.")
    assert [entity.name for entity in article.entities if entity.name in {"Valencia", "Koldo"}] == [
        "Koldo",
        "Valencia",
    ]


def test_labels_of_speakers(understand: Callable[..., Article]) -> None:
    """Initials that say who asks are no names."""
    article = understand("((WSS)) Where were you?\nWN: And then?\n((Anna Berg)) In Leeds.")
    assert [entity.name for entity in article.entities] == ["Leeds"]


def test_short_names_stay_with_their_kind(understand: Callable[..., Article]) -> None:
    """A company is no short form of its product, nor a town of its station."""
    article = understand("They like Vaxor Reader. Vaxor makes it. The Omsby Yard is near Omsby.")
    assert {"Vaxor", "Omsby"} <= {entity.name for entity in article.entities}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("De Groot met Van der Meulen. El Correo wrote so.", 3, id="particle-first"),
        pytest.param("He Wenbo met Jan Zwaart.", 2, id="function-word-as-surname"),
        pytest.param("The Sunday Telegraph wrote so.", 1, id="newspaper-of-a-weekday"),
        pytest.param("We read of it in The Times again.", 1, id="newspaper-with-the"),
        pytest.param("Ilona d'Arcy read La Voce dello Sport.", 2, id="foreign-particles"),
        pytest.param("A Kenya-led force and a U.S.-designated group met.", 2, id="participle-on-a-name"),
        pytest.param("Seventh-seeded players lost.", 0, id="participle-on-a-word"),
        pytest.param("The Christian Democrats beat the Social Democrats.", 2, id="parties-of-people"),
        pytest.param("It was Christian Zwaart.", 1, id="people-as-given-name"),
        pytest.param("Umpire Steve Zwaart and botanist Anna Holm QC met.", 2, id="callings-and-letters"),
        pytest.param("The Patriotic Union of Ruritania met.", 1, id="adjective-before-union"),
        pytest.param("The Institute of Tropical Diseases Anthony Zwaart met.", 2, id="institute-then-person"),
        pytest.param("Rev. Martin Luther King Jr. spoke there.", 1, id="given-name-that-is-a-city"),
        pytest.param("It beat the Sacramento Kings there.", 1, id="team-of-roles"),
        pytest.param("He came from Hawke's Bay.", 1, id="possessive-in-a-place"),
        pytest.param('Fans of Anna "Birdie" Holm came.', 1, id="nickname"),
        pytest.param(
            "The U.N. Observer Mission in Ruritania (UNOMIR) left.", 2, id="long-name-by-its-initials"
        ),
        pytest.param("It cost RM 33 million and USD15 million.", 0, id="money"),
        pytest.param("A dealer at Christie's wept.", 1, id="shop-with-s"),
        pytest.param("Pretax profit rose.", 0, id="prefixed-word"),
        pytest.param("Typhoons hit the central Philippines.", 1, id="country-like-a-people"),
        pytest.param("Members of Congress left the Senate.", 2, id="bodies"),
        pytest.param("The House met. The Senate left the House.", 3, id="house-beside-senate"),
        pytest.param(
            "The European Commission met. Later the Commission left.", 2, id="short-for-a-longer-name"
        ),
        pytest.param("BATH 1997-12-01\nNothing moved.", 1, id="dateline-of-a-common-word"),
        pytest.param("NEW YORK, Dec 3 (Agency) - Nothing moved.", 1, id="dateline-of-two-words"),
        pytest.param("CRICKET - HOLM PUTS KENYA ON TOP\nAnna Holm bowled.", 3, id="slug"),
        pytest.param("RUGBY UNION-HOLM BACK FOR WALES\nAnna Holm ran.", 3, id="slug-with-a-hyphen"),
        pytest.param("Pete Zwaart (Kenya) beat Todd Holm (United States) 6-4 6-4", 4, id="result-line"),
        pytest.param("Studied at the University of Texas, El Paso. He left.", 1, id="campus"),
        pytest.param("The Park Service and Department of Energy met.", 2, id="two-bodies-with-and"),
        pytest.param("Fans of Anna HolmImage: a friend.", 1, id="glued-caption"),
    ],
)
def test_number_of_mentions(understand: Callable[..., Article], text: str, names: int) -> None:
    """Each case has names whose bounds are hard to tell."""
    found = [text[mention.start : mention.end] for mention in understand(text).mentions]
    assert len(found) == names, found
