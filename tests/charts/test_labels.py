"""Finding room for labels: nothing covers anything else, and lines are spared."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from spbe_desktop.charts.labels import Box, Room, Spot, above_and_below

_BOUNDS = Box(0, 0, 400, 200)
_PLACES = st.tuples(st.floats(0, 400), st.floats(0, 200))


@given(anchors=st.lists(_PLACES, max_size=25))
def test_placed_labels_never_overlap_nor_leave_the_chart(anchors):
    room = Room(_BOUNDS)

    for anchor in anchors:
        room.place(30, 12, above_and_below(anchor, 14, 200))

    for number, box in enumerate(room.taken):
        assert _BOUNDS.holds(box)
        assert not any(box.overlaps(other) for other in room.taken[number + 1 :])


def test_a_label_keeps_off_a_marker():
    room = Room(_BOUNDS)
    room.block([Box.around((100, 114), 10, 10)])

    assert room.place(30, 12, above_and_below((100, 100), 14, 60)) == (100, 86)


def test_a_label_avoids_a_line_where_that_is_cheaper():
    room = Room(_BOUNDS)
    room.avoid([(0, 114), (400, 114)], cost=3)

    assert room.place(30, 12, [Spot((100, 114)), Spot((100, 86), 1)]) == (100, 86)
    assert room.place(30, 12, [Spot((200, 114)), Spot((200, 86), 9)]) == (200, 114)


def test_where_there_is_no_room_nothing_is_placed():
    room = Room(_BOUNDS)
    room.block([_BOUNDS])

    assert room.place(30, 12, above_and_below((100, 100), 14, 60)) is None


def test_a_line_crosses_a_box_only_if_it_passes_inside():
    box = Box(10, 10, 20, 20)

    assert box.crossed_by(((0, 0), (30, 30)))
    assert box.crossed_by(((15, 15), (16, 16)))
    assert not box.crossed_by(((0, 0), (5, 5)))
    assert not box.crossed_by(((0, 25), (30, 25)))
    assert not box.crossed_by(((0, 20), (10, 40)))
