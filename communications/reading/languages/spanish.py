"""Spanish formulas."""

from __future__ import annotations

from re import compile as pattern

from communications.reading.languages.shape import Language, words

SPANISH = Language(
    code="es",
    heading_start=pattern(r"mandatos? (?:del|de la|de los|de las|de el)\b"),
    reference_label_start=pattern(r"(?:n\.? ?/ ?|nuestra )?ref(?:erencia)?s?\b[ .:]"),
    reference_note=pattern(
        r"\(?\s?(?:por favor|favor de|se ruega|sirvase|rogamos),? ?(?:utilice|usar|utilizar|use|cite|citar"
        r"|indique|mencione) (?:esta|la presente) referencia[^)]{0,60}\)?"
    ),
    salutation_start=pattern(
        r"(?:(?:su |vuestra )?excelencias?|excelentisim[oa]s?|excm[oa]|senor(?:a|es|as|ita)?|sr|sra|srta"
        r"|sres|estimad[oa]s?|distinguid[oa]s?|muy senor(?:a|es)?|don|dona|dr|dra)\b"
    ),
    opening=pattern(
        r"(?:(?:tenemos|tengo) el (?:honor|agrado) de|nos dirigimos|me dirijo|nos permitimos|quisieramos)\b"
        r"[^.;:]{0,90}?\ben (?:(?:nuestras?|mis?|su) )?(?:calidad(?:es)?|capacidad(?:es)?|condicion(?:es)?) "
        r"(?:respectivas? )?(?:de(?: la| los| las)?|del|como)\b"
    ),
    mandate_head=(
        r"(?:(?:vice-?)?president[ea][\w-]{0,20}(?: interin[oa])? (?:del|de la) )?"
        r"(?:relatora? especial|grupo de trabajo|expert[oa] independiente"
        r"|representante especial|representante del secretario|mecanismo de expertos)\b"
    ),
    mandate_articles=r"(?:como )?(?:de los |de las |de la |del |de |la |el |los |las )?",
    titles_end=pattern(
        r",? ?\b(?:de conformidad con|en virtud de|con arreglo a|conforme a|de acuerdo con|en cumplimiento de"
        r"|segun lo dispuesto|establecidos? (?:por|en)|en aplicacion de)\b"
    ),
    assembly=pattern(r"\basamblea general\b"),
    treaty_body=pattern(r"\bcomite\b"),
    your_company=pattern(
        r"(?<!\by )\b(?:su|vuestra|vuestro) (?:empresa|compania|sociedad|organizacion|institucion|banco|universidad|grupo"
        r"|fundacion|agencia|entidad|asociacion|federacion|corporacion|firma|cooperativa|instituto|fondo"
        r"|consorcio|bufete|hospital|club)\b"
    ),
    government_of=pattern(
        r"\b(?:gobierno|mision permanente|representante permanente) (?:del|de la|de los|de las|de)\b"
    ),
    facts_lead_start=pattern(
        r"(?:segun|de acuerdo (?:con|a)|conforme a|con base en) (?:la |las |los |lo )?(?:\w+ ){0,2}?"
        r"(?:informacion(?:es)?|alegaciones|reportes|informes|fuentes) (?:\w+ ){0,2}?"
        r"(?:recibid[ao]s?|hemos|proporcionad[ao]s?|disponibles?|disposicion|transmitid[ao]s?|facilitad[ao]s?)\b"
    ),
    facts_lead_other=pattern(
        r"(?:se (?:informa|alega|ha informado)(?: de)?(?: que)?|la (?:nueva )?informacion recibida"
        r"(?: indica(?: que)?)?|(?:los )?hechos(?: alegados| denunciados)?) ?:"
    ),
    prejudge_start=pattern(
        r"sin\b.{0,70}?\b(?:prejuzg\w*|implicar|conclusion(?:es)?|prejuicio|perjuicio|pronunciar\w*)\b"
    ),
    concern=pattern(r"\b(?:preocup\w*|inquiet\w*|alarm\w*|tem(?:emos|or|ores)|consterna\w*)\b"),
    concern_start=pattern(
        r"(?:(?:a este respecto|en este (?:contexto|sentido)|ademas|asimismo|por otra parte|finalmente"
        r"|sin embargo|a la luz|en vista|dad[oa]).{0,120}?, )?"
        r"(?:(?:tambien |igualmente |asimismo )*(?:expresamos|quisieramos|manifestamos|reiteramos|deseamos"
        r"|nos|estamos|queremos|compartimos|seguimos|vemos|observamos|debemos|subrayamos)\b.{0,80}?"
        r"\b(?:preocup|inquiet|alarm|consterna)\w*"
        r"|(?:nuestra |seria |grave |profunda |honda |especial )+(?:\w+ ){0,2}?(?:preocup|inquiet)\w*"
        r"|(?:es |resulta )(?:\w+ ){0,3}?preocupante|se expresa\w* .{0,40}preocup\w*|tememos\b"
        r"|preocupa\w*\b)"
    ),
    annex_pointer=pattern(
        r"\b(?:consultar|consulte|remitirse|referirse|encontrar|ver|vease|refierase)\b.{0,60}\banexo\b"
        r"|\banexo .{0,90}\badjunt[oa]\b|\ben el anexo\b.{0,60}\b(?:carta|adjunt[oa])\b"
        r"|^en relacion con (?:los|las) (?:hechos|alegaciones|alegados|presuntos|preocupaciones)\b"
        r"|^(?:los |el )?textos? (?:completos?|integro)"
    ),
    law_start=pattern(
        r"(?:(?:a este respecto|en este (?:sentido|contexto)|al respecto),? )?"
        r"(?:(?:quisieramos|quisiera|deseamos|deseariamos|nos gustaria|nos permitimos|queremos)\b"
        r".{0,40}\b(?:record|llam|hacer referencia|remit|inst|referir)\w*"
        r"|(?:recordamos|instamos|hacemos referencia|apelamos)\b)"
    ),
    urgent_start=pattern(
        r"(?:en vista|debido a|dad[ao]|ante|por|teniendo en cuenta|considerando|en atencion)\b.{0,25}?"
        r"\burgen(?:cia|te)\b"
        r"|a la espera|mientras (?:se )?espera|en espera|instamos"
    ),
    questions_following=pattern(r"\bsiguientes?\b.{0,120}$|\ba continuacion\b.{0,60}$"),
    questions_request=pattern(
        r"\b(?:responsabilidad|agradec\w*|observaciones|solicit\w*|apreciar\w*|invita\w*|clarificar|aclarar"
        r"|rogamos)\b"
    ),
    question_goes_on_start=pattern(
        r"(?:sirva[ns]\w*|por favor|rogamos|si |en particular|en caso|en su caso|de ser asi|asimismo, sirva"
        r"|asimismo, por favor|que |cual|como |incluya|indique|proporcione|detalle)"
    ),
    closing=pattern(
        r"^(?:agradec\w+|(?:le |les )?(?:agradeceriamos|rogamos|informamos|solicitamos)|quisieramos|esta comunicacion"
        r"|la presente|transcurrido|pasado este|a la espera|mientras|finalmente|por ultimo|una (?:carta|copia)"
        r"|(?:su|la) respuesta|sirvase(?:n)? (?:notar|tomar nota|aceptar)|acept[ae]|podriamos|podremos"
        r"|tenemos (?:la )?intencion|instamos|garantizamos|nos comprometemos|deseamos|en vista de la urgencia"
        r"|dada la urgencia|estariamos|apreciariamos|nos gustaria|asimismo,? (?:le |les )?(?:informamos|instamos))"
        r"|\b(?:haran?|seran?|hech[ao]s?) public\w+|\bplazo (?:maximo )?de (?:\w+ ){1,4}(?:\(\d{1,3}\) )?(?:dias|horas|meses|semanas)\b"
        r"|\binforme\b.{0,60}\bconsejo de derechos humanos\b"
    ),
    compliment_start=pattern(
        r"(?:acept[ae]n?|sirvanse? aceptar|reciban?|(?:le |les )?rogamos (?:que )?acepte|quiera aceptar"
        r"|aprovecham?os|aprovecho)\b.{0,140}?\b(?:consideracion|respeto|estima|seguridad\w*|expresion)\b"
        r"|atentamente"
    ),
    annex_label=pattern(r"(?:anexo|apendice)s?(?: (?:\d{1,2}|[ivx]{1,4}|[a-c]))?(?![\w'])"),
    reply=pattern(r"\b(?:respuestas?|respond\w*|contest\w*|acuse de recibo)\b"),
    no_reply=pattern(
        r"\b(?:sin|no|ninguna|falta de|ausencia de)\b.{0,50}?\b(?:respuestas?|respondid\w*|contestad\w*)\b"
        r"|\blament\w+.{0,80}\b(?:no|falta|ausencia|ninguna)\b"
    ),
    letter_noun=pattern(r"\b(?:cartas?|comunicacion(?:es)?|llamamientos?)\b"),
    sent_verb=pattern(r"\b(?:enviad|remitid|transmitid|dirigid|emitid)[ao]s?\b|\benviamos\b"),
    letter_went=pattern(
        r"\b(?:cartas?|comunicacion(?:es)?|copias?)\b.{0,160}?\b(?:envi|remiti|transmiti|dirigi|compart)\w*"
        r"|\b(?:enviad|remitid|transmitid|dirigid|enviado)\w*\b.{0,80}\b(?:cartas?|comunicacion(?:es)?|copias?)\b"
    ),
    same_subject=pattern(
        r"\b(?:este|mismo|esta|misma) (?:tema|asunto|caso|cuestion|materia)\b|\bcopias? de (?:esta|la presente)\b"
        r"|\bsimilar(?:es)?\b|\b(?:tambien|asimismo|igualmente)\b"
    ),
    seat_phrase=pattern(
        r"\b(?:con sede|basad[ao]|domiciliad[ao]|registrad[ao]|establecid[ao]|constituid[ao]|radicad[ao])\b "
        r"(?:en|bajo las leyes de) [^,;.)]{0,60}"
    ),
    made_public=pattern(
        r"\b(?:haran?|seran?|hech[ao]s?|ser|sean|hacer|haga|hagan|devendran?) public[ao]s?\b|\bpublicad[ao]s?\b"
        r"|\bse publicaran?\b|\bpublicara\b"
    ),
    asks_reply=pattern(
        r"\b(?:agradec\w+|apreciar\w+|solicit\w+|rogamos|esperamos|quisieramos|recibir|gustaria|invita\w*)\b"
        r".{0,140}\b(?:respuestas?|observaciones|comentarios|informacion)\b|\bresponder\b.{0,40}\bplazo\b"
    ),
    after_this_delay=pattern(
        r"\b(?:transcurrid[oa]|pasad[oa]|vencid[oa]|despues de|tras|cumplid[oa]|finalizad[oa]|expirad[oa]"
        r"|una vez (?:transcurrido|vencido|pasado)) (?:este|dicho|ese|el citado|el) (?:plazo|periodo|termino)\b"
        r"|\btras lo cual\b|\ba partir de entonces\b|\btranscurrido el cual\b|\bdespues de lo cual\b"
        r"|\bal termino del cual\b"
    ),
    sets_window=pattern(
        r"\b(?:en|dentro de|antes de|a mas tardar|no mas de|no mas tarde de|(?:plazo|termino|periodo) "
        r"(?:maximo )?(?:de|no mayor (?:a|de)|no superior a)|no superior a|no mayor (?:a|de))"
        r"(?: (?:el|los|las|un|una|plazo|termino|periodo|de|maximo|proximos|siguientes|a|en|mas|tardar|no))*[ :]*$"
    ),
    unit_words={
        "dia": ("days", 1),
        "dias": ("days", 1),
        "hora": ("hours", 1),
        "horas": ("hours", 1),
        "semana": ("days", 7),
        "semanas": ("days", 7),
        "mes": ("months", 1),
        "meses": ("months", 1),
    },
    person_titles=words(
        "sr sra srta sres sras senor senora senorita senores senoras d dna don dona dr dra",
        "lic ing prof profesor profesora padre",
    ),
    alias=pattern(r"\b(?:tambien |mas )?conocid[oa]s? (?:\w+ )?como|\balias\b|\bapodad[oa]\b"),
    official=pattern(
        r"(?:el |la |los |entonces |actual |primer[oa]? |vice)*(?:ministr[oa]|fiscal|juez|jueza|embajadora?"
        r"|gobernadora?|magistrad[oa]|alcalde|alcaldesa|procuradora?|representante permanente"
        r"|secretari[oa] de estado|president[ea] (?:de la (?:republica|corte)|del (?:tribunal|senado)))\b"
    ),
    no_person=words(
        "organizacion asociacion empresa compania red fundacion partido comite sindicato",
        "periodico movimiento coalicion grupo centro ley proyecto colectivo comunidad",
        "corporacion agencia",
    ),
    months={
        "enero": 1,
        "febrero": 2,
        "marzo": 3,
        "abril": 4,
        "mayo": 5,
        "junio": 6,
        "julio": 7,
        "agosto": 8,
        "septiembre": 9,
        "setiembre": 9,
        "octubre": 10,
        "noviembre": 11,
        "diciembre": 12,
    },
    list_words=words(
        "y e al o a el del los",
    ),
    articles=words(
        "el la los las un una",
    ),
    birth=pattern(r"\b(?:nacid[oa]s?|nacio)\b\D{0,40}$"),
    abbreviations=words(
        "sr. sra. srta. sres. d. dna. dr. dra. lic. art. arts. num. no. pag. p. pp. parr.",
        "ref. ing.",
    ),
    open_ends=words(
        "el la los las un una de del y e o a al en por para con que su sus nuestra nuestro",
        "sobre entre como se",
    ),
)
