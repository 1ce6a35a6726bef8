"""France: firms, cities, names and the French of the notes."""

from __future__ import annotations

from samples.country import City, Country, Names, Phrases

CITIES = (
    City("Paris", "Île-de-France", "750##", 4),
    City("Versailles", "Île-de-France", "780##"),
    City("Lyon", "Auvergne-Rhône-Alpes", "690##", 4),
    City("Grenoble", "Auvergne-Rhône-Alpes", "380##"),
    City("Annecy", "Auvergne-Rhône-Alpes", "740##", 2),
    City("Strasbourg", "Grand Est", "670##", 3),
    City("Nancy", "Grand Est", "540##"),
    City("Reims", "Grand Est", "511##"),
    City("Lille", "Hauts-de-France", "590##", 3),
    City("Amiens", "Hauts-de-France", "800##"),
    City("Rennes", "Bretagne", "350##", 2),
    City("Saint-Malo", "Bretagne", "354##"),
    City("Nantes", "Pays de la Loire", "440##", 2),
    City("Bordeaux", "Nouvelle-Aquitaine", "330##", 2),
    City("La Rochelle", "Nouvelle-Aquitaine", "170##"),
    City("Toulouse", "Occitanie", "310##", 2),
    City("Nîmes", "Occitanie", "300##"),
    City("Marseille", "Provence-Alpes-Côte d'Azur", "130##", 2),
    City("Nice", "Provence-Alpes-Côte d'Azur", "060##"),
    City("Dijon", "Bourgogne-Franche-Comté", "210##"),
    City("Besançon", "Bourgogne-Franche-Comté", "250##"),
    City("Orléans", "Centre-Val de Loire", "450##"),
    City("Rouen", "Normandie", "760##"),
)

FIRMS = (
    "G Crêperie du Phare", "G L'Échanson", "G Brasserie Garance", "G Chez Mireille", "G Au Grain de Sel",
    "G Œuf Mollet", "G La Cocotte Bleue", "G Les Treize Marches", "G Bouchon Pivoine", "G Estaminet Rijsel",
    "G Table d'Éloïse", "G Ferme du Roitelet", "G Rôtisserie Basque", "G Le Zinc Voyageur", "G Pâtes et Compagnie",
    "G Guinguette Loriot", "G Marée Haute", "G Café Noisette", "G Vins et Ardoise", "H Hôtel des Glycines",
    "H Auberge Fougère", "H Château Merisier", "H Villa Bergamote", "H Relais du Héron", "H Manoir Églantine",
    "H Résidence Azurée", "H Gîte Blanchemaille", "H Clos Saint-Elme", "H Domaine du Genêt", "H Thermes d'Ombeline",
    "R Épicerie Câline", "R Fromagerie Tomette", "R Boulangerie Levain", "R Cave Aux Grives", "R Thé et Tilleul",
    "R Maison Porcelaine", "R Primeur Capucine", "R Quincaillerie Fouet", "W Grossiste Bel-Air", "W Comptoir Rhénan",
    "W Diffusion Alizé", "W Négoce Picardie", "C Traiteur Ciboulette", "C Noces et Buffets", "C Petits Plats Zoé",
    "K Cantine Jean-Moulin-Vert", "K Self des Ateliers", "K Internat Bellevue", "O Verre en Ligne",
    "O Ma Tasse Rapide",
)  # fmt: skip

STREETS = (
    "{n} rue des Tilleuls", "{n} rue du Moulin", "{n} place du Marché", "{n} quai des Tanneurs",
    "{n} avenue de la Gare", "{n} rue de l'Église", "{n} chemin des Vignes", "{n} impasse du Lavoir",
    "{n} cours des Halles",
)  # fmt: skip

NAMES = Names(
    women=(
        "Camille", "Céline", "Élodie", "Sophie", "Nathalie", "Chloé", "Hélène", "Aurélie", "Inès", "Margaux",
        "Sandrine",
    ),
    men=("Julien", "Nicolas", "Thomas", "Étienne", "Benoît", "Cédric", "Loïc", "Mathieu", "Rémi", "Gaël", "François"),
    families_women=(
        "Lefèvre", "Moreau", "Girard", "Roussel", "Mercier", "Chevalier", "Gauthier", "Perrin", "Bonnet", "Lambert",
        "Fontaine", "Garnier", "Aubert", "Colin", "Marchand",
    ),
    families_men=(
        "Lefèvre", "Moreau", "Girard", "Roussel", "Mercier", "Chevalier", "Gauthier", "Perrin", "Bonnet", "Lambert",
        "Fontaine", "Garnier", "Aubert", "Colin", "Marchand",
    ),
    roles={
        "user": ("chef de cuisine|cheffe de cuisine", "barman|barmaid", "chef de salle|cheffe de salle", "réception"),
        "buyer": ("achats", "économe", "responsable des achats"),
        "decision-maker": ("gérant|gérante", "directeur|directrice", "patron|patronne"),
        "": ("bureau", "comptabilité", ""),
    },
)  # fmt: skip

