"""Which copies a photo gets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.site.photos.sizes import APART, files, height_at, widths

WANTED = (480, 960, 1440)


@pytest.mark.parametrize(
    ("size", "sizes"),
    [
        ((4000, 3000), (480, 960, 1440)),
        ((1440, 960), (480, 960, 1440)),
        ((1100, 800), (480, 1100)),  # 960 would hardly be less
        ((1300, 800), (480, 960, 1300)),
        ((640, 480), (480, 640)),
        ((600, 400), ()),  # as it is
        ((200, 130), ()),
        ((0, 0), ()),  # a drawing has none
        ((1000, 40_000), ()),  # no WebP is that tall
        ((3000, 4000), (480, 960, 1440)),
    ],
)
def test_sizes(size, sizes):
    assert widths(*size, WANTED) == sizes


def test_without_sizes_photos_stay_as_they_are():
    assert widths(4000, 3000, ()) == ()


@given(st.integers(1, 60_000), st.integers(1, 60_000), st.lists(st.integers(100, 8000), max_size=8, unique=True))
def test_never_wider_than_the_photo_nor_two_alike(width, height, wanted):
    sizes = widths(width, height, sorted(wanted))
    assert list(sizes) == sorted(set(sizes))
    assert all(size <= width for size in sizes)
    assert all(one < APART * sizes[-1] for one in sizes[:-1])


def test_every_size_is_a_webp_and_the_largest_a_jpeg_too():
    assert files((480, 960)) == ((480, "webp"), (960, "webp"), (960, "jpg"))
    assert files(()) == ()


def test_a_copy_has_the_shape_of_its_photo():
    assert height_at(480, of=(4000, 3000)) == 360
    assert height_at(480, of=(50_000, 10)) == 1
