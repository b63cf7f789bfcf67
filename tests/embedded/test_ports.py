import socket
from collections.abc import Iterator

import pytest

from bitloot.embedded.errors import EmbeddedError
from bitloot.embedded.ports import HOST, USUAL, choose, is_free


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.create_server((HOST, 0)) as server:
        yield server.getsockname()[1]


def test_every_part_gets_a_port_of_its_own() -> None:
    ports = choose({})
    assert set(ports) == set(USUAL)
    assert len(set(ports.values())) == len(USUAL)
    assert all(is_free(port) for port in ports.values())


def test_the_ports_of_the_last_run_are_chosen_again() -> None:
    first = choose(dict.fromkeys(USUAL, 0))
    assert choose(first) == first


def test_a_taken_port_is_replaced_and_the_rest_stay(taken: int) -> None:
    before = choose(dict.fromkeys(USUAL, 0)) | {"web": taken}
    after = choose(before)
    assert after["web"] != taken
    assert after["postgres"] == before["postgres"]


def test_two_parts_that_kept_the_same_port_are_told_apart() -> None:
    free = choose({"web": 0})["web"]
    ports = choose({"web": free, "realtime": free})
    assert ports["web"] == free
    assert ports["realtime"] != free


def test_a_wanted_port_that_is_taken_is_refused_by_number(taken: int) -> None:
    with pytest.raises(EmbeddedError, match=str(taken)):
        choose({}, {"web": taken})


def test_a_wanted_port_wins_over_a_kept_one() -> None:
    wanted = choose({"web": 0})["web"]
    ports = choose({"web": 1, "valkey": wanted}, {"web": wanted})
    assert ports["web"] == wanted
    assert ports["valkey"] != wanted
