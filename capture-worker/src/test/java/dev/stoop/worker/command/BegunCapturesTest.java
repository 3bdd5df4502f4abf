package dev.stoop.worker.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoop.capture.CaptureId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BegunCapturesTest {
  @TempDir private Path folder;

  @Test
  void should_remember_over_a_restart() throws Exception {
    // Given
    new BegunCaptures(file()).add(id(1));
    // When
    BegunCaptures restarted = new BegunCaptures(file());
    // Then
    assertThat(restarted.contains(id(1))).isTrue();
    assertThat(restarted.contains(id(2))).isFalse();
  }

  @Test
  void should_forget_the_oldest_and_keep_the_file_small() throws Exception {
    // Given a file of many more than are kept, and a line that a crash cut short
    Files.write(
        file(), IntStream.range(0, 3 * BegunCaptures.MOST).mapToObj(i -> id(i).value()).toList());
    Files.writeString(file(), "0123", StandardOpenOption.APPEND);
    // When
    BegunCaptures restarted = new BegunCaptures(file());
    restarted.add(id(-1));
    // Then
    assertThat(restarted.contains(id(-1))).isTrue();
    assertThat(restarted.contains(id(3 * BegunCaptures.MOST - 1))).isTrue();
    assertThat(restarted.contains(id(0))).isFalse();
    assertThat(Files.readAllLines(file())).hasSizeLessThanOrEqualTo(BegunCaptures.MOST + 1);
  }

  private Path file() {
    return folder.resolve("begun");
  }

  private static CaptureId id(int number) {
    return new CaptureId("%032x".formatted(number & 0xffff_ffffL));
  }
}
