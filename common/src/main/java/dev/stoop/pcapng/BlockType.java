package dev.stoop.pcapng;

/** The types of blocks that are read and written here. */
final class BlockType {
  /** Reads the same in either byte order, as it comes before the byte order is known. */
  static final int SECTION_HEADER = 0x0A0D0D0A;

  static final int INTERFACE_DESCRIPTION = 1;

  /** Read only: superseded by the enhanced packet. */
  static final int OBSOLETE_PACKET = 2;

  static final int SIMPLE_PACKET = 3;
  static final int NAME_RESOLUTION = 4;
  static final int INTERFACE_STATISTICS = 5;
  static final int ENHANCED_PACKET = 6;

  /** In a section header, says the section's byte order. */
  static final int BYTE_ORDER_MAGIC = 0x1A2B3C4D;

  private BlockType() {}
}
