"""What `make versions` says of the outputs of several versions of Python."""

from __future__ import annotations

import pytest

from tests.versions import differing, interpreter


@pytest.mark.parametrize(
    ("outputs", "lines"),
    [
        ({"3.11": {"a": b"1"}, "3.13": {"a": b"1"}}, []),
        ({"3.11": {"a": b"1"}, "3.13": {"a": b"2"}}, ["a differs between 3.11 and 3.13"]),
        ({"3.11": {"a": b"1"}, "3.12": {"a": b"1"}, "3.13": {"b": b"1"}},
         ["a differs between 3.11 and 3.13", "b differs between 3.11 and 3.13"]),
        ({"3.11": {"a": b"1"}}, []),
    ],
)  # fmt: skip
def test_each_file_that_differs_is_named(outputs, lines):
    assert differing(outputs) == lines


def test_a_version_that_is_not_there_is_none():
    assert interpreter("3.0") is None
