package dev.stoop.indexer.document;

import dev.stoop.indexer.flow.Flow;
import dev.stoop.indexer.protocol.tls.ClientHello;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The addresses, names and protocols that a capture is about: as many as its summary can hold. */
final class Mentions {
  /** One more than a list shows, so that the list is seen to be cut. */
  private static final int MOST = 257;

  /** No name of a host is longer. */
  private static final int LONGEST = 255;

  private final Set<String> ips = new LinkedHashSet<>();
  private final Set<String> hosts = new LinkedHashSet<>();
  private final Set<String> protocols = new LinkedHashSet<>();

  void flow(Flow flow) {
    if (ips.size() < MOST) {
      add(ips, flow.key().sourceIp());
      add(ips, flow.key().destinationIp());
    }
    add(protocols, flow.protocol());
    ClientHello hello = flow.clientHello();
    add(hosts, hello == null ? null : hello.serverName());
  }

  void host(@Nullable String name) {
    add(hosts, name);
  }

  Collection<String> ips() {
    return Collections.unmodifiableSet(ips);
  }

  Collection<String> hosts() {
    return Collections.unmodifiableSet(hosts);
  }

  Collection<String> protocols() {
    return Collections.unmodifiableSet(protocols);
  }

  private static void add(Set<String> set, @Nullable String text) {
    if (text != null && !text.isEmpty() && set.size() < MOST) {
      set.add(text.substring(0, Math.min(text.length(), LONGEST)));
    }
  }
}
