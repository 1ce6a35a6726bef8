"""Typed next actions: what is understood of each on Sunday, 22 November 2026, and lines that are no dates."""

PHRASES = """
oferta pt | oferta | 11-27 | -
oferta pn | oferta | 11-23 | -
oferta pon | oferta | 11-23 | -
wt oferta | oferta | 11-24 | -
śr oferta | oferta | 11-25 | -
sr. oferta | oferta | 11-25 | -
oferta czw | oferta | 11-26 | -
oferta sob | oferta | 11-28 | -
oferta nd | oferta | 11-29 | -
oferta niedz. | oferta | 11-29 | -
w pt oferta | oferta | 11-27 | -
zadzwonić w środę o 9 | zadzwonić | 11-25 | 09:00
oferta do piątku | oferta | 11-27 | -
oferta do pt | oferta | 11-27 | -
oferta do 15.12 | oferta | 12-15 | -
oferta na piatek | oferta | 11-27 | -
do jutra wycena | wycena | 11-23 | -
jutro wycena | wycena | 11-23 | -
jutro, 10:00: oferta | oferta | 11-23 | 10:00
pojutrze | | 11-24 | -
dziś | | 11-22 | -
dzisiaj telefon | telefon | 11-22 | -
za 3 dni | | 11-25 | -
za tydzień | | 11-29 | -
za tydzien oferta | oferta | 11-29 | -
za 2 tygodnie | | 12-06 | -
za dwa tygodnie | | 12-06 | -
za miesiąc | | 12-22 | -
za rok umowa | umowa | 2027-11-22 | -
za pół roku | | 2027-05-22 | -
15 grudnia | | 12-15 | -
15 grudnia 2026 r. umowa | umowa | 12-15 | -
1 stycznia | | 2027-01-01 | -
w przyszły poniedziałek | | 11-23 | -
w następny piątek | | 11-27 | -
w przyszłym tygodniu | | 11-23 | -
w piątek w przyszłym tygodniu | | 11-27 | -
w przyszłym miesiącu | | 12-01 | -
koniec miesiąca | | 11-30 | -
faktura pod koniec miesiąca | faktura | 11-30 | -
o 10 | | 11-22 | 10:00
o 10:30 | | 11-22 | 10:30
o 15.30 | | 11-22 | 15:30
pt o godz. 10 oferta | oferta | 11-27 | 10:00
pt rano oferta | rano oferta | 11-27 | -
call Anna pt do 10:00 | call Anna | 11-27 | 10:00
call Anna fri 10:00 | call Anna | 11-27 | 10:00
CALL ANNA FRI 10:00 | CALL ANNA | 11-27 | 10:00
call Anna on Friday at 10 | call Anna | 11-27 | 10:00
call Anna - fri | call Anna | 11-27 | -
call Anna, fri | call Anna | 11-27 | -
fri: call Anna | call Anna | 11-27 | -
(fri 10:00) call Anna | call Anna | 11-27 | 10:00
call fri about prices | call about prices | 11-27 | -
offer for tomorrow | offer | 11-23 | -
by friday offer | offer | 11-27 | -
+3d | | 11-25 | -
+0d | | 11-22 | -
+10d ring Anna | ring Anna | 12-02 | -
+1w | | 11-29 | -
+2m | | 2027-01-22 | -
+1y | | 2027-11-22 | -
+2 weeks offer | offer | 12-06 | -
+3dni | | 11-25 | -
3d | | 11-25 | -
3d call Anna | call Anna | 11-25 | -
3d, call Anna | call Anna | 11-25 | -
call Anna 2w | call Anna | 12-06 | -
in 3d | | 11-25 | -
in 2 weeks | | 12-06 | -
in two weeks call | call | 12-06 | -
in a week | | 11-29 | -
in 3 days | | 11-25 | -
today | | 11-22 | -
tomorrow | | 11-23 | -
tomorrow at 2 pm Anna | Anna | 11-23 | 14:00
day after tomorrow | | 11-24 | -
the day after tomorrow | | 11-24 | -
next monday | | 11-23 | -
next sat | | 11-28 | -
friday next week | | 11-27 | -
friday of next week | | 11-27 | -
this friday | | 11-27 | -
next week | | 11-23 | -
next month | | 12-01 | -
end of month | | 11-30 | -
end of next month | | 12-31 | -
invoice by the end of the month | invoice | 11-30 | -
15 dec | | 12-15 | -
15th of December | | 12-15 | -
dec 15 | | 12-15 | -
Dec. 15, 2026 offer | offer | 12-15 | -
may 5 offer | offer | 2027-05-05 | -
offer on the 15th | offer | 12-15 | -
fri 27.11 offer | offer | 11-27 | -
discuss monday order fri | discuss monday order | 11-27 | -
tomorrow monday | | 11-23 | -
discuss friday tomorrow | discuss friday | 11-23 | -
oferta jutro pon Anna | oferta Anna | 11-23 | -
at 10 | | 11-22 | 10:00
at 10 call Anna | call Anna | 11-22 | 10:00
10am | | 11-22 | 10:00
12am | | 11-22 | 00:00
12 pm lunch | lunch | 11-22 | 12:00
2:30pm | | 11-22 | 14:30
Anna 10 am friday | Anna | 11-27 | 10:00
Anna fri @ 10 | Anna | 11-27 | 10:00
on sat call Anna | call Anna | 11-28 | -
15.12 | | 12-15 | -
15.12 contract | contract | 12-15 | -
15.12. contract | contract | 12-15 | -
15.12.2026 | | 12-15 | -
15.12.26 | | 12-15 | -
15/12 | | 12-15 | -
15/12/2026 | | 12-15 | -
15-12-2026 | | 12-15 | -
2026-12-15 | | 12-15 | -
22.11 | | 11-22 | -
21.11 | | 2027-11-21 | -
1.5 | | 2027-05-01 | -
29.02 | | 2028-02-29 | -
10:00 | | 11-22 | 10:00
10:00 15.12 umowa | umowa | 12-15 | 10:00
10-11 fri | 10-11 | 11-27 | -
aujourd'hui | | 11-22 | -
aujourd’hui | | 11-22 | -
demain | | 11-23 | -
demain matin | matin | 11-23 | -
après-demain | | 11-24 | -
apres demain | | 11-24 | -
dans 3 jours | | 11-25 | -
dans une semaine | | 11-29 | -
lundi prochain | | 11-23 | -
vendredi de la semaine prochaine | | 11-27 | -
la semaine prochaine | | 11-23 | -
fin du mois | | 11-30 | -
15 décembre | | 12-15 | -
1er décembre | | 12-01 | -
le 15 contrat | contrat | 12-15 | -
rappeler Anna mar 15 déc à 10h | rappeler Anna | 12-15 | 10:00
mer 10h30 Anna | Anna | 11-25 | 10:30
10h | | 11-22 | 10:00
10h30 | | 11-22 | 10:30
à 10h | | 11-22 | 10:00
10 h 30 réunion demain | réunion | 11-23 | 10:30
heute | | 11-22 | -
morgen | | 11-23 | -
übermorgen | | 11-24 | -
uebergabe morgen 9 Uhr | uebergabe | 11-23 | 09:00
heute Morgen | Morgen | 11-22 | -
Montag morgen Anna | morgen Anna | 11-23 | -
am Freitag Angebot | Angebot | 11-27 | -
um 10 am Freitag Angebot | Angebot | 11-27 | 10:00
bis zum 15.12 Angebot | Angebot | 12-15 | -
nächsten Montag | | 11-23 | -
nächste Woche | | 11-23 | -
Freitag nächste Woche 14 Uhr 30 Angebot | Angebot | 11-27 | 14:30
in 2 Wochen | | 12-06 | -
in einer Woche | | 11-29 | -
Monatsende | | 11-30 | -
15. Dezember | | 12-15 | -
am 15. Angebot | Angebot | 12-15 | -
um 10 Uhr | | 11-22 | 10:00
um 10:30 | | 11-22 | 10:30
15.10 Uhr Anna | Anna | 11-22 | 15:10
Do. Angebot | Angebot | 11-26 | -
Do 10:00 Angebot | Angebot | 11-26 | 10:00
So 10:00 Anna | Anna | 11-29 | 10:00
Angebot Mi | Angebot | 11-25 | -
Fr Angebot | Angebot | 11-27 | -
сегодня | | 11-22 | -
завтра | | 11-23 | -
послезавтра | | 11-24 | -
в пятницу | | 11-27 | -
до пятницы отчёт | отчёт | 11-27 | -
в пт в 10 звонок | звонок | 11-27 | 10:00
в 5 вечера в пятницу | | 11-27 | 17:00
в 10:00 | | 11-22 | 10:00
в понедельник 14:00 Иванов | Иванов | 11-23 | 14:00
в следующий понедельник | | 11-23 | -
на следующей неделе | | 11-23 | -
через 3 дня | | 11-25 | -
через неделю | | 11-29 | -
через месяц | | 12-22 | -
15 декабря | | 12-15 | -
конец месяца | | 11-30 | -
сьогодні | | 11-22 | -
післязавтра | | 11-24 | -
дзвінок у п'ятницю о 10:30 | дзвінок | 11-27 | 10:30
в неділю | | 11-29 | -
"""

ORDINARY = """
call Sam about it
call Sam
Sam about prices
may call Anna
about mar plans
ring Mer and Ven
so we call Anna
do oferty dodać rabat
do the offer
what to do
I think so
meet in the sun
send 3 offers
5 palet
order 2000
cennik 2027
2027
call +48 600 100 200
tel. 22 600 10 10
600-12-34
06.12.34.56.78
1.2.3
offer 1.5 t
cena 12.50 zł
sell at 20 EUR
at 10 percent
24/7 support
50/50 split
99.99
3D print
3 days trial
offer 2h workshop
10:00-11:00
15:30:10
1:1 talk
16:9 screen
10-12 palet
call Jan 5 palet
about last friday
Black Friday offer
guten Morgen
in 5 min
za 15 minut
through the week
"""
