"""The letter that asks another agency for evidence: what is asked, the letter, and its paper."""
