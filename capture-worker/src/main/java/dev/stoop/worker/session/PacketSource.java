package dev.stoop.worker.session;

import java.io.IOException;
import java.util.Optional;

/**
 * Packets of one interface on their way into a spool file, which is a classic pcap file in the
 * machine's byte order with nanoseconds.
 *
 * <p>Started or discarded, once; every other method may be called at any time from any thread.
 */
public interface PacketSource {
  /** The interface's name, as the kernel of the target's namespace has it. */
  String interfaceName();

  /** The filter's text; empty for every packet. */
  String filter();

  /** The most bytes of a packet that are kept. */
  int snaplen();

  /** Lets go of a source that will not be started. */
  void discard();

  /** Begins to write packets to the spool. */
  void start();

  /** The spool's size so far, with headers: grows with every packet that was taken. */
  long spooledBytes();

  /** Makes everything counted by {@link #spooledBytes} readable in the spool. */
  void flush() throws IOException;

  /** Counts exactly what is in the spool by now, by reading every packet's header. */
  Tally taken() throws IOException;

  /** Asks the source to end; it does so within milliseconds. */
  void stop();

  /** How it ended, once the spool is complete. */
  Optional<SourceEnd> end();
}
