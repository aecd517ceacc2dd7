"""Which addresses may be connected to: those of the public internet alone.

`ipaddress.is_global` of Python 3.11 lets several special ranges pass, so the ranges of the IANA registries stand here.
"""

import ipaddress
import socket
import threading
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
SPECIAL = tuple(
    (ipaddress.ip_network(network), what)
    for network, what in (
        ("0.0.0.0/8", "this network"),
        ("10.0.0.0/8", "private"),
        ("100.64.0.0/10", "shared by carriers"),
        ("127.0.0.0/8", "loopback"),
        ("169.254.0.0/16", "link-local (cloud metadata)"),
        ("172.16.0.0/12", "private"),
        ("192.0.0.0/24", "protocol assignments"),
        ("192.0.2.0/24", "documentation"),
        ("192.31.196.0/24", "AS112"),
        ("192.52.193.0/24", "AMT"),
        ("192.88.99.0/24", "6to4 relay"),
        ("192.168.0.0/16", "private"),
        ("192.175.48.0/24", "AS112"),
        ("198.18.0.0/15", "benchmarking"),
        ("198.51.100.0/24", "documentation"),
        ("203.0.113.0/24", "documentation"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "reserved"),
        ("168.63.129.16/32", "cloud metadata"),
        ("::/96", "unspecified, loopback or IPv4-compatible"),
        ("::ffff:0:0/96", "IPv4-mapped"),
        ("64:ff9b::/96", "NAT64"),
        ("64:ff9b:1::/48", "NAT64"),
        ("100::/64", "discarded"),
        ("2001::/23", "protocol assignments (Teredo, ORCHID)"),
        ("2001:db8::/32", "documentation"),
        ("2002::/16", "6to4"),
        ("2620:4f:8000::/48", "AS112"),
        ("3fff::/20", "documentation"),
        ("5f00::/16", "segment routing"),
        ("fc00::/7", "private"),
        ("fe80::/10", "link-local"),
        ("fec0::/10", "site-local"),
        ("ff00::/8", "multicast"),
    )
)
GLOBAL_IPV6 = ipaddress.ip_network("2000::/3")


class AddressRefused(Exception):
    """A host that may not be connected to; the message says why."""


class HostUnknown(Exception):
    """A host that has no address, or whose name was not answered for in time."""


def why_not(address: Address, *, allowed: tuple[Network, ...] = ()) -> str | None:
    """What is special about an address, None for one of the public internet. `allowed` is there for tests alone."""
    if any(address.version == network.version and address in network for network in allowed):
        return None
    what = next((what for network, what in SPECIAL if address.version == network.version and address in network), None)
    if what is None and address.version == 6 and address not in GLOBAL_IPV6:
        return "not assigned"
    return what


def checked_addresses(host: str, port: int, *, seconds: float, allowed: tuple[Network, ...] = ()) -> tuple[str, ...]:
    """Every address of a host. One that is not public refuses the host: which of them is used is not ours to chance."""
    found = _resolved(host, port, seconds)
    for text in found:
        what = why_not(ipaddress.ip_address(text), allowed=allowed)
        if what:
            raise AddressRefused(f"{host} has the address {text}, which is no public one ({what})")
    return found


def _resolved(host: str, port: int, seconds: float) -> tuple[str, ...]:
    """The addresses of a host in the order of the resolver, which has no time limit of its own."""
    found: list[str] = []
    faults: list[str] = []

    def look_up() -> None:
        try:
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as fault:
            faults.append(str(fault))
            return
        found.extend(dict.fromkeys(str(answer[4][0]) for answer in answers))

    thread = threading.Thread(target=look_up, daemon=True, name="saydo-resolves")
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        raise HostUnknown(f"the name {host} was not resolved within {seconds:.0f} s")
    if not found:
        raise HostUnknown(f"the name {host} has no address")
    return tuple(found)
