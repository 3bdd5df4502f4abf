package dev.stoop.worker.live;

import dev.stoop.alert.IpAddress;
import dev.stoop.capture.Limits;
import dev.stoop.capture.Traffic;
import dev.stoop.worker.filter.PacketFilter;
import dev.stoop.worker.kernel.Capability;
import dev.stoop.worker.kernel.Libc;
import dev.stoop.worker.kernel.MissingCapabilityException;
import dev.stoop.worker.kernel.NetworkLink;
import dev.stoop.worker.netns.NamespaceThread;
import dev.stoop.worker.netns.NetworkNamespace;
import dev.stoop.worker.session.PacketSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.pcap4j.core.BpfProgram.BpfCompileMode;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapDumper;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapHandle.TimestampPrecision;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.PcapNetworkInterface.PromiscuousMode;
import org.pcap4j.core.PcapStat;
import org.pcap4j.core.Pcaps;
import org.pcap4j.packet.namednumber.DataLinkType;

/**
 * Opens libpcap handles inside a network namespace, one for each interface.
 *
 * <p>Packets come into a handle's buffer before its filter is set. libpcap runs the filter over
 * those itself when they are read, so none that the filter rejects gets into a spool. pcap4j never
 * frees a handle that could not be activated, some hundred bytes each; what can be known to fail is
 * therefore found out before.
 */
public final class LiveCapture {
  /** libpcap's default of 2 MiB loses packets on a loaded machine. */
  private static final int BUFFER_BYTES = 32 * 1024 * 1024;

  /** How long the kernel may hold back a packet to hand over more of them at once. */
  private static final int BLOCK_MILLIS = 10;

  private final NamespaceThread thread;

  public LiveCapture(NamespaceThread thread) {
    this.thread = thread;
  }

  /**
   * Opens a source for each interface wanted; none of them is started. They stay in the namespace
   * wherever they are used.
   *
   * @param interfaces names, {@code *} for any text; empty: all that are up but loopback
   * @param spools a folder for the spool files
   * @throws MissingCapabilityException when the kernel denies it
   * @throws NoInterfaceException when a wanted interface is not there
   */
  public LiveSources open(
      NetworkNamespace namespace,
      List<String> interfaces,
      Traffic traffic,
      Limits limits,
      Path spools)
      throws IOException {
    return thread.run(namespace, () -> openHere(interfaces, traffic, limits, spools));
  }

  /**
   * Opens and closes a capture once, because the first takes longer than later ones.
   *
   * @throws MissingCapabilityException when the kernel denies it
   */
  public void prime(NetworkNamespace own, Path folder) throws IOException {
    Limits limits = new Limits(null, null, null, 0, null);
    LiveSources warm = open(own, List.of("lo"), new Traffic.All(null), limits, folder);
    warm.sources().forEach(PacketSource::discard);
  }

  /** What captures, with its version, as libpcap says it. */
  public String libraryVersion() {
    try {
      return Pcaps.libVersion();
    } catch (LinkageError e) {
      return "without libpcap";
    }
  }

  private static LiveSources openHere(
      List<String> interfaces, Traffic traffic, Limits limits, Path spools) throws IOException {
    List<NetworkLink> links = Libc.links();
    List<IpAddress> own = links.stream().flatMap(link -> link.addresses().stream()).toList();
    PacketFilter filter = PacketFilter.of(traffic, own);
    List<PacketSource> opened = new ArrayList<>();
    try {
      for (NetworkLink link : InterfaceChoice.choose(links, interfaces)) {
        // The interface's name is not ours to make a file name of.
        Path spool = spools.resolve(opened.size() + ".pcap");
        opened.add(openOne(link.name(), filter, limits, spool));
      }
      return new LiveSources(opened, own);
    } catch (IOException | RuntimeException e) {
      opened.forEach(PacketSource::discard);
      throw e;
    }
  }

  private static PcapSource openOne(String name, PacketFilter filter, Limits limits, Path spool)
      throws IOException {
    PcapHandle handle = activate(name, limits.snaplen());
    try {
      PacketFilter fitting =
          handle.getDlt().equals(DataLinkType.EN10MB) ? filter.alsoTagged() : filter;
      if (!fitting.text().isEmpty()) {
        handle.setFilter(fitting.text(), BpfCompileMode.OPTIMIZE);
      }
      PcapStat before = handle.getStats();
      PcapDumper dumper = handle.dumpOpen(spool.toString());
      long packets = Objects.requireNonNullElse(limits.packets(), 0L);
      // More than an int can hold is left to the session's count.
      return new PcapSource(
          name, handle, dumper, spool, packets > Integer.MAX_VALUE ? 0 : (int) packets, before);
    } catch (PcapNativeException | NotOpenException e) {
      handle.close();
      throw new IOException("cannot capture on " + name + ": " + e.getMessage(), e);
    }
  }

  private static PcapHandle activate(String name, int snaplen) throws IOException {
    try {
      return new PcapHandle.Builder(name)
          .bufferSize(BUFFER_BYTES)
          .snaplen(snaplen == 0 ? Limits.MAXIMUM_SNAPLEN : snaplen)
          .timeoutMillis(BLOCK_MILLIS)
          .timestampPrecision(TimestampPrecision.NANO)
          .promiscuousMode(PromiscuousMode.NONPROMISCUOUS)
          .build();
    } catch (LinkageError e) {
      throw new IOException("libpcap cannot be loaded: install it (Debian: libpcap0.8)", e);
    } catch (PcapNativeException e) {
      if (Capability.missing().contains(Capability.CAP_NET_RAW)) {
        throw new MissingCapabilityException(Capability.CAP_NET_RAW, "a packet socket", e);
      }
      throw new IOException("cannot capture on " + name + ": " + e.getMessage(), e);
    }
  }
}
