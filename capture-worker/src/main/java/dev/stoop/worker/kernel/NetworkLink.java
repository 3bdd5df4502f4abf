package dev.stoop.worker.kernel;

import dev.stoop.alert.IpAddress;
import java.util.List;

/** A network interface as the kernel lists it, with its addresses if it has any. */
public record NetworkLink(String name, boolean up, boolean loopback, List<IpAddress> addresses) {
  public NetworkLink {
    addresses = List.copyOf(addresses);
  }
}
