package dev.stoop.indexer;

import dev.stoop.indexer.document.CaptureContext;
import dev.stoop.indexer.document.DocumentCounts;
import dev.stoop.indexer.document.DocumentSink;
import dev.stoop.indexer.document.Documents;
import dev.stoop.indexer.flow.FlowLimits;
import dev.stoop.indexer.flow.FlowTable;
import dev.stoop.indexer.packet.Frame;
import dev.stoop.indexer.packet.FrameDecoder;
import dev.stoop.pcapng.CaptureFile;
import dev.stoop.pcapng.PacketView;
import dev.stoop.pcapng.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Turns a capture file into documents.
 *
 * <p>Nothing in the file makes it throw: what cannot be read is told in the summary. The file must
 * be complete: it is mapped, and must not become shorter while it is read. Time is in the order of
 * its size; memory is bounded by {@link FlowLimits}.
 */
public final class CaptureReader {
  private static final int HASHED_AT_ONCE = 1 << 20;

  private CaptureReader() {}

  /**
   * Reads a file that comes with nothing else; its hash stands for the capture.
   *
   * @throws IOException if the file cannot be read, or the sink throws it
   */
  public static DocumentCounts read(Path file, DocumentSink sink) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = map(file, arena);
      CaptureContext context =
          CaptureContext.ofFile(file.toString(), bytes.byteSize(), sha256(bytes));
      return read(bytes, context, sink);
    }
  }

  /**
   * Reads a file of which more is known; that it fits its manifest is the caller's to check.
   *
   * @throws IOException if the file cannot be read, or the sink throws it
   */
  public static DocumentCounts read(Path file, CaptureContext context, DocumentSink sink)
      throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      return read(map(file, arena), context, sink);
    }
  }

  /**
   * Reads a capture that lies in memory.
   *
   * @throws IOException if the sink throws it
   */
  public static DocumentCounts read(MemorySegment file, CaptureContext context, DocumentSink sink)
      throws IOException {
    Documents documents = new Documents(context, sink);
    FlowTable flows = new FlowTable(FlowLimits.DEFAULT, documents);
    FrameDecoder decoder = new FrameDecoder();
    try {
      Reading reading =
          CaptureFile.read(
              file,
              packet -> {
                Frame frame = decode(decoder, packet);
                documents.frame(frame);
                if (frame.isIp()) {
                  flows.add(frame);
                }
              });
      return documents.finish(reading, flows);
    } catch (UncheckedIOException e) {
      throw new IOException("cannot write the documents of " + context.file(), e.getCause());
    }
  }

  private static Frame decode(FrameDecoder decoder, PacketView packet) {
    return decoder.decode(
        packet.file(),
        packet.offset(),
        packet.capturedLength(),
        packet.originalLength(),
        packet.linkType(),
        packet.epochNanos(),
        packet.frameNumber());
  }

  private static MemorySegment map(Path file, Arena arena) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
    }
  }

  private static String sha256(MemorySegment bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (long at = 0; at < bytes.byteSize(); at += HASHED_AT_ONCE) {
        long length = Math.min(HASHED_AT_ONCE, bytes.byteSize() - at);
        digest.update(bytes.asSlice(at, length).asByteBuffer());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
