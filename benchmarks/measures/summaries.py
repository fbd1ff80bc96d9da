"""Summaries: the digest's against the one that an editor wrote, by ROUGE; and how many are broken.

The baseline is lead-2: the first two sentences by a plain rule. ROUGE is F1 with stemming, as rouge-score
computes it (Lin 2004), averaged over articles.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean

from benchmarks.measures.records import RecordSet
from benchmarks.measures.scoring import Figure, percent, split_sentences

KINDS = ("rouge1", "rouge2", "rougeL")
SENTENCE_ENDS = ".!?…。！？؟।"
CLOSERS = "\"'”’»)]」』）"


def measure_summaries(test_set: RecordSet) -> list[Figure]:
    """Return the figures for summaries; ROUGE only where records have one."""
    chosen = test_set.having("summary")
    figures = _measure_overlap(chosen) if chosen.records else []
    ours = [each.summary for each in test_set.understood]
    plain = [lead_sentences(body) for body in test_set.bodies]
    return [
        *figures,
        *(
            Figure(
                measure="summaries",
                figure=figure,
                value=sum(map(is_bad, ours)),
                baseline=sum(map(is_bad, plain)),
                count=len(ours),
            )
            for figure, is_bad in (("broken at the end", is_broken), ("empty", _is_empty))
        ),
    ]


def lead_sentences(body: str, count: int = 2) -> str:
    """Return the first sentences of a body as a plain rule sees them."""
    return " ".join(split_sentences(body)[:count])


def is_broken(summary: str) -> bool:
    """Tell whether a summary stops in mid-sentence, as far as its last mark tells."""
    return bool(summary) and summary.rstrip(CLOSERS)[-1:] not in SENTENCE_ENDS


def _is_empty(summary: str) -> bool:
    """Tell whether there is no summary."""
    return not summary


def _measure_overlap(chosen: RecordSet) -> list[Figure]:
    """Return the three kinds of ROUGE."""
    gold = [record.summary for record in chosen.records]
    ours = _rouge(gold, [each.summary for each in chosen.understood])
    plain = _rouge(gold, [lead_sentences(body) for body in chosen.bodies])
    return [
        Figure(
            measure="summaries",
            figure=f"{kind.upper().replace('ROUGE', 'ROUGE-')} F1",
            value=percent(ours[kind]),
            baseline=percent(plain[kind]),
            count=len(gold),
        )
        for kind in KINDS
    ]


def _rouge(gold: Sequence[str], found: Sequence[str]) -> dict[str, float]:
    """Return the mean F1 of each kind of ROUGE. Raises SystemExit without rouge-score."""
    try:
        from rouge_score import rouge_scorer  # noqa: PLC0415 - only this measure needs it
    except ImportError:
        raise SystemExit("rouge-score is missing: pip install 'news-digest[benchmark]'") from None
    scorer = rouge_scorer.RougeScorer(KINDS, use_stemmer=True)
    scores = [scorer.score(one, other) for one, other in zip(gold, found, strict=True)]
    return {kind: fmean(score[kind].fmeasure for score in scores) for kind in KINDS}
