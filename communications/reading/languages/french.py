"""French formulas."""

from __future__ import annotations

from re import compile as pattern

from communications.reading.languages.shape import Language, words

FRENCH = Language(
    code="fr",
    heading_start=pattern(r"mandats? (?:du|de la|des|de l')"),
    reference_label_start=pattern(r"(?:n\.? ?/ ?|notre |votre )?ref(?:erence)?s?\b[ .:]"),
    reference_note=pattern(
        r"\(?\s?(?:veuillez|priere de?|merci de) (?:utiliser|rappeler|citer|mentionner) cette reference"
        r"[^)]{0,60}\)?"
    ),
    salutation_start=pattern(
        r"(?:(?:votre |son )?excellences?|monsieur|madame|mesdames|messieurs|mademoiselle|cher|chere"
        r"|m\.|mm\.|mme|mlle|dr|docteur|maitre)(?!\w)"
    ),
    opening=pattern(
        r"(?:(?:nous avons|j'ai) l'honneur d|nous (?:nous|vous) |je (?:m'|vous ))"
        r"[^.;:]{0,80}?\b(?:en (?:(?:nos|notre|ma|mes) )?(?:qualites?|capacites?) "
        r"(?:respectives? )?(?:d(?:e la|es|u|e)\b|de l'|d')|en tant que\b)"
    ),
    mandate_head=(
        r"(?:(?:vice-?)?president[\w-]{0,25}(?: par interim)? (?:du|de la) )?"
        r"(?:rapporteu(?:r|se|re) special|groupe de travail|experte? independant"
        r"|representante? special|representante? du secretaire|mecanisme d'experts)"
    ),
    mandate_articles=r"(?:en (?:sa )?qualite )?(?:de la |de l'|du |des |de |la |le |les |l')?",
    titles_end=pattern(
        r",? ?\b(?:conformement (?:a|aux)|en application d|en vertu d|au titre d|etablis? par"
        r"|suivant les resolutions|selon les resolutions)\b"
    ),
    assembly=pattern(r"\bassemblee generale\b"),
    treaty_body=pattern(r"\bcomite\b"),
    your_company=pattern(
        r"\bvotre (?:entreprise|societe|compagnie|organisation|institution|banque|universite|groupe"
        r"|fondation|agence|association|federation|etablissement|union|entite|firme|cooperative|institut|cabinet"
        r"|fonds|hopital|club)\b"
    ),
    government_of=pattern(
        r"\b(?:gouvernement|mission permanente|representante? permanente?) (?:du|de la|de l'|des|de|d')"
    ),
    facts_lead_start=pattern(
        r"(?:selon|d'apres|sur la base) (?:des? |les |l'|la )?(?:\w+ ){0,2}?"
        r"(?:informations?|allegations?|renseignements?|rapports?|sources?) (?:\w+ ){0,2}?"
        r"(?:recue?s?|que nous avons|portee?s?|disponibles?|transmis\w*|communique\w*|fournie?s?|obtenue?s?)\b"
    ),
    facts_lead_other=pattern(
        r"(?:il est (?:rapporte|allegue)(?: que)?|les (?:nouvelles )?informations recues"
        r"(?: indiquent(?: que)?)?|(?:les )?faits(?: allegues)?) ?:"
    ),
    prejudge_start=pattern(
        r"(?:sans|tout en ne)\b.{0,70}?"
        r"\b(?:prejug\w*|prejudice|prononcer|conclusions?|preconceptions?)\b"
    ),
    concern=pattern(
        r"\b(?:preoccup\w*|inquiet\w*|inquietud\w*|alarm\w*|craint\w*|craign\w*|consternation|consterne\w*)\b"
    ),
    concern_start=pattern(
        r"(?:(?:a cet egard|dans ce contexte|en outre|de plus|par ailleurs|enfin|toutefois|compte tenu"
        r"|au vu|a la lumiere).{0,120}?, )?"
        r"(?:(?:nous|je) (?:\w+ ){0,6}?(?:preoccup|inquiet|alarm|craign|crain|consterne)\w*"
        r"|(?:nous|je) (?:souhaitons|souhaiterions|voudrions|tenons a|exprimons|reiterons|partageons)"
        r".{0,80}?\b(?:preoccup|inquiet|alarm|craint)\w*"
        r"|(?:notre |nos |de (?:tres )?(?:graves|serieuses|vives|profondes) |une (?:vive|grave) )"
        r"(?:\w+ ){0,3}?(?:preoccup|inquiet|craint)\w*"
        r"|des (?:\w+ )?(?:preoccup|inquiet|craint)\w*)"
    ),
    annex_pointer=pattern(
        r"\b(?:referer|reporter|consulter|trouver)\b.{0,60}\bannexe\b|\bannexe .{0,90}\bjointe?\b"
        r"|\ben annexe\b.{0,60}\b(?:lettre|jointe?)\b|\bjointe? en annexe\b"
        r"|^en (?:lien|relation|rapport) avec les (?:faits|allegations|preoccupations)"
        r"|^(?:les |le )?textes? (?:complets?|integra)"
    ),
    law_start=pattern(
        r"(?:(?:a cet egard|dans ce (?:contexte|cadre)|a ce (?:sujet|propos)),? )?"
        r"(?:nous|je) (?:vous |nous |souhait\w+ |voudrions |aimerions |tenons a |desir\w+ |egalement "
        r"|respectueusement |aussi |faire )*(?:rappel|attir|appel|renvoy|refer|exhort|prions)\w*"
    ),
    urgent_start=pattern(
        r"(?:compte tenu|en raison|au vu|vu|etant donne|au regard|eu egard)\b.{0,25}?\burgen(?:ce|t)\b"
        r"|dans l'attente|en attendant|nous (?:demandons instamment|prions instamment)"
    ),
    questions_following=pattern(r"\b(?:suivant(?:e)?s?|ci-dessous|ci-apres)\b.{0,120}$"),
    questions_request=pattern(
        r"\b(?:responsabilite|reconnaissant\w*|saurions gre|observations|prions|apprecierions|inviter"
        r"|invitons|clarifier|remerci\w*|bien vouloir)\b"
    ),
    question_goes_on_start=pattern(
        r"(?:veuillez|merci de|priere de|si |en particulier|notamment|le cas echeant|a cet egard, veuillez"
        r"|dans (?:ce|le) cas|dans l'affirmative|dans la negative|quelles? |quels? |comment )"
    ),
    closing=pattern(
        r"^(?:(?:nous|je) (?:vous )?(?:serions|serais|saurais|souhaiterais|apprecierions|saurions|souhait|pourr|avons l'intention|envisageons"
        r"|nous engageons|demandons|prions|informons|tenons|aimerions|voudrions|esperons)"
        r"|cette communication|la presente|passe ce delai|dans l'attente|en attendant|enfin|une (?:lettre|copie)"
        r"|votre reponse|les reponses|la reponse|veuillez (?:noter|agreer|accepter)"
        r"|compte tenu de l'urgence|au vu de l'urgence)"
        r"|\brendue?s? publique?s?\b|\bdelai (?:maximal |maximum )?de [\w-]+ (?:\(\d{1,3}\) )?(?:jours|heures|mois|semaines)\b"
        r"|\brapport\b.{0,60}\bconseil des droits de l'homme\b"
    ),
    compliment_start=pattern(
        r"(?:veuillez|nous vous prions|je vous prie|nous saisissons|je saisis)\b.{0,140}?"
        r"\b(?:agreer|accepter|recevoir|croire|renouveler)\b.{0,160}?"
        r"\b(?:consideration|salutations|sentiments|respects?|assurances?)\b"
    ),
    annex_label=pattern(r"annexes?(?: (?:\d{1,2}|[ivx]{1,4}|[a-c]))?(?![\w'])"),
    reply=pattern(r"\b(?:repon(?:se|ses|du|due|dre|dait|dit)|accuse(?:s)? de reception)\b"),
    no_reply=pattern(
        r"\b(?:aucune|sans|pas|absence de|ni)\b.{0,40}?\brepon(?:se|du|ses)\b"
        r"|\bregrett\w+.{0,80}\b(?:aucune|pas|absence|defaut)\b|\bsans reponse\b"
    ),
    letter_noun=pattern(r"\b(?:lettres?|communications?|appels?)\b"),
    sent_verb=pattern(r"\b(?:envoye|adresse|transmis|emis)(?:e|s|es)?\b"),
    letter_went=pattern(
        r"\b(?:lettres?|communications?|copies?)\b.{0,160}?\b(?:envoye|adresse|transmis|communique|partage)\w*"
        r"|\b(?:envoye|adresse|transmis)\w*\b.{0,80}\b(?:lettres?|communications?|copies?)\b"
    ),
    same_subject=pattern(
        r"\b(?:ce|meme|cette) (?:sujet|affaire|question|objet)\b|\bcopies? de (?:cette|la presente)\b"
        r"|\bsimilaires?\b|\begalement\b|\bmemes (?:faits|allegations)\b|\baussi\b"
    ),
    seat_phrase=pattern(
        r"\b(?:base|sis|domicilie|enregistre|etabli|immatricule|implante|constitue)(?:e|s|es)?\b "
        r"(?:a|au|aux|en|dans) [^,;.)]{0,60}|\bdont le siege (?:\w+ ){0,3}(?:a|au|aux|en) [^,;.)]{0,60}"
    ),
    made_public=pattern(
        r"\b(?:rendue?s?|devien\w+|rendre) publique?s?\b|\bpubliee?s?\b|\baccessibles? au public\b"
        r"|\bseront? publique?s?\b"
    ),
    asks_reply=pattern(
        r"\b(?:appreci(?:erions|erais)|reconnaissant\w*|saur(?:ions|ais) gre|souhait\w+|prions|prie|demandons|attendons|esperons"
        r"|serions|serais|recevoir|parvenir|veuillez|bien vouloir|aimerions)\b.{0,140}\b(?:repon(?:se|dre|ses)|observations"
        r"|commentaires|informations?)\b|\brepondre\b.{0,40}\bdelai\b"
        r"|\brepon(?:se|ses) (?:est|sont|serait) (?:\w+ )?(?:attendu|demande|souhaite|priee?)\w*"
    ),
    after_this_delay=pattern(
        r"\b(?:passe|au-dela de|a l'issue de|apres|a l'expiration de|au terme de|une fois) "
        r"(?:ce|cette|ledit) (?:delai|periode|date|echeance)\b|\b(?:au terme|a l'issue|a l'expiration) duquel\b"
        r"|\bapres quoi\b|\bpar la suite\b.{0,40}\bpublique"
    ),
    sets_window=pattern(
        r"\b(?:dans|sous|d'ici(?: a)?|avant|en|au plus tard|(?:delai|echeance|terme) (?:maximal |maximum )?de"
        r"|pas plus de|n'excedant pas|ne depassant pas)"
        r"(?: (?:les|le|un|des|d'un|delai|periode|de|maximum|maximal|prochains|au|plus|tard|dans))*[ :]*$"
    ),
    unit_words={
        "jour": ("days", 1),
        "jours": ("days", 1),
        "heure": ("hours", 1),
        "heures": ("hours", 1),
        "semaine": ("days", 7),
        "semaines": ("days", 7),
        "mois": ("months", 1),
    },
    person_titles=words(
        "m mm mme mmes mlle mlles monsieur madame messieurs mesdames me maitre dr docteur",
        "docteure pr professeur professeure pere",
    ),
    alias=pattern(
        r"\b(?:egalement|aussi|mieux) connue? (?:\w+ )?sous le nom d\w*|\balias\b|\bdite? «?|\bsurnommee?\b"
    ),
    official=pattern(
        r"(?:l'|le |la |les |alors |actuel |ancienne? )*(?:(?:premier|vice)[- ])?(?:ministre|procureure?|juge"
        r"|ambassadeur|ambassadrice|gouverneure?|magistrate?|maire|prefete?|garde des sceaux"
        r"|representante? permanente?|chef d'etat|presidente? (?:de la (?:republique|cour)|du (?:tribunal|senat))"
        r"|directeur general de la police|secretaire d'etat)\b"
    ),
    no_person=words(
        "organisation association entreprise societe reseau fondation parti comite syndicat",
        "journal mouvement coalition groupe centre loi projet agence collectif communaute",
        "village ligue",
    ),
    months={
        "janvier": 1,
        "fevrier": 2,
        "mars": 3,
        "avril": 4,
        "mai": 5,
        "juin": 6,
        "juillet": 7,
        "aout": 8,
        "septembre": 9,
        "octobre": 10,
        "novembre": 11,
        "decembre": 12,
    },
    list_words=words(
        "et au ou a le du les",
    ),
    articles=words(
        "le la les l' un une",
    ),
    birth=pattern(r"\bnee?s?\b\D{0,40}$"),
    abbreviations=words(
        "m. mm. mme. dr. pr. art. p. pp. no. n°. cf. par. al. ref.",
    ),
    open_ends=words(
        "le la les l' un une des du de et ou a au aux en dans sur par pour avec que qui sa",
        "son ses leur leurs notre votre",
    ),
)
