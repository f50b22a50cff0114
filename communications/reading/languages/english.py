"""English formulas."""

from __future__ import annotations

from re import compile as pattern

from communications.reading.languages.shape import Language, words

ENGLISH = Language(
    code="en",
    heading_start=pattern(r"mandates? of the\b"),
    reference_label_start=pattern(r"(?:our |your )?ref(?:erence)?s?\b(?: no)?[ .:]"),
    reference_note=pattern(r"\(?\s?please (?:use|quote|cite) this reference[^)]{0,60}\)?"),
    salutation_start=pattern(
        r"(?:(?:your |his |her )?excellenc(?:y|ies)|dear|mr|ms|mrs|miss|mx|messrs|dr|prof|professor"
        r"|sirs?|madam|mesdames|hono?u?rable|your (?:majesty|highness|holiness))\b"
    ),
    opening=pattern(
        r"(?:we|i) (?:have the hono?u?r (?:to|of)|are writing|am writing|write|wish to|would like to)"
        r"\b[^.;:]{0,60}?\bin (?:our|my) (?:respective )?capacit(?:y|ies) (?:as|of)\b"
    ),
    mandate_head=(
        r"(?:(?:acting )?(?:vice-?)?(?:chair|coordinator|member)[\w-]{0,20}(?: on [\w-]+)? of the )?"
        r"(?:united nations )?(?:special rapporteur|independent expert|working group"
        r"|special representative|representative of the secretary-general|special envoy"
        r"|expert mechanism)\b"
    ),
    mandate_articles=r"(?:as |of )?(?:the )?",
    titles_end=pattern(
        r",? ?\b(?:pursuant to|in accordance with|in conformity with|in line with|in compliance with"
        r"|as mandated by|established by|under (?:the )?human rights council)\b"
    ),
    assembly=pattern(r"\bgeneral assembly\b"),
    treaty_body=pattern(
        r"\bcommittee (?:on|against|for)\b|\bhuman rights committee\b|\bcommittee\b"
    ),
    your_company=pattern(
        r"\byour (?:esteemed )?(?:company|corporation|business|enterprise|firm|bank|organi[sz]ation"
        r"|institution|university|agency|foundation|association|federation|union|authority|entity"
        r"|office|party|group|co-?operative|institute|college|hospital|trust|fund|airline|club|council)\b"
    ),
    government_of=pattern(r"\b(?:government|permanent mission|permanent representative) of\b"),
    facts_lead_start=pattern(
        r"(?:according to|based on|on the basis of) (?:the |this )?(?:\w+ ){0,3}?"
        r"(?:information|allegations|reports|sources) (?:that )?(?:(?:we|i) )?(?:have |has been )?"
        r"(?:received|available|provided|submitted|transmitted|at our disposal|brought to)\b"
    ),
    facts_lead_other=pattern(
        r"(?:it is (?:reported|alleged)(?: that)?|the (?:new |additional )?information received"
        r"(?: indicates| suggests)?(?: that)?|(?:it is )?according to the sources?"
        r"|(?:alleged |background and )?facts) ?:"
    ),
    prejudge_start=pattern(
        r"(?:without|while)\b.{0,70}?"
        r"\b(?:prejudg\w*|opinion on the facts|judge?ments?|implying|conclusions?)\b"
    ),
    concern=pattern(
        r"\b(?:concern(?:s|ed)?|alarm(?:ed)?|dismay(?:ed)?|appalled|disturbed|troubled|worried|fear)\b"
    ),
    concern_start=pattern(
        r"(?:(?:in (?:this|light of|view of|addition)|further(?:more)?|moreover|additionally|finally"
        r"|however|given|based on).{0,120}?, )?"
        r"(?:(?:we|i) (?:would like to |wish to |must |also |further |hereby |\w+ly )*(?:are|am|remain"
        r"|express|reiterate|convey|voice|fear|underline|stress|share|raise)\b.{0,80}?"
        r"\b(?:concern(?:s|ed)?|alarm(?:ed)?|dismay(?:ed)?|appalled|disturbed|troubled|worried|fears?)\b"
        r"|we fear\b"
        r"|(?:our |serious |grave |deep |deepest |utmost |further |particular |great |strong )+concerns?\b"
        r"|(?:further |similar |such )?concerns? (?:is|are|was|were)\b)"
    ),
    annex_pointer=pattern(
        r"\b(?:refer to|see|consult|find) (?:the )?(?:attached )?(?:reference .{0,60})?annex\b"
        r"|\bin (?:the )?annex(?:ed)? (?:to this letter|below|attached)"
        r"|\bannex .{0,90}\battached\b|\bare annexed to this letter\b"
        r"|^in connection with (?:the )?(?:above|these)\b|^(?:the )?full texts? of the\b"
    ),
    law_start=pattern(
        r"(?:in (?:this|that) (?:connection|regard|context|respect),? )?(?:we|i) (?:would |should |wish "
        r"|also |respectfully |further |like |to |hereby |therefore )*"
        r"(?:appeal|draw|remind|recall|refer|call (?:upon|on|the|your)|bring to)\b"
    ),
    urgent_start=pattern(
        r"(?:in view of|in light of|given|considering|due to|owing to) the (?:\w+ )?"
        r"(?:urgen|gravity|irreversib)|(?:we|i) (?:would like to |also )?(?:urge|request"
        r" that all)|while awaiting|pending (?:your|a) repl"
    ),
    questions_following=pattern(
        r"\bfollowing (?:\w+ )?(?:matters|questions|points|issues|queries|information|aspects|topics)\b"
        r"|\b(?:matters|questions|points|issues) (?:set out |listed )?below\b|\bfollowing\W{0,3}$"
    ),
    questions_request=pattern(
        r"\b(?:responsibility|grateful|appreciate|observations|kindly|request|invite|clarify"
        r"|thank you for|welcome)\b"
    ),
    question_goes_on_start=pattern(
        r"(?:please|kindly|if |in particular|in so doing|in doing so|also|this should|such information"
        r"|what |which |how |where |when |in the event|where no|for example|in addition, please)"
    ),
    closing=pattern(
        r"^(?:(?:we|i) (?:would|should) (?:\w+ ){0,2}(?:appreciate|be grateful|be thankful|welcome)"
        r"|(?:we|i) (?:intend|may|undertake|stand ready|remain|inform|look forward|wish to inform"
        r"|would like to (?:inform|urge|request|take)|urge|request|also urge|shall|will)\b"
        r"|this communication|past this|pending|while (?:awaiting|waiting)|in view of the urgency"
        r"|finally,? we|please (?:note|be informed|accept)|a (?:copy|letter|press)|your (?:response|reply)"
        r"|the (?:response|reply)|we further|we also|we would like)"
        r"|\bmade public\b|\bwithin (?:\w+ ){1,4}(?:days|hours|weeks|months)\b"
        r"|\breport\b.{0,60}\bhuman rights council\b"
    ),
    compliment_start=pattern(
        r"(?:please )?accept\b.{0,80}?\b(?:assurances?|consideration|expression)\b"
        r"|yours (?:sincerely|faithfully|truly)|with (?:our|my) (?:highest|best)|sincerely yours"
    ),
    annex_label=pattern(r"(?:annex|appendix)(?:es)?(?: (?:\d{1,2}|[ivx]{1,4}|[a-c]))?(?![\w'])"),
    reply=pattern(
        r"\b(?:repl(?:y|ies|ied|ying)|respon(?:se|ses|ded|ding)|answer(?:s|ed)?|acknowledge\w*)\b"
    ),
    no_reply=pattern(
        r"\b(?:no|not|without) (?:\w+ ){0,4}?(?:repl(?:y|ies)|respon(?:se|ses|ded)|answer)"
        r"|\b(?:yet|still) to (?:receive|reply|respond)|\bregret\b.{0,80}\b(?:no|not|absence|lack)\b"
        r"|\b(?:remains?|await\w*)\b.{0,20}\b(?:unanswered|repl|respon)"
    ),
    letter_noun=pattern(r"\b(?:letters?|communications?|appeals?)\b"),
    sent_verb=pattern(r"\b(?:sent|transmitted|addressed|issued|submitted|forwarded)\b"),
    letter_went=pattern(
        r"\b(?:letters?|communications?|cop(?:y|ies))\b.{0,160}?\b(?:sent|transmitted|addressed|shared"
        r"|forwarded|communicated|provided)\b|\b(?:sent|addressed|sending|transmitted|forwarded)\b.{0,80}"
        r"\b(?:letters?|communications?|cop(?:y|ies))\b"
    ),
    same_subject=pattern(
        r"\b(?:this|the same|these|that) (?:subject|matter|issue|case|allegations?|topic|concerns?)\b"
        r"|\b(?:similar|parallel|same|other) (?:letters?|communications?)\b|\bcop(?:y|ies) of this\b"
        r"|\balso\b"
    ),
    seat_phrase=pattern(
        r"\b(?:based|domiciled|headquartered|registered|incorporated|located|operating|established"
        r"|seated|active|subsidiar(?:y|ies)|branch(?:es)?|offices?|headquarters|operations|seat)\b "
        r"(?:in|at|under the laws of) [^,;.)]{0,60}"
    ),
    made_public=pattern(
        r"\b(?:made|become|becomes|be|being|go) (?:\w+ )?(?:public|published|publicly)\b|\bpublicly available\b"
        r"|\bpublished\b|\bpublication of\b"
    ),
    asks_reply=pattern(
        r"\b(?:appreciate|grateful|thankful|welcome|request|await|expect|look forward|invite|please|kindly"
        r"|ask|like to receive|receive)\b.{0,120}\b(?:respon(?:se|d)|repl(?:y|ies)|answers?|observations"
        r"|comments|information)\b|\b(?:respond|reply) (?:\w+ ){0,6}within\b"
        r"|\b(?:response|reply|observations) (?:is|are|would be) (?:\w+ ){0,2}(?:requested|expected|awaited|due"
        r"|appreciated|welcome)\b"
    ),
    after_this_delay=pattern(
        r"\b(?:past|after|following|beyond|upon|at|on|once|passed) (?:the )?(?:expir\w+ of )?"
        r"(?:this|that|which|the said)(?: (?:delay|deadline|period|time|date|window|time ?limit|point))?\b"
        r"|\bthereafter\b|\bthe expiry of this\b"
    ),
    sets_window=pattern(
        r"\b(?:within|inside|by|in|under|(?:no|not) (?:later|more) than|at (?:the )?latest|due|before"
        r"|(?:deadline|delay|time[- ]?limit|period|window) of)"
        r"(?: (?:the|a|an|next|following|coming|maximum|period|time[- ]?limit|time|limit|delay|deadline"
        r"|window|space|of|at|most|not|exceeding|least|after|in|within))*[ :]*$"
    ),
    unit_words={
        "day": ("days", 1),
        "days": ("days", 1),
        "hour": ("hours", 1),
        "hours": ("hours", 1),
        "week": ("days", 7),
        "weeks": ("days", 7),
        "month": ("months", 1),
        "months": ("months", 1),
    },
    person_titles=words(
        "mr mrs ms miss mx messrs mses dr prof professor father sister sheikh reverend rev",
        "pastor",
    ),
    alias=pattern(
        r"\b(?:also|better|otherwise|formerly|commonly) known (?:\w+ )?as|\balias\b|\ba\.?k\.?a\b"
    ),
    official=pattern(
        r"(?:the )?(?:then |current |deputy |prime |first |vice-?)*(?:minister|attorney[- ]general"
        r"|prosecutor|public prosecutor|ambassador|governor|judge|justice|magistrate|mayor"
        r"|permanent representative|secretary of state|chief of (?:the )?(?:police|staff)|police chief"
        r"|head of state|president of the (?:republic|court|supreme|senate|national|state)"
        r"|commissioner of police|king|queen)\b"
    ),
    no_person=words(
        "organization organisation association company network foundation party committee",
        "union newspaper movement coalition group centre center corporation law bill act",
        "project community village agency",
    ),
    months={
        "january": 1,
        "february": 2,
        "march": 3,
        "april": 4,
        "may": 5,
        "june": 6,
        "july": 7,
        "august": 8,
        "september": 9,
        "october": 10,
        "november": 11,
        "december": 12,
        **{"jan": 1, "feb": 2, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9},
        **{"oct": 10, "nov": 11, "dec": 12},
    },
    list_words=words(
        "and to or through",
    ),
    articles=words(
        "the a an",
    ),
    birth=pattern(r"\bborn\b\D{0,40}$"),
    abbreviations=words(
        "mr. mrs. ms. dr. prof. no. nos. art. arts. para. paras. st. e.g. i.e. vs. v. rev.",
        "op. cit. vol. p. pp. messrs. ref.",
    ),
    open_ends=words(
        "the a an of and or to in on at by for with from as that which his her their our",
        "your its into under between",
    ),
)
