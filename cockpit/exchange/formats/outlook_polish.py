"""Outlook in Polish; its headers are from memory, not from a file."""

from __future__ import annotations

from cockpit.core.words import N_
from cockpit.exchange.formats.outlook import localised

FORMAT = localised(
    "outlook-pl",
    N_("Outlook, Polish"),
    ("Imię", "Nazwisko", "Firma", "Stanowisko", "Telefon służbowy", "Telefon komórkowy"),
    {
        "name": ("Firma",),
        "first_name": ("Imię", "Drugie imię"),
        "last_name": ("Nazwisko",),
        "role": ("Stanowisko",),
        "person_note": ("Notatki",),
        "tags": ("Kategorie",),
        "phone": (
            "Telefon służbowy",
            "Telefon służbowy 2",
            "Telefon komórkowy",
            "Główny telefon do firmy",
            "Telefon podstawowy",
            "Telefon domowy",
            "Telefon domowy 2",
            "Inny telefon",
            "Telefon w samochodzie",
        ),
        "email": ("Adres e-mail", "Adres e-mail 2", "Adres e-mail 3", "Adres poczty e-mail", "Adres poczty e-mail 2"),
        "website": ("Strona sieci Web", "Strona WWW"),
        "language": ("Język",),
    },
    {
        "address": ("ulica", "służbow"),
        "postcode": ("kod pocztowy", "służbow"),
        "city": ("miejscowość", "służbow"),
        "region": ("województwo", "służbow"),
        "country": ("kraj", "służbow"),
    },
)
