"""Bandingkan potret: what differs between two moments of an assessment."""
