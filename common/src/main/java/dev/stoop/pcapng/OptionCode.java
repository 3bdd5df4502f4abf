package dev.stoop.pcapng;

/** The option codes that are read and written here; each block type counts its own. */
final class OptionCode {
  static final int END = 0;
  static final int COMMENT = 1;

  static final int SECTION_HARDWARE = 2;
  static final int SECTION_OS = 3;
  static final int SECTION_APPLICATION = 4;

  static final int INTERFACE_NAME = 2;
  static final int INTERFACE_DESCRIPTION = 3;
  static final int INTERFACE_RESOLUTION = 9;
  static final int INTERFACE_FILTER = 11;
  static final int INTERFACE_OS = 12;
  static final int INTERFACE_OFFSET = 14;

  static final int STATISTICS_START = 2;
  static final int STATISTICS_END = 3;

  static final int PACKET_FLAGS = 2;

  /** Records of a name resolution block have the form of options. */
  static final int RECORD_IPV4 = 1;

  static final int RECORD_IPV6 = 2;

  private OptionCode() {}
}
