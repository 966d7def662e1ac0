"""Names that a text may hold: candidates for the authority file, found by rules and a small gazetteer.

Nothing of this is shown as given, and a build does without it: `newsgen explain` tells what it finds, and `newsgen
review names` gathers it for a person to decide on.
"""

from newsgen.articles.candidates.finding import Candidate, Finder, candidates
from newsgen.articles.candidates.pipeline import pipeline

__all__ = ["Candidate", "Finder", "candidates", "pipeline"]
