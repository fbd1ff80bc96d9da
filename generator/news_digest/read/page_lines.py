"""What a web page, a newspaper or a press office shows around an article, line by line.

Buttons, counts and credits come along when an article is copied from its page, and notes to newsrooms when it
is sent to them. None of them is a headline, a source or text.
"""

from __future__ import annotations

import re

from news_digest.read.characters import word_set


def _any_of(*patterns: str) -> re.Pattern[str]:
    """Return a pattern that is any of several, in whatever case."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


# Buttons, notes and links of a page, which come along when an article is copied from it.
IDLE = _any_of(
    r"share(?: (?:this(?: \w+)?|article|story|on \w+|via \w+))?|tweet|like|copy link",
    r"save(?: (?:this(?: \w+)?|for later))?|print(?: this(?: \w+)?)?|e-?mail(?: this(?: \w+)?)?",
    r"follow(?: us)?(?: on \w+)?|comments?(?: \(?\d+\)?)?|leave a comment|join the conversation",
    r"subscribe(?: now| today)?|sign (?:in|up|out)",
    r"sign (?:in|up) (?:for (?:our|the) .{1,40}|to (?:continue|read|our).{0,30})",
    r"log in|register|donate|menu|close|open menu|search|home|next|previous",
    r"back(?: to (?:top|home|list|overview|results))?",
    r"skip (?:to (?:the )?(?:content|main|navigation|search|footer).*|navigation|ad|advertisement)",
    r"jump to (?:content|navigation|main|comments).*",
    r"advertisements?|ads?|anzeige|werbung|publicité|publicidad|sponsored(?: content)?|paid (?:post|content)",
    r"story continues below.{0,30}|continue reading(?: below| the main story)?",
    r"read (?:more|(?:the )?full (?:story|article))|loading",
    r"listen(?: to (?:this|the) (?:article|story|episode).*| now)?",
    r"watch(?: now| the video(?: above| below)?)?|play(?: video)?|audio|video|gallery|photos?|image|picture",
    r"having trouble (?:viewing|reading).*|unsubscribe.{0,60}",
    r"view (?:this (?:e-?mail|message|article|page|newsletter).*|in (?:your )?browser.*)",
    r"view (?:image.{0,20}|gallery|comments?)|manage (?:your )?(?:preferences|subscription).{0,20}",
    r"open in app|get the app|add .{1,30} on google|text size|font size|translate",
    r"report (?:an error|this(?: \w+)?)|related(?: (?:stories|articles))?|@highlight|highlights?|key points",
    r"breaking(?: news)?|live(?: updates)?|exclusive|editor.s (?:pick|note)|must read|trending",
    r"all rights reserved.{0,40}|page \d+(?: of \d+)?",
    r"[\d.,]+\s*[km]?\s*(?:comments?|shares?|views?|likes?|reads?|claps?)",
    r"[\d.,]+\s*(?:min(?:ute)?s?(?: read)?|minutes? to read)|\d+\s*(?:-\s*)?min(?:ute)?s?[ -]read",
    r"(?:reading|read) time\b.{0,20}|lesezeit\b.{0,20}|temps de lecture\b.{0,20}",
    r"(?:(?:last )?(?:updated|posted|published)\s+)?(?:just now|moments ago)",
    r"(?:(?:last )?(?:updated|posted|published)\s+)?(?:about )?(?:an? |\d+ ?)"
    r"(?:sec(?:ond)?s?|min(?:ute)?s?|hours?|hrs?|h|days?|weeks?|months?|years?) ago",
    r"\S+@\S+\.\w{2,}|(?:tel|phone|fax)\.?:?\s*[+\d(][\d\s()./-]+",
)
# Credits and numbers of issues, which a headline may begin with as well (“Video: …”).
CREDIT = _any_of(
    r"(?:photo|image|picture|foto|photograph|illustration|graphic|video|credit|cr[ée]dit|copyright)s?"
    r"(?: (?:by|credit|courtesy|from|of))?\s*[:/©].*",
    r"(?:photo|image|photograph|illustration) (?:by|courtesy of) .*|©.*|\(c\) .*",
    r"issue (?:no\.?|#)?\s*\d+.*|vol(?:ume|\.)\s*\d+.*",
)
PATH = re.compile(r"[^>»\u203a]{1,30}(?:\s+[>»\u203a]\s+[^>»\u203a]{1,40}){1,5}")  # Home > News > Harbour
EDGES = re.compile(r"\A[\W_]+|[\W_]+\Z")
BRACKETED = re.compile(r"[\[(<{].{1,40}[\])>}]")
RELEASE = _any_of(
    r"\W*for immediate release\b.{0,60}|\W*immediate release\W*",
    r"\W*(?:press|news|media) (?:release|advisory|statement|alert)\b\W*"
    r"(?:(?:no|nr)?\W*\d.{0,40}|for\b.{0,40})?",
    r"\W*(?:pressemitteilung|presseinformation|medienmitteilung|communiqué(?: de presse)?|comunicato stampa"
    r"|comunicado(?: de prensa)?|persbericht|pressmeddelande)\b\W*(?:(?:no|nr)?\W*\d.{0,40})?",
)
CONTACT = _any_of(
    r"(?:(?:press|media|news)\s+)?contacts?\b.{0,40}:?|(?:for|further) (?:more )?information.{0,40}:"
)
# Sections of a newspaper: above a headline they are its kicker, below it they are no outlet.
SECTIONS = word_set(
    "news world local national international politics business economy sport sports opinion editorial culture"
    " arts entertainment lifestyle life science technology tech health education environment travel features"
    " feature analysis commentary comment letters obituaries weather crime society community region regional"
    " nachrichten politik wirtschaft kultur wissen meinung lokales actualité monde économie politique"
    " noticias deportes mundo economía"
)
