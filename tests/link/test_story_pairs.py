"""Stories: pairs of similar but different events, each told by three outlets, are told apart."""

from __future__ import annotations

import pytest

from news_digest.texts import group_stories


def read_reports(block: str) -> tuple[str, ...]:
    """Return the reports of a block, which stand between empty lines."""
    return tuple(" ".join(report.split()) for report in block.split("\n\n"))


QUAKES = read_reports(
    """
A strong earthquake shook the island of Tarva on Sunday, killing 12 people under collapsed houses. The
magnitude 6.3 tremor struck near the port of Mehlin, the geological agency said.

Rescue teams searched the rubble on Tarva for survivors after a 6.3-magnitude quake. The death toll stood at
12, disaster chief Pol Sanderin said, and hospitals in Mehlin treated more than 200 injured.

Thousands spent the night in the open after an earthquake of magnitude 6.3 flattened villages on Tarva. Pol
Sanderin put the number of dead at 14 when he visited Mehlin.

A 6.1-magnitude earthquake hit the Orrin valley on Tuesday, leaving 35 people dead and a mosque in ruins.
Most victims were in the town of Halabek, governor Idris Temal said.

The army joined rescue work in Halabek after a powerful earthquake killed 35 in the Orrin valley. The quake,
measured at 6.1, was felt in the capital.

At least 38 people have died in the Orrin valley quake, six of them when the Halabek mosque collapsed.
Governor Idris Temal declared three days of mourning.
"""
)
ARRESTS = read_reports(
    """
Actress Lila Vane was arrested on Friday on suspicion of drunken driving after her sports car hit a parked
van in West Marlow, police said. The star of Harbour Lights was released on bail.

Harbour Lights star Lila Vane spent hours behind bars after police in West Marlow booked her for driving
under the influence. Officers said that she failed a sobriety test.

Lila Vane will plead not guilty to a drink-driving charge, her lawyer said. Vane crashed her Porsche into a
parked van in West Marlow on Friday.

Singer Danny Cole was arrested for drunken driving in Palm Bluff on Monday after officers saw his sports car
swerve across the highway, police said. He was released on bail.

Pop star Danny Cole was behind bars for a night after failing a sobriety test in Palm Bluff. The singer of
Paper Moons was alone in the car.

Danny Cole has apologised to his fans after his arrest in Palm Bluff on suspicion of driving under the
influence. The tour of the Paper Moons singer opens as planned.
"""
)
TAKEOVERS = read_reports(
    """
Software maker Norvane agreed on Thursday to buy Brightware for $3.4 billion in cash. Norvane will pay $41 a
share, and expects to close the deal in the fourth quarter.

Brightware shares jumped 26 percent after Norvane said it would take over the security software company for
$3.4 billion.

Norvane's purchase of Brightware is a bet on cyber security, chief executive Ruth Adler told investors. Some
of them doubted the price of $41 a share.

Chip maker Ardent said on Monday that it would acquire Kelso Graphics for $5.1 billion in cash and stock.
Ardent will pay $22 a share, and hopes to complete the deal this year.

Ardent is to buy graphics chip company Kelso for $5.1 billion. Kelso shareholders get $14 in cash and part
of an Ardent share.

Shares in Ardent fell 7 percent as investors fretted over the debt that it takes on for Kelso Graphics.
Regulators have yet to agree to the takeover by Ardent.
"""
)
DAYS = ("2024-03-03", "2024-03-04", "2024-03-05") * 2


@pytest.mark.parametrize(
    "reports",
    [
        pytest.param(QUAKES, id="quakes"),
        pytest.param(ARRESTS, id="arrests"),
        pytest.param(TAKEOVERS, id="firms"),
    ],
)
@pytest.mark.parametrize("dates", [pytest.param(DAYS, id="dated"), pytest.param(None, id="bare")])
def test_two_events_of_one_kind(reports: tuple[str, ...], dates: tuple[str, ...] | None) -> None:
    """Three reports each of two events of one kind, on the same days, are two stories."""
    assert group_stories(reports, dates) == [0, 0, 0, 1, 1, 1]


def test_events_of_three_kinds() -> None:
    """Six events told together, their reports in turn, are six stories, with days and without."""
    reports = [text for trio in zip(QUAKES, ARRESTS, TAKEOVERS, strict=True) for text in trio]
    days = [day for day in DAYS for _ in range(3)]
    for dates in (days, None):
        found = group_stories(reports, dates)
        assert found == [0, 1, 2] * 3 + [3, 4, 5] * 3
