"""The words of the domain, as frozen values that every other part of the engine speaks."""
