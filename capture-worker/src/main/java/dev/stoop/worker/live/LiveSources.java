package dev.stoop.worker.live;

import dev.stoop.alert.IpAddress;
import dev.stoop.worker.session.PacketSource;
import java.util.List;

/**
 * What was opened in a namespace.
 *
 * @param sources one for each interface
 * @param addresses of all the namespace's interfaces
 */
public record LiveSources(List<? extends PacketSource> sources, List<IpAddress> addresses) {
  public LiveSources {
    sources = List.copyOf(sources);
    addresses = List.copyOf(addresses);
  }
}
