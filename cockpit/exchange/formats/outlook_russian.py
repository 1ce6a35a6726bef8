"""Outlook in Russian; its headers are from memory, not from a file."""

from __future__ import annotations

from cockpit.core.words import N_
from cockpit.exchange.formats.outlook import localised

FORMAT = localised(
    "outlook-ru",
    N_("Outlook, Russian"),
    ("Имя", "Фамилия", "Организация", "Должность", "Рабочий телефон", "Домашний телефон"),
    {
        "name": ("Организация",),
        "first_name": ("Имя", "Отчество"),
        "last_name": ("Фамилия",),
        "role": ("Должность",),
        "person_note": ("Заметки",),
        "tags": ("Категории",),
        "phone": (
            "Рабочий телефон",
            "Телефон раб. 2",
            "Телефон переносной",
            "Мобильный телефон",
            "Основной телефон организации",
            "Основной телефон",
            "Домашний телефон",
            "Телефон дом. 2",
            "Другой телефон",
            "Телефон в машине",
        ),
        "email": ("Адрес эл. почты", "Адрес 2 эл. почты", "Адрес 3 эл. почты", "Адрес электронной почты"),
        "website": ("Веб-страница",),
        "language": ("Язык",),
    },
    {
        "address": ("улица", "раб"),
        "postcode": ("индекс", "раб"),
        "city": ("город", "раб"),
        "region": ("область", "раб"),
        "country": ("страна", "раб"),
    },
)
