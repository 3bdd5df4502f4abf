package dev.stoop.worker.evidence;

import dev.stoop.outcome.Losses;
import dev.stoop.pcapng.InterfaceDescription;
import dev.stoop.pcapng.InterfaceStatistics;
import dev.stoop.pcapng.InterfaceStatistics.Counter;
import dev.stoop.pcapng.PcapngWriter;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The content of one evidence file behind its section header: interfaces, names, the packets of all
 * spool files in the order of their times, statistics. Written once.
 */
final class EvidenceFile {
  private static final int NO_FLAGS = 0;

  private final PcapngWriter writer;
  private final SpooledCapture capture;
  private final CaptureEnd end;
  private final List<SpoolReader> spools;
  private final EvidenceTally tally;

  EvidenceFile(
      PcapngWriter writer,
      SpooledCapture capture,
      CaptureEnd end,
      List<SpoolReader> spools,
      EvidenceTally tally) {
    this.writer = writer;
    this.capture = capture;
    this.end = end;
    this.spools = spools;
    this.tally = tally;
  }

  void write() throws IOException {
    for (int i = 0; i < spools.size(); i++) {
      describe(capture.interfaces().get(i), spools.get(i));
    }
    writer.names(EvidenceNames.of(capture));
    writePackets();
    for (int i = 0; i < spools.size(); i++) {
      writeStatistics(i);
    }
  }

  private void describe(SpooledCapture.Interface described, SpoolReader spool) throws IOException {
    writer.describe(
        InterfaceDescription.of(
            spool.linkType(),
            described.snaplen(),
            described.name(),
            EvidenceText.interfaceOf(capture),
            described.filter(),
            Sealer.OS));
  }

  private void writePackets() throws IOException {
    List<String> mark = List.of(EvidenceText.alertMark(capture.command().alert()));
    SpoolMerge merge = new SpoolMerge(spools);
    while (merge.next()) {
      SpoolReader packet = merge.packet();
      switch (tally.place(merge.source(), packet.epochNanos(), packet.capturedLength())) {
        case TAKEN -> writePacket(merge.source(), packet, List.of());
        case FIRST_AFTER_ALERT -> writePacket(merge.source(), packet, mark);
        case LEFT_OUT -> {}
      }
    }
  }

  private void writePacket(int source, SpoolReader packet, List<String> comments)
      throws IOException {
    writer.packet(
        source,
        packet.epochNanos(),
        packet.file(),
        packet.offset(),
        packet.capturedLength(),
        packet.originalLength(),
        NO_FLAGS,
        comments);
  }

  private void writeStatistics(int source) throws IOException {
    Map<Counter, Long> counters = new EnumMap<>(Counter.class);
    counters.put(Counter.DELIVERED, tally.packets(source));
    if (source < end.losses().size()) {
      Losses losses = end.losses().get(source);
      counters.put(Counter.RECEIVED, losses.received());
      counters.put(Counter.FILTER_ACCEPTED, losses.received());
      counters.put(Counter.OS_DROPPED, losses.dropped());
      // What dumpcap puts here, and so what people expect: all that was dropped on the way.
      counters.put(Counter.DROPPED, losses.dropped() + losses.droppedByInterface());
    }
    boolean tellsOfCut = source == 0 && !tally.cut().isEmpty();
    long ended = EpochNanos.of(end.at());
    writer.statistics(
        new InterfaceStatistics(
            source,
            ended,
            OptionalLong.of(EpochNanos.of(capture.began())),
            OptionalLong.of(ended),
            counters,
            tellsOfCut ? List.of(tally.cut()) : List.of()));
  }
}
