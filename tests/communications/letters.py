"""A short invented letter as text, whose reference, date and sentences can be varied."""

LETTER = """Mandates of the Special Rapporteur on adequate housing and the Special Rapporteur on health

Ref.: {reference}
(Please use this reference in your reply)

{date}

{salutation}

We have the honour to address you in our capacities as Special Rapporteur on adequate housing and Special Rapporteur on health, pursuant to Human Rights Council resolutions 52/10 and 51/21.

In this connection, we would like to bring to the attention of your Excellency's Government information we have received concerning the clearing of the Lower Sedge valley.

Ms. Oriana Veldt-Mbeki is a teacher in the Lower Sedge valley. {earlier}

According to the information received:

On 5 June 2023, surveyors set out marks along the Lower Sedge, without notice to Ms. Veldt-Mbeki.

Without wishing to prejudge the accuracy of these allegations, we express our concern that homes may be cleared.

As it is our responsibility, under the mandates provided to us by the Human Rights Council, to seek to clarify all cases brought to our attention, we would be grateful for your observations on the following matters:

1. Please provide any additional information and/or comments on the above.
2. Please explain what has been done
 - a. to give families other housing;
 - b. to consult them before the works.

{window}

While awaiting a reply, we urge that all necessary interim measures be taken.

Please accept, Excellency, the assurances of our highest consideration.

Tomas Ekwueme-Lind
Special Rapporteur on health

Ilona Varga-Tembe
Special Rapporteur on adequate housing
"""

SIXTY_DAYS = (
    "We would appreciate receiving a response within 60 days. Past this delay, this communication "
    "and any response received from your Excellency's Government will be made public via the "
    "communications reporting website."
)


def letter(
    reference: str = "AL BWA 7/2023",
    *,
    date: str = "3 July 2023",
    salutation: str = "Excellency,",
    window: str = SIXTY_DAYS,
    earlier: str = "",
) -> str:
    """The text of a letter to Botswana's Government, of 3 July 2023, unless said otherwise."""
    return LETTER.format(
        reference=reference, date=date, salutation=salutation, window=window, earlier=earlier
    )
