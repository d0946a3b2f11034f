"""What users read, in English and Chinese: messages, and which of the two languages to speak."""

from sim.text.catalogue import LANGUAGES, both, t, unit_name
from sim.text.language import chosen, from_locale

__all__ = ["LANGUAGES", "both", "chosen", "from_locale", "t", "unit_name"]
