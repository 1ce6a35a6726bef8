"""Outlook in French; its headers are from memory, not from a file."""

from __future__ import annotations

from cockpit.core.words import N_
from cockpit.exchange.formats.outlook import localised

FORMAT = localised(
    "outlook-fr",
    N_("Outlook, French"),
    ("Prénom", "Nom", "Société", "Téléphone (bureau)", "Tél. mobile"),
    {
        "name": ("Société",),
        "first_name": ("Prénom", "Deuxième prénom"),
        "last_name": ("Nom",),
        "role": ("Fonction", "Titre (2)"),
        "person_note": ("Notes",),
        "tags": ("Catégories",),
        "phone": (
            "Téléphone (bureau)",
            "Téléphone 2 (bureau)",
            "Tél. mobile",
            "Téléphone société",
            "Téléphone principal",
            "Téléphone (domicile)",
            "Téléphone 2 (domicile)",
            "Téléphone (autre)",
            "Téléphone (voiture)",
        ),
        "email": (
            "Adresse de messagerie",
            "Adresse de messagerie 2",
            "Adresse de messagerie 3",
            "Adresse e-mail",
            "Adresse e-mail 2",
            "Adresse e-mail 3",
        ),
        "website": ("Page Web",),
        "language": ("Langue",),
    },
    {
        "address": ("rue", "(bureau)"),
        "postcode": ("code postal", "(bureau)"),
        "city": ("ville", "(bureau)"),
        "region": ("dép", "(bureau)"),
        "country": ("pays", "(bureau)"),
    },
)
