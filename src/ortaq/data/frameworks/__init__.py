"""Frameworks as files, one per framework and version, in our own words and three languages.

`names` lists them and `text` gives one as YAML; `engine.exchange.framework_yaml` reads it.
"""

from ortaq.data.frameworks.catalogue import names, text

__all__ = ["names", "text"]
