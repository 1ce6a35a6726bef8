"""Outlook in German; its headers are from memory, not from a file."""

from __future__ import annotations

from cockpit.core.words import N_
from cockpit.exchange.formats.outlook import localised

FORMAT = localised(
    "outlook-de",
    N_("Outlook, German"),
    ("Vorname", "Nachname", "Firma", "Position", "E-Mail-Adresse", "Telefon geschäftlich", "Mobiltelefon"),
    {
        "name": ("Firma",),
        "first_name": ("Vorname", "Weitere Vornamen"),
        "last_name": ("Nachname",),
        "role": ("Position",),
        "person_note": ("Notizen",),
        "tags": ("Kategorien",),
        "phone": (
            "Telefon geschäftlich",
            "Telefon geschäftlich 2",
            "Mobiltelefon",
            "Telefon Firma",
            "Haupttelefon",
            "Telefon privat",
            "Telefon privat 2",
            "Weiteres Telefon",
            "Autotelefon",
        ),
        "email": ("E-Mail-Adresse", "E-Mail 2: Adresse", "E-Mail 3: Adresse"),
        "website": ("Webseite",),
        "language": ("Sprache",),
    },
    {
        "address": ("strasse", "geschäftlich"),
        "postcode": ("postleitzahl", "geschäftlich"),
        "city": ("ort ", "geschäftlich"),
        "region": ("region geschäftlich",),
        "country": ("land", "geschäftlich"),
    },
)
