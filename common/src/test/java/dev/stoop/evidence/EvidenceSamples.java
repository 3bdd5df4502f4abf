package dev.stoop.evidence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stoop.contract.Samples;
import dev.stoop.kafka.Json;
import dev.stoop.outcome.Manifest;
import dev.stoop.pcapng.Block;
import dev.stoop.pcapng.InterfaceDescription;
import dev.stoop.pcapng.InterfaceStatistics;
import dev.stoop.pcapng.PcapngWriter;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;

/** Evidence files with their manifests, as a worker seals them. */
public final class EvidenceSamples {
  private static final int SEED = 7;

  private EvidenceSamples() {}

  /** Writes evidence of so many packets of 1,000 random bytes, and its manifest beside it. */
  public static Manifest seal(Path file, int packets) throws IOException {
    HashingChannel hashing =
        new HashingChannel(
            FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    byte[] packet = new byte[1_000];
    Random random = new Random(SEED);
    try (PcapngWriter writer =
        new PcapngWriter(hashing, new Block.SectionHeader("", "", "a test", List.of()))) {
      int id = writer.describe(InterfaceDescription.of(1, 0, "eth0", "", "", ""));
      for (int i = 0; i < packets; i++) {
        random.nextBytes(packet);
        writer.packet(id, i, MemorySegment.ofArray(packet), 0, packet.length, packet.length);
      }
      writer.statistics(
          new InterfaceStatistics(
              id, 0, OptionalLong.empty(), OptionalLong.empty(), Map.of(), List.of()));
    }
    Manifest manifest = manifest(hashing.finish());
    ManifestFile.write(manifest, file);
    return manifest;
  }

  /** A manifest of a file with these bytes. */
  public static Manifest manifest(byte[] bytes) {
    FileHasher hasher = new FileHasher();
    hasher.update(ByteBuffer.wrap(bytes));
    return manifest(hasher.finish());
  }

  private static Manifest manifest(FileHashes hashes) {
    ObjectNode json = Json.MAPPER.valueToTree(Samples.manifest());
    json.put("fileBytes", hashes.bytes()).put("fileSha256", hashes.sha256());
    json.set("pieces", Json.MAPPER.valueToTree(hashes.pieces()));
    return Json.MAPPER.convertValue(json, Manifest.class);
  }

  /** Inverts the bits of one byte. */
  public static void flip(Path file, long offset) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[Math.toIntExact(offset)] ^= (byte) 0xFF;
    Files.write(file, bytes);
  }
}
