"""What the tab says where there is nothing: how to begin, or why nothing is shown."""

from __future__ import annotations

from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.empty_state import EmptyState


def no_action(theme: Theme, icons: Icons) -> EmptyState:
    """Return what stands in place of actions before there are any."""
    return EmptyState(
        theme,
        icons,
        icon="clipboard-check",
        title="Belum ada rencana aksi",
        text="Tulis apa yang akan dikerjakan, oleh siapa, dan sampai kapan.",
        action="Tambah aksi",
    )


def no_match(theme: Theme, icons: Icons) -> EmptyState:
    """Return what stands in place of actions when the filter lets none through."""
    return EmptyState(
        theme,
        icons,
        icon="search",
        title="Tidak ada aksi yang cocok",
        text="Semua aksi tetap tersimpan; saringan menyembunyikannya.",
        action="Hapus saringan",
    )


def no_recommendation(theme: Theme, icons: Icons) -> EmptyState:
    """Return what stands in place of recommendations before there are any."""
    return EmptyState(
        theme,
        icons,
        icon="file-text",
        title="Belum ada rekomendasi",
        text="Impor berkas laporan hasil evaluasi, atau salin rekomendasinya lalu tempel di sini.",
        action="Tempel rekomendasi…",
    )
