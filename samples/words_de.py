"""Germany: firms, cities, names and the German of the notes."""

from __future__ import annotations

from samples.country import City, Country, Names, Phrases

CITIES = (
    City("Berlin", "Berlin", "10###", 4),
    City("Hamburg", "Hamburg", "20###", 3),
    City("München", "Bayern", "80###", 3),
    City("Nürnberg", "Bayern", "90###", 2),
    City("Würzburg", "Bayern", "970##"),
    City("Köln", "Nordrhein-Westfalen", "50###", 3),
    City("Münster", "Nordrhein-Westfalen", "481##"),
    City("Düsseldorf", "Nordrhein-Westfalen", "40###", 2),
    City("Dresden", "Sachsen", "01###", 3),
    City("Leipzig", "Sachsen", "04###", 3),
    City("Görlitz", "Sachsen", "028##", 2),
    City("Frankfurt am Main", "Hessen", "60###", 2),
    City("Stuttgart", "Baden-Württemberg", "70###", 2),
    City("Tübingen", "Baden-Württemberg", "720##"),
    City("Lübeck", "Schleswig-Holstein", "235##"),
    City("Rostock", "Mecklenburg-Vorpommern", "180##"),
    City("Cottbus", "Brandenburg", "030##"),
    City("Göttingen", "Niedersachsen", "370##"),
    City("Erfurt", "Thüringen", "990##"),
    City("Mainz", "Rheinland-Pfalz", "551##"),
)

FIRMS = (
    "G Schön & Bitter", "G Gasthaus Amselgrund", "G Wirtshaus Lämmle", "G Brauhaus Kuckuck", "G Zum Müßigen Bären",
    "G Kneipe Südkurve", "G Weinstube Löwenzahn", "G Café Möwenschlag", "G Biergarten Übersee",
    "G Ratskeller Ährenfeld", "G Krug zur Mühle", "G Imbiss Pfeffersack", "G Österliche Küche", "G Strandbar Flunder",
    "G Fischhaus Nöck", "G Suppenliebe", "H Hotel Ahornhöhe", "H Pension Türmchen", "H Gutshof Wiesengrün",
    "H Landhotel Fasan", "H Schlösschen Erle", "H Jugendhaus Köhler", "H Ferienhof Brömse", "H Seeresidenz Kranich",
    "H Kurhaus Fünfeichen", "R Feinkost Jäger-Linde", "R Teehaus Quitte", "R Hofladen Rübchen", "R Glas & Größe",
    "R Unverpackt Häuschen", "R Weinkontor Distel", "R Bäckerei Morgenröte", "W Getränke Hülsmann",
    "W Nordlicht Großhandel", "W Elbtal Versorgung", "W Obermühl Handels GmbH", "C Partyservice Möhre",
    "C Edelbissen", "C Vollmundig Catering", "K Mensa Kastanie", "K Werkskantine Öltrop", "K Kita Däumling",
    "O Tassenpost", "O Gläserwelt Direkt", "O Gläserwelt-Direkt",
)  # fmt: skip

STREETS = (
    "Lindenstraße {n}", "Am Markt {n}", "Gartenweg {n}", "Mühlgasse {n}", "Bahnhofstraße {n}", "Schulstraße {n}",
    "Uferweg {n}", "Kirchplatz {n}", "Hafenstraße {n}",
)  # fmt: skip

NAMES = Names(
    women=("Anke", "Birgit", "Claudia", "Jördis", "Katrin", "Lena", "Nadine", "Sabine", "Ulrike", "Käthe", "Heike"),
    men=("Andreas", "Björn", "Dirk", "Jörg", "Jürgen", "Lukas", "Matthias", "Sören", "Thorsten", "Uwe", "Götz"),
    families_women=(
        "Bauer", "Böhm", "Fuchs", "Jäger", "Keller", "König", "Krüger", "Lange", "Möller", "Schäfer", "Schütz",
        "Vogt", "Winter", "Groß", "Röder",
    ),
    families_men=(
        "Bauer", "Böhm", "Fuchs", "Jäger", "Keller", "König", "Krüger", "Lange", "Möller", "Schäfer", "Schütz",
        "Vogt", "Winter", "Groß", "Röder",
    ),
    roles={
        "user": ("Küchenchef|Küchenchefin", "Barleitung", "Serviceleitung", "Empfang"),
        "buyer": ("Einkauf", "Einkaufsleitung", "Lager"),
        "decision-maker": ("Inhaber|Inhaberin", "Geschäftsführung", "Betriebsleitung"),
        "": ("Büro", "Buchhaltung", ""),
    },
)  # fmt: skip