PHRASES = Phrases(
    call=(
        "Commande {qty} cartons, {prod}, livraison {day}.",
        "Demande une remise, accordé {pct} % à partir de {qty} cartons.",
        "Stock plein pour l'instant, reprendre en {inmonth}.",
        "Très contents de la qualité, surtout {prod}.",
        "Nouvelle carte en {inmonth}, ils ajouteront {prod}.",
        "{comp} propose {price} € le carton, nous sommes à {price2}.",
        "Le gérant est en congé, décision la semaine prochaine.",
        "Veut le tarif pour {prod}, sans engagement.",
        "Facture {ofmonth} réglée, compte débloqué.",
        "Se plaint du transporteur, arrivé après le service.",
        "Trois pièces cassées, échange avec la prochaine livraison.",
        "D'accord pour une commande fixe chaque {day}.",
        "Mariage de {qty}0 couverts à préparer, il leur faut {prod}.",
        "Pas de hausse avant la fin du trimestre, c'est convenu.",
        "Nouvelle responsable de salle, préfère les messages.",
        "Budget du mois dépensé, rappeler après le premier.",
        "Essai concluant, ils prennent {prod} en continu.",
        "Court et bon : tout va bien, commande {day}.",
        "Deuxième adresse en {inmonth}, devis pour l'ensemble.",
        "Un peu moins de passage que l'an dernier.",
    ),
    text=(
        "Nouveau tarif envoyé : {prod}.",
        "Rappel de la livraison de {day}.",
        "Demandé l'état du stock, {prod}.",
        "Créneau confirmé {day}, entre {h} h et {h2} h.",
        "Promotion sur {prod} jusqu'à {day}.",
        "Répond « merci, je regarde ce soir ».",
    ),
    email=(
        "Offre pour {prod}, valable 14 jours.",
        "Devis envoyé : {price} € le carton par {qty}.",
        "Catalogue et nouveautés, surtout {prod}.",
        "Avoir pour la facture {ofmonth}.",
        "Contrat annuel à signer, j'attends leurs remarques.",
        "Fiches techniques pour {prod}.",
        "Compte rendu de l'entretien, livraison le {day}.",
    ),
    visit=(
        "Tour du bar : {prod} viennent de {comp}, contrat jusqu'en {inmonth}.",
        "Dégustation réussie, le barman veut {prod}.",
        "Réserve minuscule, livrer moins mais plus souvent.",
        "Compté la verrerie ensemble : il manque {qty} douzaines.",
        "Accord annuel discuté avec la patronne, elle veut {pct} % de bonus.",
        "Nouvelle salle de {qty}0 places en {inmonth}.",
        "Travaux jusqu'à la fin du mois, tout à équiper ensuite.",
        "Laissé des échantillons, {prod} ; réponse {day}.",
        "Montré une facture de {comp} : {price} €, jouable.",
        "Formation de l'équipe à la machine à café, bonne ambiance.",
    ),
    incoming=(
        "Nous contactent d'eux-mêmes : {comp} en rupture, il faut {prod} vite.",
        "Commande : {qty} cartons pour {day}.",
        "Réclamation : deux cartons abîmés ({prod}).",
        "Demandent où est le livreur.",
        "Veulent décaler la livraison à {day}.",
        "Demandent un duplicata de la facture {ofmonth}.",
        "Reviennent sur l'offre : ils en prennent la moitié.",
    ),
    attempt=(
        "pas de réponse, rappeler après {late} h", "occupé", "répondeur", "en salle, rappellera",
        "absent jusqu'à {day}",
    ),
    more=(
        "Paiement à 30 jours maintenu.",
        "Prix de {price} € accepté sans discussion.",
        "{comp} est passé la semaine dernière.",
        "Y revenir en {inmonth}.",
        "Penser aussi : {prod}.",
        "Livrer le matin seulement.",
        "Demande des échantillons.",
        "C'est la patronne qui décide.",
        "Saison meilleure que l'an dernier.",
        "Coffrets prévus pour Noël.",
        "Remise {pct} % dès {qty} cartons.",
        "Ne pas appeler pendant le service.",
        "Palette consignée à reprendre.",
        "Nous trouve plus rapides que {comp}.",
    ),
    actions=(
        "offre : {prod}", "rappeler pour la livraison", "devis pour la deuxième adresse", "échantillons : {prod}",
        "contrat annuel à signer", "demander la carte de saison", "rendez-vous avec la gérante", "tarif : {prod}",
        "régler la réclamation", "relancer la facture {ofmonth}", "comparer avec {comp}", "proposer une dégustation",
    ),
    follow_up="rappeler",
    first_contact=("premier appel : qui commande ?", "se présenter, envoyer le catalogue"),
    clients=(
        "Entrée par la cour.", "Livraison avant 11 h.", "Fermé le lundi.", "Maison de famille, deux adresses.",
        "Recommandés par un voisin.",
    ),
    in_months=(
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
        "décembre",
    ),
    of_months=(
        "de janvier", "de février", "de mars", "d'avril", "de mai", "de juin", "de juillet", "d'août", "de septembre",
        "d'octobre", "de novembre", "de décembre",
    ),
    slots={
        "prod": (
            "les verres à vin", "les sirops", "les thés", "les gobelets", "les serviettes", "les nappes",
            "les tasses", "les jus pressés", "les assiettes creuses", "les limonades", "les boîtes repas",
            "les couverts", "les eaux gazeuses", "les draps de bain", "les cafés en grains", "les tonics",
        ),
        "day": ("lundi", "mardi", "mercredi", "jeudi", "vendredi"),
    },
)  # fmt: skip

FRANCE = Country("France", "FR", "fr", 0, CITIES, FIRMS, STREETS, NAMES, PHRASES)
