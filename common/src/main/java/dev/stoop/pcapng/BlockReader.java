package dev.stoop.pcapng;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a capture file block by block. */
sealed interface BlockReader permits PcapngReader, PcapReader {

  /**
   * The next block, or null at the end. A {@link PacketView} is the same object each time; nothing
   * follows a {@link Block.Malformed}.
   */
  @Nullable Block next();

  /** The byte after the block that was read last. */
  long blockEnd();

  /** Faults so far that did not end the reading. */
  List<Fault> notes();
}
