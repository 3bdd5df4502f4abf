package dev.stoop.worker.kernel;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.stoop.alert.IpAddress;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the list of {@code struct ifaddrs} that getifaddrs(3) gives. */
final class LinkList {
  private static final long IFA_NAME = 8;
  private static final long IFA_FLAGS = 16;
  private static final long IFA_ADDR = 24;

  /** As much of the structure as is read here. */
  private static final long IFADDRS_SIZE = 32;

  private static final int IFF_UP = 0x1;
  private static final int IFF_LOOPBACK = 0x8;
  private static final int IFNAMSIZ = 16;

  private static final int AF_INET = 2;
  private static final int AF_INET6 = 10;
  private static final long SIN_ADDR = 4;
  private static final long SIN6_ADDR = 8;

  private LinkList() {}

  /** Every link comes once for itself and once more for each address. */
  static List<NetworkLink> read(MemorySegment first) {
    Map<String, Integer> flags = new LinkedHashMap<>();
    Map<String, List<IpAddress>> addresses = new LinkedHashMap<>();
    MemorySegment next = first;
    while (next.address() != 0) {
      MemorySegment entry = next.reinterpret(IFADDRS_SIZE);
      String name = entry.get(ADDRESS, IFA_NAME).reinterpret(IFNAMSIZ).getString(0);
      flags.putIfAbsent(name, entry.get(JAVA_INT, IFA_FLAGS));
      List<IpAddress> known = addresses.computeIfAbsent(name, n -> new ArrayList<>());
      address(entry.get(ADDRESS, IFA_ADDR)).ifPresent(known::add);
      next = entry.get(ADDRESS, 0);
    }
    List<NetworkLink> links = new ArrayList<>();
    flags.forEach(
        (name, bits) ->
            links.add(
                new NetworkLink(
                    name,
                    (bits & IFF_UP) != 0,
                    (bits & IFF_LOOPBACK) != 0,
                    addresses.getOrDefault(name, List.of()))));
    return links;
  }

  private static Optional<IpAddress> address(MemorySegment socketAddress) {
    if (socketAddress.address() == 0) {
      return Optional.empty();
    }
    return switch (socketAddress.reinterpret(2).get(JAVA_SHORT, 0)) {
      case AF_INET -> Optional.of(address(socketAddress, SIN_ADDR, 4));
      case AF_INET6 -> Optional.of(address(socketAddress, SIN6_ADDR, 16));
      default -> Optional.empty();
    };
  }

  private static IpAddress address(MemorySegment socketAddress, long offset, int length) {
    byte[] bytes =
        socketAddress.reinterpret(offset + length).asSlice(offset, length).toArray(JAVA_BYTE);
    try {
      return new IpAddress(InetAddress.getByAddress(bytes));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("4 and 16 bytes always are an address", e);
    }
  }
}
