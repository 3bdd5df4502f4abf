package dev.stoop.pcapng;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.stoop.pcapng.InterfaceStatistics.Counter;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureFileTest {

  /** What a visitor saw of one packet. */
  record Seen(
      long frame, int on, int link, long nanos, int original, String data, List<String> comments) {
    static Seen of(PacketView packet) {
      byte[] data =
          packet.file().asSlice(packet.offset(), packet.capturedLength()).toArray(JAVA_BYTE);
      return new Seen(
          packet.frameNumber(),
          packet.interfaceId(),
          packet.linkType(),
          packet.epochNanos(),
          packet.originalLength(),
          new String(data, UTF_8),
          packet.comments());
    }
  }

  private final List<Seen> seen = new ArrayList<>();

  private Reading read(MemorySegment file) {
    return CaptureFile.read(file, packet -> seen.add(Seen.of(packet)));
  }

  @Test
  void readsPacketsOfEveryKindFromSectionsOfEitherByteOrder() {
    Reading reading = read(Samples.everything());

    assertThat(reading.fault()).isNull();
    assertThat(reading.notes()).isEmpty();
    assertThat(reading.packets()).isEqualTo(4);
    assertThat(seen)
        .containsExactly(
            new Seen(1, 0, 1, 1_700_000_000_123_456_789L, 109, "frame one", List.of("why")),
            new Seen(2, 1, 101, 1_005_500_000_000L, 107, "frame 2", List.of()),
            new Seen(3, 2, 113, 0, 6, "simp", List.of()),
            new Seen(4, 2, 113, 1_700_000_000_000_001_000L, 5, "older", List.of()));
  }

  @Test
  void keepsWhatDescribesThePackets() {
    Reading reading = read(Samples.everything());

    assertThat(reading.format()).isEqualTo(Format.PCAPNG);
    assertThat(reading.sections())
        .hasSize(2)
        .contains(new Block.SectionHeader("", "", "a test", List.of("first", "second")));
    assertThat(reading.interfaces())
        .extracting(
            InterfaceDescription::linkType,
            InterfaceDescription::snaplen,
            InterfaceDescription::name,
            InterfaceDescription::filter,
            InterfaceDescription::comments)
        .containsExactly(
            tuple(1, 0, "eth0", "tcp port 80", List.of("here")),
            tuple(101, 60, "", "", List.of()),
            tuple(113, 4, "", "", List.of()));
    assertThat(reading.names())
        .extracting(name -> name.address().getHostAddress(), ResolvedName::name)
        .containsExactly(
            tuple("10.0.0.1", "web"),
            tuple("10.0.0.1", "www"),
            tuple("101:101:101:101:101:101:101:101", "db"));
    assertThat(reading.statistics())
        .singleElement()
        .satisfies(
            counted -> {
              assertThat(counted.interfaceId()).isEqualTo(2);
              assertThat(counted.epochNanos()).isEqualTo(1_700_000_000_000_002_000L);
              assertThat(counted.counters())
                  .isEqualTo(Map.of(Counter.RECEIVED, 10L, Counter.DROPPED, 3L));
            });
  }

  @Test
  void showsTheFlagsOfAPacket() {
    List<Integer> flags = new ArrayList<>();

    CaptureFile.read(Samples.everything(), packet -> flags.add(packet.flags()));

    assertThat(flags).containsExactly(1, 0, 0, 0);
  }

  @ParameterizedTest
  @CsvSource({
    "BIG_ENDIAN, a1b2c3d4, 1700000000000007000",
    "LITTLE_ENDIAN, a1b2c3d4, 1700000000000007000",
    "BIG_ENDIAN, a1b23c4d, 1700000000000000007",
    "LITTLE_ENDIAN, a1b23c4d, 1700000000000000007",
  })
  void readsClassicPcap(String order, String magic, long nanos) {
    MemorySegment file =
        Samples.pcap(order(order), Integer.parseUnsignedInt(magic, 16), 0xF400_0065)
            .pcapPacket(1_700_000_000, 7, 1_500, "odd length")
            .pcapPacket(1_700_000_000, 7, 3, "abc")
            .toSegment();

    Reading reading = read(file);

    assertThat(reading.fault()).isNull();
    assertThat(reading.format()).isEqualTo(Format.PCAP);
    assertThat(reading.interfaces()).hasSize(1);
    assertThat(seen)
        .containsExactly(
            new Seen(1, 0, 101, nanos, 1_500, "odd length", List.of()),
            new Seen(2, 0, 101, nanos, 3, "abc", List.of()));
  }

  private static ByteOrder order(String name) {
    return name.equals("BIG_ENDIAN") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
  }

  @ParameterizedTest
  @ValueSource(strings = {"BIG_ENDIAN", "LITTLE_ENDIAN"})
  void refusesModifiedPcap(String order) {
    MemorySegment file = Samples.pcap(order(order), 0xA1B2CD34, 1).toSegment();

    assertThat(read(file).fault())
        .isEqualTo(
            new Fault(
                0, "modified pcap (Kuznetzov) is not read: convert it with editcap -F pcapng"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "not a capture file"})
  void saysThatSomethingElseIsNoCaptureFile(String content) {
    Reading reading = read(MemorySegment.ofArray(content.getBytes(UTF_8)));

    assertThat(reading.format()).isEqualTo(Format.UNKNOWN);
    assertThat(reading.fault()).isNotNull();
  }

  @Test
  void stopsAtAMalformedBlockAndKeepsWhatCameBefore() {
    MemorySegment file =
        new Samples(ByteOrder.LITTLE_ENDIAN)
            .section()
            .interfaceDescription(1, 0, o -> {})
            .packet(0, 1, "good", o -> {})
            .packet(7, 2, "of no interface", o -> {})
            .packet(0, 3, "unseen", o -> {})
            .toSegment();

    Reading reading = read(file);

    assertThat(reading.packets()).isEqualTo(1);
    assertThat(reading.fault())
        .isEqualTo(new Fault(132, "a packet of interface 7, which is not described before it"));
  }

  @Test
  void notesAMalformedOptionAndGoesOn() {
    MemorySegment file =
        new Samples(ByteOrder.BIG_ENDIAN)
            .section()
            .interfaceDescription(1, 0, o -> o.text(9, "four"))
            .block(4, b -> b.putShort((short) 1).putShort((short) 400))
            .packet(0, 3_000_000, "fine", o -> {})
            .toSegment();

    Reading reading = read(file);

    assertThat(reading.fault()).isNull();
    assertThat(reading.notes())
        .extracting(Fault::what)
        .containsExactly(
            "option 9 has 4 bytes instead of 1", "option 1 of 400 bytes reaches beyond its block");
    assertThat(seen).extracting(Seen::nanos).containsExactly(3_000_000_000L);
  }

  @ParameterizedTest
  @ValueSource(ints = {262_145, Integer.MAX_VALUE, -1})
  void refusesLengthsThatNoPacketHas(int captured) {
    MemorySegment classic =
        Samples.pcap(ByteOrder.LITTLE_ENDIAN, 0xA1B2C3D4, 1).pcapPacket(0, 0, 1, "x").toSegment();
    classic.set(JAVA_INT_UNALIGNED, 24 + 8, captured);

    Reading reading = read(classic);

    assertThat(reading.packets()).isZero();
    assertThat(reading.fault())
        .isEqualTo(
            new Fault(
                24,
                "a packet of "
                    + Integer.toUnsignedLong(captured)
                    + " bytes is longer than 262144"));
  }

  @Test
  void boundsWhatItKeepsOfDescriptions() {
    Samples samples = new Samples(ByteOrder.LITTLE_ENDIAN).section();
    byte[] once = samples.toSegment().toArray(JAVA_BYTE);
    byte[] twoMegabytesAndMore = new byte[once.length * 50_000];
    for (int i = 0; i < 50_000; i++) {
      System.arraycopy(once, 0, twoMegabytesAndMore, i * once.length, once.length);
    }

    Reading reading = read(MemorySegment.ofArray(twoMegabytesAndMore));

    assertThat(reading.fault()).isNull();
    assertThat(reading.sections()).hasSize((2 << 20) / once.length);
    assertThat(reading.notes())
        .extracting(Fault::what)
        .containsExactly("descriptions from here on were not kept: too many bytes");
  }

  @Test
  void allocatesNothingPerPacket() {
    Samples samples = new Samples(ByteOrder.LITTLE_ENDIAN).section();
    samples.interfaceDescription(1, 0, o -> o.octet(9, 9));
    for (int i = 0; i < 1_000; i++) {
      samples.packet(0, i, "data", o -> {});
    }
    MemorySegment file = samples.toSegment();
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    CaptureFile.read(file, packet -> {});

    long before = threads.getCurrentThreadAllocatedBytes();
    long packets = 0;
    for (int i = 0; i < 100; i++) {
      packets += CaptureFile.read(file, packet -> {}).packets();
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;

    assertThat(packets).isEqualTo(100_000);
    assertThat(allocated).isLessThan(packets * 8);
  }

  @Test
  void anyTruncationIsAFaultOrAShorterReading() {
    MemorySegment whole = Samples.everything();
    long packets = read(whole).packets();

    for (long length = 0; length < whole.byteSize(); length++) {
      Reading reading = read(whole.asSlice(0, length));

      assertThat(reading.packets()).isLessThanOrEqualTo(packets);
      if (reading.fault() != null) {
        assertThat(reading.fault().offset()).isBetween(0L, length);
      }
    }
  }

  @Test
  void anyChangedByteIsEndured() {
    Assertions.assertTimeoutPreemptively(
        Duration.ofMinutes(1),
        () -> {
          flipEveryByte(Samples.everything());
          flipEveryByte(
              Samples.pcap(ByteOrder.BIG_ENDIAN, 0xA1B23C4D, 1)
                  .pcapPacket(1, 2, 3, "abc")
                  .pcapPacket(1, 2, 3, "defgh")
                  .toSegment());
        });
  }

  /** Each byte takes values that lengths, codes and sign bits are sensitive to. */
  private void flipEveryByte(MemorySegment file) {
    for (long at = 0; at < file.byteSize(); at++) {
      byte original = file.get(JAVA_BYTE, at);
      for (int change : new int[] {0x01, 0x04, 0x40, 0x80, 0xFF}) {
        file.set(JAVA_BYTE, at, (byte) (original ^ change));
        seen.clear();
        Reading reading = read(file);
        assertThat(reading.packets()).isEqualTo(seen.size()).isLessThanOrEqualTo(100);
      }
      file.set(JAVA_BYTE, at, original);
    }
  }
}
