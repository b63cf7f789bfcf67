"""What is never asked: every notation of an inner network, every scheme but https."""

from ipaddress import ip_address

import pytest

from bitloot.providers.pictures.addresses import checked, is_public, target
from bitloot.providers.pictures.errors import PictureError, PictureRefusedError
from bitloot.providers.pictures.resolving import resolve

SANDBOX = "http://127.0.0.1:7002/esa/api"


@pytest.mark.parametrize(
    "url",
    [
        "http://pictures.example/a.jpg",
        "ftp://pictures.example/a.jpg",
        "file:///etc/passwd",
        "gopher://pictures.example/a",
        "data:image/png;base64,AAAA",
        "javascript:alert(1)",
        "//pictures.example/a.jpg",
        "a.jpg",
        "",
        "https://",
        "https:///a.jpg",
        "https://user:secret@pictures.example/a.jpg",
        "https://pictures.example:22/a.jpg",
        "https://pictures.example:70000/a.jpg",
        "https://[::1/a.jpg",
        "https://pictures.example\\@10.0.0.1/a.jpg",
        "https://pictures.example/a b.jpg",
        "https://pictures.example/a\r\nHost: x",
        "https://pictures.example/\x00",
        "https://pictures.example/" + "a" * 3000,
        "http://127.0.0.1:7003/covers/1.jpg",
        "https://127.0.0.1:7002/covers/1.jpg",
    ],
)
def test_an_address_that_is_never_asked(url: str) -> None:
    with pytest.raises(PictureRefusedError):
        target(url, {SANDBOX})


def test_the_sandbox_alone_may_do_without_tls() -> None:
    to = target("http://127.0.0.1:7002/covers/1.jpg", {SANDBOX})
    assert (to.host, to.port, to.path, to.trusted) == ("127.0.0.1", 7002, "/covers/1.jpg", True)
    assert checked(to, ["127.0.0.1"]) == "127.0.0.1"
    with pytest.raises(PictureRefusedError):
        target("http://127.0.0.1:7002/covers/1.jpg")


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.8.8.8", "0.0.0.0", "0.1.2.3"),  # noqa: S104 (is refused)
        *("10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1"),
        *("169.254.169.254", "100.64.0.1", "192.0.0.8", "192.0.2.1", "198.18.0.1"),
        *("198.51.100.1", "203.0.113.9", "224.0.0.1", "239.1.1.1", "240.0.0.1"),
        "255.255.255.255",
        *("::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "fec0::1"),
        *("ff02::1", "2001:db8::1", "100::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::ffff:7f00:1"),
        *("::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "2002:a00:1::"),
    ],
)
def test_an_inner_address_is_refused(address: str) -> None:
    to = target("https://pictures.example/a.jpg")
    with pytest.raises(PictureRefusedError):
        checked(to, [address])
    with pytest.raises(PictureRefusedError):  # also among good ones
        checked(to, ["93.184.216.34", address])


@pytest.mark.parametrize("address", ["93.184.216.34", "1.1.1.1", "2606:4700:4700::1111"])
def test_an_open_address_is_asked(address: str) -> None:
    assert checked(target("https://pictures.example/a.jpg"), [address]) == address
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "host",
    ["2130706433", "017700000001", "0x7f000001", "0x7f.0.0.1", "127.1", "0177.0.0.1", "localhost"],
)
def test_old_notations_of_a_number_are_seen_through(host: str) -> None:
    to = target(f"https://{host}/a.jpg")
    try:
        found = resolve(to.host, to.port)
    except PictureError:
        return  # not a name that this machine knows: nobody is asked
    with pytest.raises(PictureRefusedError):
        checked(to, found)


def test_a_name_without_an_address_is_refused() -> None:
    with pytest.raises(PictureRefusedError):
        checked(target("https://pictures.example/a.jpg"), [])
    with pytest.raises(PictureError):
        resolve("no-such-host.invalid", 443)
