"""General words: too general to be the reason why two articles belong together.

They stand in texts of any matter: the most usual nouns, adjectives and verb forms of English prose, and what
every news text says whatever it is about. As with stop words, any English grammar or primer has them.
"""

# fmt: off
NEWS_WORDS = frozenset([
    "according", "added", "also", "announced", "article", "earlier", "including", "just", "later", "like",
    "made", "make", "million", "news", "number", "people", "percent", "report", "reported", "said", "says",
    "spokesperson", "statement", "time", "told", "used", "using",
])
CALENDAR_WORDS = frozenset([
    "april", "august", "autumn", "century", "date", "days", "decade", "decades", "december", "evening",
    "february", "friday", "hour", "hours", "january", "july", "june", "march", "minute", "minutes",
    "moment", "monday", "month", "months", "morning", "night", "november", "october", "saturday", "second",
    "seconds", "september", "spring", "summer", "sunday", "thursday", "today", "tomorrow", "tonight",
    "tuesday", "wednesday", "week", "weekend", "weeks", "winter", "year", "years", "yesterday",
])
GENERAL_NOUNS = frozenset([
    "access", "action", "actions", "activities", "activity", "addition", "amount", "answer", "answers",
    "approach", "area", "areas", "array", "aspect", "aspects", "attempt", "attempts", "author", "base",
    "basis", "beginning", "benefit", "benefits", "body", "cause", "causes", "challenge", "challenges",
    "chance", "change", "changes", "children", "choice", "choices", "cities", "city", "class", "comment",
    "comments", "concern", "concerns", "condition", "conditions", "content", "control", "copy", "cost",
    "costs", "countries", "country", "couple", "course", "culture", "damage", "data", "deal", "decision",
    "decisions", "detail", "details", "development", "difference", "differences", "director", "discussion",
    "effect", "effects", "effort", "efforts", "event", "events", "everybody", "evidence", "example",
    "examples", "experience", "expert", "experts", "face", "fact", "factor", "factors", "facts", "families",
    "family", "feature", "features", "feedback", "feeling", "female", "field", "figure", "figures", "form",
    "forms", "friend", "friends", "function", "future", "girl", "goal", "goals", "group", "groups",
    "growth", "guys", "hand", "hands", "head", "heart", "help", "history", "home", "homes", "hope", "house",
    "human", "idea", "ideas", "image", "images", "impact", "improvement", "increase", "individual",
    "individuals", "industry", "information", "interest", "interests", "interview", "issue", "issues",
    "item", "items", "kids", "kind", "kinds", "knowledge", "laugh", "laughs", "laughter", "lead", "leader",
    "leaders", "level", "levels", "life", "line", "lines", "list", "lists", "lives", "location", "look",
    "lots", "male", "manager", "matter", "means", "measure", "measures", "member", "members", "message",
    "mind", "money", "move", "name", "names", "need", "needs", "numbers", "office", "officer", "official",
    "officials", "opportunities", "opportunity", "option", "options", "order", "organisation",
    "organisations", "organization", "organizations", "page", "pages", "pair", "paper", "part", "parts",
    "past", "path", "pattern", "person", "persons", "phase", "piece", "pieces", "place", "places", "plan",
    "plans", "play", "point", "points", "population", "position", "positions", "possibility", "power",
    "practice", "practices", "problem", "problems", "process", "processes", "product", "products",
    "program", "programme", "programmes", "programs", "progress", "project", "projects", "purpose",
    "quality", "quantity", "question", "questions", "range", "rate", "rates", "reason", "reasons", "record",
    "records", "relationship", "reports", "research", "researcher", "researchers", "resource", "resources",
    "response", "responses", "rest", "result", "results", "role", "roles", "rule", "rules", "scale",
    "scientist", "scientists", "section", "sense", "series", "service", "services", "side", "sides", "sign",
    "signs", "site", "sites", "situation", "size", "skill", "skills", "solution", "solutions", "sort",
    "source", "sources", "space", "staff", "stage", "standard", "start", "state", "states", "step", "steps",
    "stories", "story", "strategy", "structure", "studies", "study", "stuff", "style", "subject", "success",
    "support", "surface", "system", "systems", "task", "tasks", "team", "teams", "term", "terms", "test",
    "text", "thing", "things", "thought", "thoughts", "title", "tool", "tools", "topic", "topics", "town",
    "training", "trouble", "type", "types", "unit", "units", "user", "users", "value", "values", "version",
    "view", "views", "visit", "water", "ways", "woman", "women", "word", "words", "work", "worker",
    "workers", "world", "yeah",
])
GENERAL_VERBS_AND_ADJECTIVES = frozenset([
    "able", "actual", "actually", "additional", "allow", "allows", "appear", "apply", "approximately",
    "asking", "available", "began", "begin", "begins", "believe", "best", "better", "bring", "brought",
    "build", "building", "built", "came", "certain", "clear", "close", "closer", "come", "comes", "coming",
    "common", "complete", "consider", "continue", "continues", "correct", "create", "creating", "current",
    "currently", "decide", "describe", "develop", "developing", "different", "difficult", "easy",
    "effective", "ensure", "entire", "especially", "eventually", "exactly", "expect", "fall", "feel",
    "fell", "final", "finally", "find", "finding", "focus", "follow", "following", "follows", "found",
    "free", "full", "gave", "general", "generally", "getting", "give", "given", "gives", "giving", "goes",
    "going", "gone", "good", "great", "greater", "grow", "growing", "half", "happen", "happens", "hard",
    "hear", "heard", "held", "helpful", "helping", "helps", "high", "higher", "highly", "hold", "holding",
    "important", "improve", "include", "includes", "internal", "involve", "join", "keep", "keeping", "kept",
    "knew", "know", "known", "knows", "large", "larger", "largest", "leading", "learn", "learning", "leave",
    "leaving", "left", "likely", "little", "live", "living", "local", "long", "longer", "looking", "looks",
    "lost", "lower", "main", "major", "makes", "making", "mean", "meant", "meet", "meeting", "multiple",
    "national", "natural", "nearby", "necessary", "older", "open", "opening", "original", "originally",
    "particular", "particularly", "personal", "poor", "possible", "potential", "present", "pretty",
    "previous", "previously", "primary", "private", "probably", "provide", "provides", "providing",
    "public", "quick", "quickly", "ready", "real", "receive", "recent", "recently", "relevant", "remain",
    "remains", "require", "requires", "right", "saying", "seeing", "seek", "seen", "send", "sent",
    "serious", "serve", "serving", "share", "sharing", "short", "show", "showing", "shown", "shows",
    "significant", "similar", "simple", "simply", "single", "small", "smaller", "social", "sometimes",
    "soon", "speak", "speaking", "special", "specific", "specifically", "spent", "stand", "starting",
    "starts", "stay", "stop", "strong", "successful", "sure", "take", "taken", "takes", "taking", "talk",
    "talking", "tell", "telling", "think", "thinking", "took", "total", "true", "trying", "turn",
    "typically", "understand", "understanding", "unique", "useful", "usually", "various", "want", "wants",
    "whether", "wide", "willing", "working", "works", "write", "writing", "written", "wrong", "wrote",
    "young", "younger",
])
# fmt: on
GENERAL_WORDS = NEWS_WORDS | CALENDAR_WORDS | GENERAL_NOUNS | GENERAL_VERBS_AND_ADJECTIVES
