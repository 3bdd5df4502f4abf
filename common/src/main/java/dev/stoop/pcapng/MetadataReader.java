package dev.stoop.pcapng;

import dev.stoop.pcapng.InterfaceStatistics.Counter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Reads the bodies of the blocks that describe packets. The caller has checked that the fixed
 * fields lie inside the block; options and records are checked here.
 */
final class MetadataReader {
  private final Bytes bytes;
  private final Notes notes;

  MetadataReader(Bytes bytes, Notes notes) {
    this.bytes = bytes;
    this.notes = notes;
  }

  Block.SectionHeader section(long options, long end) {
    String hardware = "";
    String os = "";
    String application = "";
    List<String> comments = new ArrayList<>();
    OptionReader option = new OptionReader(bytes, options, end, notes);
    while (option.next()) {
      switch (option.code()) {
        case OptionCode.COMMENT -> comments.add(option.text());
        case OptionCode.SECTION_HARDWARE -> hardware = option.text();
        case OptionCode.SECTION_OS -> os = option.text();
        case OptionCode.SECTION_APPLICATION -> application = option.text();
        default -> {}
      }
    }
    return new Block.SectionHeader(hardware, os, application, comments);
  }

  InterfaceDescription interfaceDescription(long body, long end) {
    String name = "";
    String description = "";
    String filter = "";
    String os = "";
    int resolution = TimestampUnit.MICROSECONDS.exponent();
    long offsetSeconds = 0;
    List<String> comments = new ArrayList<>();
    OptionReader option = new OptionReader(bytes, body + 8, end, notes);
    while (option.next()) {
      switch (option.code()) {
        case OptionCode.COMMENT -> comments.add(option.text());
        case OptionCode.INTERFACE_NAME -> name = option.text();
        case OptionCode.INTERFACE_DESCRIPTION -> description = option.text();
        case OptionCode.INTERFACE_FILTER -> filter = filter(option);
        case OptionCode.INTERFACE_OS -> os = option.text();
        case OptionCode.INTERFACE_RESOLUTION ->
            resolution = option.has(1) ? bytes.u8(option.value()) : resolution;
        case OptionCode.INTERFACE_OFFSET -> offsetSeconds = option.number().orElse(offsetSeconds);
        default -> {}
      }
    }
    TimestampUnit unit = TimestampUnit.ofOption(resolution, offsetSeconds);
    return new InterfaceDescription(
        bytes.u16(body), bytes.i32(body + 4), name, description, filter, os, unit, comments);
  }

  /** A filter begins with its kind; only kind 0, text as libpcap takes it, can be shown. */
  private String filter(OptionReader option) {
    boolean isText = option.length() > 0 && bytes.u8(option.value()) == 0;
    return isText ? bytes.text(option.value() + 1, option.length() - 1) : "";
  }

  InterfaceStatistics statistics(int interfaceId, TimestampUnit unit, long body, long end) {
    OptionalLong from = OptionalLong.empty();
    OptionalLong until = OptionalLong.empty();
    Map<Counter, Long> counters = new EnumMap<>(Counter.class);
    List<String> comments = new ArrayList<>();
    OptionReader option = new OptionReader(bytes, body + 12, end, notes);
    while (option.next()) {
      switch (option.code()) {
        case OptionCode.COMMENT -> comments.add(option.text());
        case OptionCode.STATISTICS_START -> from = time(option, unit);
        case OptionCode.STATISTICS_END -> until = time(option, unit);
        default -> count(option, counters);
      }
    }
    long at = unit.epochNanos(bytes.timestamp(body + 4));
    return new InterfaceStatistics(interfaceId, at, from, until, counters, comments);
  }

  private static OptionalLong time(OptionReader option, TimestampUnit unit) {
    OptionalLong ticks = option.timestamp();
    return ticks.isPresent() ? OptionalLong.of(unit.epochNanos(ticks.getAsLong())) : ticks;
  }

  private static void count(OptionReader option, Map<Counter, Long> counters) {
    for (Counter counter : Counter.values()) {
      if (counter.option == option.code()) {
        option.number().ifPresent(value -> counters.put(counter, value));
      }
    }
  }

  Block.NameResolution names(long body, long end) {
    List<ResolvedName> names = new ArrayList<>();
    OptionReader record = new OptionReader(bytes, body, end, notes);
    while (record.next()) {
      switch (record.code()) {
        case OptionCode.RECORD_IPV4 -> addNames(record, 4, names);
        case OptionCode.RECORD_IPV6 -> addNames(record, 16, names);
        default -> {}
      }
    }
    return new Block.NameResolution(names);
  }

  /** An address, then one or more names, each ended by a zero byte. */
  private void addNames(OptionReader record, int addressLength, List<ResolvedName> names) {
    if (record.length() < addressLength) {
      notes.add(record.value(), "a name resolution record too short for its address");
      return;
    }
    InetAddress address = address(bytes.copy(record.value(), addressLength));
    long end = record.value() + record.length();
    long start = record.value() + addressLength;
    for (long at = start; at < end; at++) {
      if (bytes.u8(at) == 0) {
        if (at > start) {
          names.add(new ResolvedName(address, bytes.text(start, (int) (at - start))));
        }
        start = at + 1;
      }
    }
  }

  private static InetAddress address(byte[] octets) {
    try {
      return InetAddress.getByAddress(octets);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address of " + octets.length + " bytes", e);
    }
  }
}
