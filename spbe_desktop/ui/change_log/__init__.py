"""Riwayat perubahan: the whole journal, sieved and read in portions."""
