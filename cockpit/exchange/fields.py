"""What a file can tell: the fields of client lists and sales files, and their headers in five languages."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from cockpit.core.words import N_

CLIENTS = "clients"
SALES = "sales"
TOUCHES = "touches"

_UNFOLDED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})
_NOT_WORD = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """A text without case, accents, spaces and signs: "Customer ID", "customer_id" and "CustomerId" agree."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_UNFOLDED))
    return _NOT_WORD.sub("", "".join(sign for sign in decomposed if not unicodedata.combining(sign)))


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a column of a file can be."""

    id: str
    label: str
    """Marked for the catalogues; shown through `_`."""
    kind: str
    """"text", "note", "list", "choice", "phone", "email", "day", "amount", "number", "share" or "code"."""
    headers: tuple[str, ...]
    """Folded headers that mean this field, the surest first."""
    many: bool = False
    """Whether several columns may feed it."""


def _field(id: str, label: str, kind: str, headers: str, many: bool = False) -> Field:
    return Field(id, label, kind, tuple(dict.fromkeys(fold(header) for header in headers.split("|"))), many)


# English, Polish, French, German, Russian; words that mean the field only for want of a better one come last.
CLIENT_FIELDS = (
    _field(
        "name",
        N_("Client"),
        "text",
        "client name|customer name|company name|account name|organization name|organisation name|company|"
        "account|customer|"
        "client|organization|organisation|business|firm|business name|"
        "nazwa klienta|nazwa firmy|klient|firma|kontrahent|nazwa kontrahenta|odbiorca|nabywca|"
        "nom du client|nom client|raison sociale|société|entreprise|nom de la société|"
        "kundenname|kunde|firmenname|unternehmen|name des kunden|debitor|"
        "название клиента|имя клиента|клиент|компания|организация|контрагент|наименование|покупатель|заказчик|"
        "nazwa|intitulé|dénomination|название|bezeichnung|name",
    ),
    _field(
        "code",
        N_("Own code"),
        "code",
        "client code|customer code|customer id|client id|customer no|customer number|account number|"
        "account id|account no|"
        "client number|client no|custno|custid|"
        "kod klienta|nr klienta|numer klienta|id klienta|kod kontrahenta|symbol klienta|akronim|"
        "code client|n client|no client|numéro client|num client|id client|"
        "kundennummer|kundennr|kunden nr|kd nr|kdnr|debitorennummer|"
        "код клиента|номер клиента|код контрагента|"
        "record id|reference|code|kod|symbol|код|id",
    ),
    _field(
        "tax_id",
        N_("Tax id"),
        "code",
        "tax id|vat number|vat id|vat no|vat|tax number|tax identifier|tax id number|ein|company number|"
        "nip|numer nip|regon|krs|siren|siret|n tva|numéro tva|tva intracommunautaire|tva|"
        "ust id|ustid|ust idnr|umsatzsteuer id|steuernummer|"
        "инн|огрн|унп|едрпоу",
    ),
    _field(
        "address",
        N_("Address"),
        "text",
        "address|street|street address|billing street|business street|mailing street|address line 1|address1|"
        "address line 2|"
        "address2|adres|ulica|adresse|rue|straße|strasse|anschrift|адрес|улица|юридический адрес",
        many=True,
    ),
    _field(
        "postcode",
        N_("Postcode"),
        "code",
        "postcode|postal code|zip|zip code|zipcode|billing postal code|mailing zip postal code|kod pocztowy|"
        "code postal|cp|"
        "plz|postleitzahl|индекс|почтовый индекс",
    ),
    _field(
        "city",
        N_("City"),
        "text",
        "city|town|billing city|mailing city|business city|miasto|miejscowość|ville|commune|stadt|ort|город|"
        "населенный пункт",
    ),
    _field(
        "region",
        N_("Region"),
        "text",
        "region|state|province|county|state region|state province|billing state|mailing state province|territory|"
        "województwo|powiat|rejon|région|département|departement|bundesland|gebiet|область|регион|край",
    ),
    _field(
        "country",
        N_("Country"),
        "text",
        "country|country region|billing country|mailing country|office location|kraj|państwo|pays|land|страна",
    ),
    _field(
        "segment",
        N_("Segment"),
        "text",
        "segment|industry|sector|channel|branch|client type|customer type|category|branża|sektor|kanał|"
        "kategoria|typ klienta|"
        "secteur|secteur d activité|canal|catégorie|branche|sparte|kundengruppe|сегмент|отрасль|канал|категория",
    ),
    _field(
        "potential_class",
        N_("Class"),
        "choice",
        "class|abc|abc class|potential class|potential|tier|rating|klasa|klasa abc|potencjał|classe|"
        "classe abc|potentiel|"
        "klasse|abc klasse|potenzial|класс|категория abc|потенциал",
    ),
    _field("status", N_("Status"), "choice", "status|client status|customer status|state of client|statut|stan|статус"),
    _field(
        "website",
        N_("Website"),
        "text",
        "website|web site|web page|url|homepage|www|web|site|strona www|strona internetowa|strona|site web|"
        "site internet|"
        "webseite|internet|сайт|веб сайт",
    ),
    _field(
        "note",
        N_("Note"),
        "note",
        "note|notes|comment|comments|remarks|description|additional info|background|memo|notatka|notatki|"
        "uwagi|komentarz|opis|"
        "remarque|remarques|commentaire|commentaires|notiz|notizen|bemerkung|bemerkungen|kommentar|"
        "заметка|заметки|примечание|примечания|комментарий|описание",
        many=True,
    ),
    _field(
        "tags",
        N_("Tags"),
        "list",
        "tags|tag|labels|label|categories|keywords|groups|tagi|etykiety|kategorie|étiquettes|mots clés|schlagworte|"
        "schlagwörter|теги|метки",
        many=True,
    ),
    _field(
        "wallet",
        N_("Wallet a year"),
        "amount",
        "wallet|annual spend|yearly spend|category spend|purchase potential|annual purchases|potencjał roczny|portfel|"
        "potencjał zakupowy|"
        "roczne zakupy|budget d achat|achats annuels|jahresbedarf|einkaufsvolumen|потенциал закупок|годовой закуп",
    ),
    _field(
        "person",
        N_("Person"),
        "text",
        "full name|contact name|contact|contact person|person|display name|osoba kontaktowa|osoba|kontakt|"
        "imię i nazwisko|interlocuteur|nom du contact|nom complet|personne|ansprechpartner|kontaktperson|"
        "контактное лицо|контакт|фио|name",
    ),
    _field(
        "first_name",
        N_("First name"),
        "text",
        "first name|given name|forename|firstname|middle name|imię|prénom|vorname|имя",
        many=True,
    ),
    _field(
        "last_name",
        N_("Last name"),
        "text",
        "last name|family name|surname|lastname|nazwisko|nom de famille|nachname|nom|фамилия",
    ),
    _field(
        "role",
        N_("Role"),
        "text",
        "job title|role|position|contact title|title|function|stanowisko|rola|funkcja|fonction|poste|titre|"
        "funktion|stellung|"
        "должность|роль",
    ),
    _field(
        "rank",
        N_("Rank"),
        "choice",
        "rank|decision role|buying role|ranga|rola zakupowa|rang|kaufrolle|ранг|роль в закупке",
    ),
    _field(
        "phone",
        N_("Phone"),
        "phone",
        "phone|phone number|telephone|mobile|mobile phone|mobile phone number|cell|cell phone|work phone|"
        "business phone|"
        "home phone|other phone|phone 1|phone 2|tel|contact number|contact numbers|telefon|telefon komórkowy|komórka|"
        "nr telefonu|numer telefonu|telefon 2|téléphone|portable|tél|mobil|handy|telefonnummer|rufnummer|"
        "телефон|мобильный|мобильный телефон|номер телефона|сотовый",
        many=True,
    ),
    _field(
        "email",
        N_("E-mail"),
        "email",
        "email|e mail|email address|e mail address|mail|primary email|contact email|work email|email 1|"
        "email 2|emails|"
        "adres email|adres e mail|poczta|courriel|adresse email|adresse e mail|adresse mail|e mail adresse|"
        "почта|электронная почта|эл почта|имейл",
        many=True,
    ),
    _field("language", N_("Language"), "text", "language|lang|język|langue|sprache|язык"),
    _field("person_note", N_("Note on the person"), "note", "person note|contact note|notatka o osobie", many=True),
)

SALES_FIELDS = (
    _field(
        "day",
        N_("Day"),
        "day",
        "invoice date|document date|order date|sale date|sales date|posting date|transaction date|close date|"
        "payment date|day|"
        "data faktury|data dokumentu|data sprzedaży|data wystawienia|data|"
        "date de facture|date facture|date de commande|date de vente|jour|"
        "rechnungsdatum|belegdatum|buchungsdatum|verkaufsdatum|auftragsdatum|datum|tag|"
        "дата счета|дата документа|дата продажи|дата накладной|дата отгрузки|дата|date",
    ),
    _field(
        "client_code",
        N_("Client's code"),
        "code",
        "customer id|customer code|client code|client id|customer no|customer number|account number|"
        "account no|custno|custid|"
        "kod klienta|nr klienta|numer klienta|id klienta|kod kontrahenta|akronim|"
        "code client|n client|no client|numéro client|id client|"
        "kundennummer|kundennr|kunden nr|kdnr|debitorennummer|код клиента|номер клиента|код контрагента|"
        "tax id|vat number|nip|siren|siret|инн",
    ),
    _field(
        "client_name",
        N_("Client"),
        "text",
        "customer name|client name|account name|company name|customer|client|account|company|buyer|"
        "nazwa klienta|nazwa kontrahenta|klient|kontrahent|nabywca|odbiorca|firma|"
        "nom du client|nom client|raison sociale|société|"
        "kundenname|kunde|debitor|firmenname|клиент|контрагент|покупатель|заказчик|организация",
    ),
    _field("country", N_("Country"), "text", "country|ship country|kraj|pays|land|страна"),
    _field(
        "family",
        N_("Family"),
        "text",
        "family|product family|product category|product group|product line|category|assortment|product|"
        "rodzina|grupa towarowa|grupa produktów|kategoria|asortyment|linia|produkt|towar|"
        "famille|famille de produits|gamme|catégorie|produit|"
        "warengruppe|produktgruppe|produktfamilie|kategorie|sortiment|artikelgruppe|produkt|"
        "группа товаров|товарная группа|категория|ассортимент|товар|номенклатура",
    ),
    _field(
        "net",
        N_("Net amount"),
        "amount",
        "net|net amount|net value|net sales|net revenue|subtotal|amount net|line total|line amount|"
        "netto|wartość netto|kwota netto|sprzedaż netto|montant ht|total ht|ca ht|net ht|prix total ht|"
        "nettobetrag|nettowert|nettoumsatz|сумма без ндс|без ндс|"
        "close value|sales|revenue|turnover|amount|value|total|sprzedaż|wartość|kwota|obrót|montant|"
        "chiffre d affaires|ca|"
        "umsatz|betrag|summe|wert|сумма|выручка|стоимость",
    ),
    _field(
        "quantity",
        N_("Quantity"),
        "number",
        "quantity|qty|units|pieces|ilość|szt|sztuk|quantité|qté|menge|anzahl|stück|количество|кол во|кол-во",
    ),
    _field(
        "price",
        N_("Unit price"),
        "number",
        "unit price|net price|price|cena netto|cena|cena jednostkowa|prix unitaire|prix unitaire ht|pu ht|prix|"
        "einzelpreis|stückpreis|preis|цена|цена без ндс",
    ),
    _field(
        "discount",
        N_("Discount"),
        "share",
        "discount|discount rate|rabat|upust|remise|réduction|rabatt|nachlass|скидка",
    ),
    _field(
        "document",
        N_("Document"),
        "code",
        "invoice no|invoice number|invoice|document no|document number|document|order id|order no|"
        "order number|receipt no|"
        "opportunity id|deal id|"
        "nr faktury|numer faktury|faktura|nr dokumentu|numer dokumentu|dokument|nr zamówienia|"
        "n facture|no facture|numéro facture|numéro de facture|facture|pièce|n pièce|"
        "rechnungsnummer|rechnungsnr|rechnung|belegnummer|beleg|belegnr|auftragsnummer|"
        "номер счета|счет|номер документа|документ|номер накладной|накладная",
    ),
    _field(
        "doc_line",
        N_("Line of the document"),
        "code",
        "line|line no|line number|position|item no|line item|pozycja|lp|nr pozycji|ligne|n ligne|zeile|pos|"
        "строка|номер строки",
    ),
    _field("currency", N_("Currency"), "text", "currency|currency code|waluta|devise|monnaie|währung|валюта"),
)

TOUCH_FIELDS = (
    _field("when", N_("When"), "text", ""),
    _field("party", N_("Whose number"), "text", ""),
    _field("name", N_("Name on the phone"), "text", ""),
    _field("what", N_("Call or text"), "text", ""),
    _field("minutes", N_("Minutes"), "number", ""),
)

_BY_KIND = {CLIENTS: CLIENT_FIELDS, SALES: SALES_FIELDS, TOUCHES: TOUCH_FIELDS}


def fields_of(kind: str) -> tuple[Field, ...]:
    """The fields of a file of `kind` ("clients", "sales" or "touches"), in the order in which a screen lists them."""
    return _BY_KIND[kind]


def field_of(kind: str, id: str) -> Field | None:
    """The field with this id, or None."""
    return next((field for field in fields_of(kind) if field.id == id), None)
