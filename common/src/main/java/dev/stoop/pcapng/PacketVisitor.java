package dev.stoop.pcapng;

/** Is shown every packet of a capture file, in the file's order. */
@FunctionalInterface
public interface PacketVisitor {

  /**
   * Looks at one packet.
   *
   * @param packet valid during this call only: the same object is shown the next packet
   */
  void packet(PacketView packet);
}
