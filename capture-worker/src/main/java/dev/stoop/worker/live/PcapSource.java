package dev.stoop.worker.live;

import dev.stoop.outcome.Losses;
import dev.stoop.worker.session.PacketSource;
import dev.stoop.worker.session.SourceEnd;
import dev.stoop.worker.session.SourceEnd.Cause;
import dev.stoop.worker.session.StopRule;
import dev.stoop.worker.session.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapDumper;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.PcapStat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open libpcap handle whose loop runs on a thread of its own, in native code.
 *
 * <p>Only {@code pcap_breakloop} ends a loop on a silent interface. Closing a handle takes some 24
 * ms, so the thread does it after it has said how the source ended.
 */
final class PcapSource implements PacketSource {
  private static final Logger LOG = LoggerFactory.getLogger(PcapSource.class);
  private static final String GONE = "The interface disappeared";

  private final String interfaceName;
  private final PcapHandle handle;
  private final PcapDumper dumper;
  private final Path spool;
  private final SpoolCount count;
  private final int packets;
  private final PcapStat before;
  private volatile @Nullable SourceEnd end;

  /**
   * @param packets after how many it ends by itself; 0: never
   * @param before the handle's counters when its filter was set
   */
  PcapSource(
      String interfaceName,
      PcapHandle handle,
      PcapDumper dumper,
      Path spool,
      int packets,
      PcapStat before) {
    this.interfaceName = interfaceName;
    this.handle = handle;
    this.dumper = dumper;
    this.spool = spool;
    this.count = new SpoolCount(spool);
    this.packets = packets;
    this.before = before;
  }

  @Override
  public String interfaceName() {
    return interfaceName;
  }

  @Override
  public String filter() {
    return handle.getFilteringExpression();
  }

  @Override
  public int snaplen() {
    try {
      return handle.getSnapshot();
    } catch (NotOpenException e) {
      throw new IllegalStateException("asked for the snaplen of a closed capture", e);
    }
  }

  /** Where the packets go. */
  Path spool() {
    return spool;
  }

  @Override
  public void start() {
    Thread.ofPlatform().daemon().name("capture-" + interfaceName).start(this::run);
  }

  @Override
  public long spooledBytes() {
    try {
      return dumper.ftell();
    } catch (NotOpenException | PcapNativeException e) {
      return finalBytes();
    }
  }

  private long finalBytes() {
    try {
      return Files.size(spool);
    } catch (IOException e) {
      return 0;
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      dumper.flush();
    } catch (NotOpenException e) {
      // Closed meanwhile, and so flushed.
    } catch (PcapNativeException e) {
      throw new IOException("cannot write " + spool, e);
    }
  }

  @Override
  public synchronized Tally taken() throws IOException {
    flush();
    return count.count();
  }

  @Override
  public void stop() {
    try {
      handle.breakLoop();
    } catch (NotOpenException e) {
      // Ended and closed already.
    }
  }

  @Override
  public Optional<SourceEnd> end() {
    return Optional.ofNullable(end);
  }

  @Override
  public void discard() {
    dumper.close();
    handle.close();
  }

  private void run() {
    SourceEnd how = loop();
    if (how.cause() == Cause.INTERFACE_GONE) {
      takeWhatIsLeft();
    }
    dumper.close();
    end = how;
    handle.close();
  }

  private SourceEnd loop() {
    try {
      handle.loop(packets == 0 ? -1 : packets, dumper);
      return new SourceEnd(Cause.LIMIT, "", losses());
    } catch (InterruptedException e) {
      // What pcap4j makes of pcap_breakloop; the thread itself was not interrupted.
      return new SourceEnd(Cause.STOPPED, "", losses());
    } catch (PcapNativeException | NotOpenException e) {
      String message = String.valueOf(e.getMessage());
      return message.contains(GONE)
          ? new SourceEnd(Cause.INTERFACE_GONE, interfaceName + " is gone", losses())
          : new SourceEnd(Cause.FAILED, interfaceName + ": " + message, losses());
    }
  }

  /**
   * libpcap tells that the interface is gone before it hands out the last packets, often those that
   * matter; asked once more when the kernel has let go of them, it hands them out.
   */
  private void takeWhatIsLeft() {
    LockSupport.parkNanos(StopRule.SETTLING.toNanos());
    loop();
  }

  private Losses losses() {
    try {
      PcapStat after = handle.getStats();
      return new Losses(
          after.getNumPacketsReceived() - before.getNumPacketsReceived(),
          after.getNumPacketsDropped() - before.getNumPacketsDropped(),
          after.getNumPacketsDroppedByIf() - before.getNumPacketsDroppedByIf());
    } catch (PcapNativeException | NotOpenException e) {
      LOG.warn("no counters of interface={}", interfaceName, e);
      return new Losses(0, 0, 0);
    }
  }
}
