"""The texts that a book starts with, each written in its own language; a purpose is named in the rep's.

None says anything that depends on whether rep or client is a man or a woman, and none calls a client by name where the
language would bend the name (Polish, Ukrainian): the program knows neither.
"""

from __future__ import annotations

from cockpit.core.words import N_

PURPOSES = (
    N_("a word"),
    N_("follow-up"),
    N_("offer"),
    N_("after the visit"),
    N_("order window"),
    N_("first text"),
    N_("season"),
)

TEXTS: dict[str, tuple[str, ...]] = {
    "en": (
        "Hello {first_name}, {my_name} here. Is everything in order on your side, do you need anything from us?",
        "Hello {first_name}, {my_name} here. To come back to our talk: when may I ring you for five minutes?",
        "Hello {first_name}, our offer is ready: {offer}. Shall I send you the details? {my_name}",
        "Hello {first_name}, thank you for your time. I will see to what we agreed and come back to you. {my_name}",
        "Hello {first_name}, your last order was on {last_order}. Shall I prepare the next one? {my_name}",
        "Hello {first_name}, I am {my_name}, your new contact with us. May I ring you for five minutes this week?",
        "Hello {first_name}, the season is near. Shall we go through your stock before anything runs short? {my_name}",
    ),
    "pl": (
        "Dzień dobry, tu {my_name}. Czy u Państwa wszystko w porządku, czy czegoś potrzeba?",
        "Dzień dobry, tu {my_name}. Wracam do naszej rozmowy. Kiedy mogę zadzwonić na pięć minut?",
        "Dzień dobry, nasza oferta jest gotowa: {offer}. Czy przesłać szczegóły? {my_name}",
        "Dzień dobry, dziękuję za spotkanie. Zajmę się tym, co ustaliliśmy, i wrócę z odpowiedzią. {my_name}",
        "Dzień dobry, ostatnie zamówienie było {last_order}. Czy przygotować następne? {my_name}",
        "Dzień dobry, nazywam się {my_name} i opiekuję się Państwa firmą. Czy mogę w tym tygodniu zadzwonić?",
        "Dzień dobry, zbliża się sezon. Czy przejrzymy razem Państwa zapasy, zanim czegoś zabraknie? {my_name}",
    ),
    "fr": (
        "Bonjour {first_name}, ici {my_name}. Tout va bien chez vous ? Avez-vous besoin de quelque chose ?",
        "Bonjour {first_name}, ici {my_name}. Je reviens vers vous : quand puis-je vous appeler cinq minutes ?",
        "Bonjour {first_name}, voici notre offre : {offer}. Puis-je vous envoyer le détail ? {my_name}",
        "Bonjour {first_name}, merci pour votre accueil. Je m'occupe de nos décisions et reviens vers vous. {my_name}",
        "Bonjour {first_name}, votre dernière commande date du {last_order}. Puis-je préparer la suivante ? {my_name}",
        "Bonjour {first_name}, ici {my_name}, votre nouveau contact. Puis-je vous appeler cinq minutes cette semaine ?",
        "Bonjour {first_name}, la saison approche. Voulez-vous que nous regardions vos stocks ensemble ? {my_name}",
    ),
    "de": (
        "Guten Tag {name}, hier ist {my_name}. Ist bei Ihnen alles in Ordnung, brauchen Sie etwas von uns?",
        "Guten Tag {name}, hier ist {my_name}. Ich komme auf unser Gespräch zurück: Wann darf ich Sie kurz anrufen?",
        "Guten Tag {name}, unser Angebot liegt bereit: {offer}. Darf ich Ihnen die Einzelheiten schicken? {my_name}",
        "Guten Tag {name}, vielen Dank für Ihre Zeit. Ich kümmere mich um das Vereinbarte und melde mich. {my_name}",
        "Guten Tag {name}, Ihre letzte Bestellung war am {last_order}. Darf ich die nächste vorbereiten? {my_name}",
        "Guten Tag {name}, mein Name ist {my_name}, ich betreue Ihr Haus. Darf ich Sie diese Woche kurz anrufen?",
        "Guten Tag {name}, die Saison steht vor der Tür. Gehen wir Ihren Bestand durch, bevor etwas fehlt? {my_name}",
    ),
    "ru": (
        "Здравствуйте, {first_name}! Это {my_name}. Всё ли у вас в порядке, нужно ли что-нибудь?",
        "Здравствуйте, {first_name}! Это {my_name}. Когда удобно поговорить пять минут?",
        "Здравствуйте, {first_name}! Предложение готово: {offer}. Прислать подробности? {my_name}",
        "Здравствуйте, {first_name}! Спасибо за встречу. Займусь тем, о чём договорились. {my_name}",
        "Здравствуйте, {first_name}! Прошлый заказ был {last_order}. Подготовить следующий? {my_name}",
        "Здравствуйте, {first_name}! Меня зовут {my_name}, я ваш менеджер. Можно позвонить на этой неделе?",
        "Здравствуйте, {first_name}! Скоро сезон. Посмотрим вместе ваши запасы? {my_name}",
    ),
    "uk": (
        "Доброго дня, це {my_name}. Чи все у вас гаразд, чи щось потрібно?",
        "Доброго дня, це {my_name}. Повертаюся до нашої розмови. Коли зручно поговорити?",
        "Доброго дня! Пропозиція готова: {offer}. Надіслати подробиці? {my_name}",
        "Доброго дня! Дякую за зустріч. Беруся за те, про що домовилися. {my_name}",
        "Доброго дня! Останнє замовлення було {last_order}. Підготувати наступне? {my_name}",
        "Доброго дня! Мене звати {my_name}, я ваш менеджер. Можна зателефонувати цього тижня?",
        "Доброго дня! Скоро сезон. Переглянемо разом ваші запаси? {my_name}",
    ),
}
"""By language, one text a purpose."""
