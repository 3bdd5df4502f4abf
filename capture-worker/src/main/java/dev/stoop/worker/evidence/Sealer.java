package dev.stoop.worker.evidence;

import dev.stoop.capture.CaptureCommand;
import dev.stoop.evidence.FileHashes;
import dev.stoop.evidence.HashingChannel;
import dev.stoop.evidence.ManifestFile;
import dev.stoop.outcome.CapturedInterface;
import dev.stoop.outcome.Losses;
import dev.stoop.outcome.Manifest;
import dev.stoop.pcapng.Block;
import dev.stoop.pcapng.PcapngWriter;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes one pcapng of a capture's spool files, with its context in it, and its manifest. Doing it
 * once more gives the same again. May be used by several threads.
 */
public final class Sealer {
  static final String OS = "Linux";
  private static final Losses NOTHING_COUNTED = new Losses(0, 0, 0);

  private final String application;

  /**
   * @param application what to call the program that captured
   */
  public Sealer(String application) {
    this.application = application;
  }

  /** Seals the capture in this folder; its spool files are gone afterwards. */
  public Manifest seal(CaptureFolder folder, SpooledCapture capture, CaptureEnd end)
      throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      List<SpoolReader> spools = new ArrayList<>();
      for (int i = 0; i < capture.interfaces().size(); i++) {
        spools.add(SpoolReader.open(folder.spool(i), arena));
      }
      EvidenceTally tally = new EvidenceTally(capture.command(), end, spools.size());
      FileHashes hashes = write(folder, capture, end, spools, tally);
      Manifest manifest =
          manifest(capture, end, interfaces(capture, end, spools, tally), tally, hashes);
      ManifestFile.write(manifest, folder.evidence());
      folder.deleteSpools(spools.size());
      return manifest;
    }
  }

  private FileHashes write(
      CaptureFolder folder,
      SpooledCapture capture,
      CaptureEnd end,
      List<SpoolReader> spools,
      EvidenceTally tally)
      throws IOException {
    HashingChannel channel =
        new HashingChannel(
            FileChannel.open(
                folder.evidence(),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING));
    Block.SectionHeader section =
        new Block.SectionHeader("", OS, application, EvidenceText.section(capture, end));
    try (channel;
        PcapngWriter writer = new PcapngWriter(channel, section)) {
      new EvidenceFile(writer, capture, end, spools, tally).write();
    }
    return channel.finish();
  }

  private static List<CapturedInterface> interfaces(
      SpooledCapture capture, CaptureEnd end, List<SpoolReader> spools, EvidenceTally tally) {
    List<CapturedInterface> interfaces = new ArrayList<>();
    for (int i = 0; i < spools.size(); i++) {
      SpooledCapture.Interface described = capture.interfaces().get(i);
      interfaces.add(
          new CapturedInterface(
              described.name(),
              spools.get(i).linkType(),
              described.snaplen(),
              described.filter(),
              tally.packets(i),
              i < end.losses().size() ? end.losses().get(i) : NOTHING_COUNTED));
    }
    return interfaces;
  }

  private static Manifest manifest(
      SpooledCapture capture,
      CaptureEnd end,
      List<CapturedInterface> interfaces,
      EvidenceTally tally,
      FileHashes hashes) {
    CaptureCommand command = capture.command();
    return new Manifest(
        Manifest.VERSION,
        command.captureId(),
        command.incidentId(),
        command.alert(),
        command.policy(),
        command.reason(),
        command.node(),
        capture.bootId(),
        capture.networkNamespace(),
        command.target(),
        command.traffic(),
        command.limits(),
        interfaces,
        command.from(),
        capture.began(),
        end.at(),
        end.reason(),
        stopDetail(end, tally),
        tally.packets(),
        tally.packetsBeforeAlert(),
        tally.bytes(),
        interfaces.stream().map(CapturedInterface::losses).reduce(NOTHING_COUNTED, Losses::plus),
        hashes.bytes(),
        hashes.sha256(),
        hashes.pieces(),
        end.isIncomplete());
  }

  private static @Nullable String stopDetail(CaptureEnd end, EvidenceTally tally) {
    String detail =
        Stream.of(end.detail(), tally.cut())
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("; "));
    return detail.isEmpty() ? null : detail;
  }
}