PHRASES = Phrases(
    call=(
        "Bestellt {qty} Kartons, {prod}, Lieferung {day}.",
        "Fragt nach Rabatt, {pct} % ab {qty} Kartons zugesagt.",
        "Lager noch voll, im {inmonth} wieder nachfragen.",
        "Lob für die Qualität, vor allem {prod}.",
        "Neue Karte ab {inmonth}, dann auch {prod}.",
        "{comp} bietet {price} € je Karton, wir liegen bei {price2}.",
        "Chefin im Urlaub, Entscheidung nächste Woche.",
        "Möchte Preisliste, {prod}, ohne Vertrag.",
        "Rechnung vom {ofmonth} bezahlt, Limit wieder frei.",
        "Ärger über die Spedition: kam mitten im Mittagsgeschäft.",
        "Drei Stück zerbrochen, Ersatz mit der nächsten Tour.",
        "Fester Liefertag vereinbart: {day}.",
        "Hochzeit mit {qty}0 Gästen, dafür brauchen sie {prod}.",
        "Preise bleiben bis Quartalsende, das war wichtig.",
        "Neue Serviceleitung, lieber per Nachricht erreichbar.",
        "Budget für diesen Monat weg, nach dem Ersten anrufen.",
        "Test gut gelaufen, {prod} ab jetzt regelmäßig.",
        "Kurz: alles in Ordnung, Bestellung kommt {day}.",
        "Zweites Haus im {inmonth}, Angebot für alles gewünscht.",
        "Weniger Gäste als im Vorjahr, bestellt vorsichtig.",
    ),
    text=(
        "Neue Preisliste geschickt: {prod}.",
        "Erinnerung an die Lieferung am {day}.",
        "Nach dem Bestand gefragt, {prod}.",
        "Lieferfenster {day}, {h} bis {h2} Uhr bestätigt.",
        "Aktion: {prod}, nur bis {day}.",
        "Antwort: „Danke, melde mich morgen.“",
    ),
    email=(
        "Angebot {prod}, 14 Tage gültig.",
        "Kalkulation geschickt: {price} € je Karton bei {qty}.",
        "Katalog mit Neuheiten: {prod}.",
        "Gutschrift zur Rechnung vom {ofmonth}.",
        "Jahresvertrag zur Unterschrift, warte auf Rückmeldung.",
        "Produktblätter: {prod}.",
        "Gesprächsnotiz und Liefervorschlag für {day}.",
    ),
    visit=(
        "Rundgang an der Bar: {prod} von {comp}, Vertrag bis {inmonth}.",
        "Verkostung lief gut, die Bar möchte {prod}.",
        "Lager winzig, lieber kleiner und öfter liefern.",
        "Gläser gemeinsam gezählt: {qty} Dutzend fehlen.",
        "Jahresgespräch mit dem Inhaber, er will {pct} % Bonus.",
        "Neuer Saal mit {qty}0 Plätzen ab {inmonth}.",
        "Umbau bis Monatsende, danach Erstausstattung.",
        "Muster dagelassen: {prod}; Antwort {day}.",
        "Zeigte mir die Rechnung von {comp}: {price} €, machbar.",
        "Team an der Kaffeemaschine geschult, gute Stimmung.",
    ),
    incoming=(
        "Melden sich selbst: {comp} liefert nicht, dringend {prod}.",
        "Bestellung, {qty} Kartons für {day}.",
        "Reklamation: zwei Kartons beschädigt ({prod}).",
        "Fragen, wo der Fahrer bleibt.",
        "Möchten die Lieferung auf {day} schieben.",
        "Bitten um Kopie der Rechnung vom {ofmonth}.",
        "Antwort aufs Angebot: nehmen die Hälfte.",
    ),
    attempt=(
        "niemand da, nach {late} Uhr", "besetzt", "Anrufbeantworter", "im Service, ruft zurück",
        "erst {day} wieder da",
    ),
    more=(
        "Zahlungsziel 30 Tage bleibt.",
        "Preis von {price} € ohne Diskussion.",
        "{comp} war letzte Woche dort.",
        "Im {inmonth} darauf zurückkommen.",
        "Nachfassen: {prod}.",
        "Anlieferung nur vormittags.",
        "Bittet um Muster.",
        "Es entscheidet die Frau des Inhabers.",
        "Saison besser als im Vorjahr.",
        "Geschenksets für Weihnachten geplant.",
        "{pct} % Rabatt ab {qty} Kartons.",
        "Nicht über Mittag anrufen.",
        "Leergut mitnehmen.",
        "Findet uns schneller als {comp}.",
    ),
    actions=(
        "Angebot: {prod}", "wegen der Lieferung anrufen", "Angebot für das zweite Haus", "Muster: {prod}",
        "Jahresvertrag unterschreiben lassen", "nach der Saisonkarte fragen", "Termin mit der Inhaberin",
        "Preisliste: {prod}", "Reklamation klären", "an die Rechnung vom {ofmonth} erinnern",
        "Preise von {comp} vergleichen", "Verkostung anbieten",
    ),
    follow_up="noch einmal anrufen",
    first_contact=("erster Anruf: wer bestellt?", "vorstellen, Katalog schicken"),
    clients=(
        "Eingang über den Hof.", "Anlieferung bis 11 Uhr.", "Montags Ruhetag.", "Familienbetrieb, zwei Häuser.",
        "Empfehlung vom Nachbarn.",
    ),
    in_months=(
        "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
        "Dezember",
    ),
    of_months=(
        "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
        "Dezember",
    ),
    slots={
        "prod": (
            "Weingläser", "Sirupe", "Tees", "Becher", "Servietten", "Tischdecken", "Tassen", "Direktsäfte",
            "tiefe Teller", "Limonaden", "Menüschalen", "Bestecke", "Mineralwässer", "Badetücher", "Kaffeebohnen",
            "Spülmaschinentabs",
        ),
        "day": ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag"),
    },
)  # fmt: skip

GERMANY = Country("Germany", "DE", "de", 0, CITIES, FIRMS, STREETS, NAMES, PHRASES)
