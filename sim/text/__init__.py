"""What users read, in English and Chinese: messages, and which of the two languages to speak."""

from sim.text.catalogue import LANGUAGES, both, t
from sim.text.language import chosen, from_locale

__all__ = ["LANGUAGES", "both", "chosen", "from_locale", "t"]
