"""Stop words: what holds English sentences together and says nothing by itself.

Articles, pronouns, prepositions, conjunctions, auxiliary verbs, and adverbs of degree, time and place, from
any English grammar. In other languages such words count for little too: they are in every article.
"""

# fmt: off
STOP_WORDS = frozenset([
    "a", "about", "above", "across", "after", "again", "against", "ago", "all", "almost", "alone", "along",
    "already", "also", "although", "always", "am", "among", "amongst", "an", "and", "another", "any",
    "anyone", "anything", "anywhere", "are", "around", "as", "at", "away", "back", "be", "became",
    "because", "become", "becomes", "been", "before", "behind", "being", "below", "beside", "besides",
    "between", "beyond", "both", "but", "by", "can", "cannot", "could", "did", "do", "does", "doing",
    "done", "down", "during", "each", "either", "else", "elsewhere", "enough", "etc", "even", "ever",
    "every", "everyone", "everything", "everywhere", "except", "few", "for", "from", "further", "had",
    "has", "have", "having", "he", "hence", "her", "here", "hers", "herself", "him", "himself", "his",
    "how", "however", "i", "if", "in", "indeed", "instead", "into", "is", "it", "its", "itself", "just",
    "last", "least", "less", "like", "made", "many", "may", "me", "meanwhile", "might", "mine", "more",
    "moreover", "most", "mostly", "much", "must", "my", "myself", "namely", "neither", "never",
    "nevertheless", "next", "no", "nobody", "none", "nor", "not", "nothing", "now", "nowhere", "of", "off",
    "often", "on", "once", "one", "only", "onto", "or", "other", "others", "otherwise", "our", "ours",
    "ourselves", "out", "over", "own", "per", "perhaps", "quite", "rather", "re", "really", "s", "same",
    "seem", "seemed", "seems", "several", "shall", "she", "should", "since", "so", "some", "somebody",
    "someone", "something", "sometimes", "somewhere", "still", "such", "t", "than", "that", "the", "their",
    "theirs", "them", "themselves", "then", "there", "thereby", "therefore", "these", "they", "this",
    "those", "though", "through", "throughout", "thus", "to", "together", "too", "toward", "towards",
    "under", "unless", "until", "up", "upon", "us", "very", "via", "was", "we", "well", "were", "what",
    "whatever", "when", "whenever", "where", "whereas", "whether", "which", "while", "who", "whoever",
    "whole", "whom", "whose", "why", "will", "with", "within", "without", "would", "yet", "you", "your",
    "yours", "yourself", "yourselves",
])
# fmt: on
