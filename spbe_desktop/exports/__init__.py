"""Documents for people, made from frozen values."""
