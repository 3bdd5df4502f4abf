package dev.stoop.worker.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stoop.worker.target.TargetException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerFinderTest {
  private static final String UID = "0f3e9a52-6c1d-4e8b-9f27-1a2b3c4d5e6f";
  private static final String ID = "4d1c0f9a7be2" + "a".repeat(52);
  private static final String SAME_BEGINNING = "4d1c0f9a7be2" + "b".repeat(52);

  @TempDir private Path root;

  @Test
  void should_find_the_oldest_process_first() throws Exception {
    // Given
    process(30, 500, "/kubepods/pod" + UID + "/" + ID);
    process(20, 900, "/kubepods/pod" + UID + "/" + ID);
    process(10, 100, "/user.slice");
    // When
    List<ContainerProcess> found = finder().byContainer("4d1c0f9a7be2");
    // Then
    assertThat(found).extracting(ContainerProcess::pid).containsExactly(30, 20);
  }

  @Test
  void should_find_a_pod_by_its_uid() throws Exception {
    // Given
    process(30, 500, "/kubepods/pod" + UID + "/" + ID);
    process(20, 400, "/kubepods/pod" + UID + "/" + SAME_BEGINNING);
    // When
    List<ContainerProcess> found = finder().byPod(UID);
    // Then
    assertThat(found).extracting(ContainerProcess::pid).containsExactly(20, 30);
  }

  @Test
  void should_not_guess_between_containers_with_the_same_beginning() throws Exception {
    // Given
    process(30, 500, "/docker/" + ID);
    process(20, 400, "/docker/" + SAME_BEGINNING);
    // When, Then
    assertThatThrownBy(() -> finder().byContainer("4d1c0f9a7be2"))
        .hasMessageContaining("fits 2 containers")
        .asInstanceOf(InstanceOfAssertFactories.type(TargetException.class))
        .extracting(TargetException::reason)
        .isEqualTo(Reason.AMBIGUOUS);
  }

  @Test
  void should_tell_them_apart_by_the_whole_id() throws Exception {
    // Given
    process(30, 500, "/docker/" + ID);
    process(20, 400, "/docker/" + SAME_BEGINNING);
    // When
    List<ContainerProcess> found = finder().byContainer(SAME_BEGINNING);
    // Then
    assertThat(found).extracting(ContainerProcess::pid).containsExactly(20);
  }

  @Test
  void should_not_be_led_to_a_container_by_a_group_made_inside_another() throws Exception {
    // Given a process of another container in a group named like the one looked for, and older
    process(20, 100, "/kubepods/pod" + UID + "/" + "c".repeat(64) + "/" + SAME_BEGINNING);
    process(30, 500, "/docker/" + ID);
    // When
    List<ContainerProcess> found = finder().byContainer("4d1c0f9a7be2");
    // Then
    assertThat(found).extracting(ContainerProcess::pid).containsExactly(30);
  }

  @Test
  void should_say_what_is_not_here() throws Exception {
    // Given
    process(30, 500, "/docker/" + ID);
    // When, Then
    assertThatThrownBy(() -> finder().byPod(UID))
        .hasMessageContaining("no process of pod " + UID)
        .asInstanceOf(InstanceOfAssertFactories.type(TargetException.class))
        .extracting(TargetException::reason)
        .isEqualTo(Reason.NOT_HERE);
  }

  private ContainerFinder finder() {
    return new ContainerFinder(new ProcFs(root));
  }

  private void process(int pid, long startTime, String cgroup) throws IOException {
    Path folder = Files.createDirectory(root.resolve(Integer.toString(pid)));
    Files.writeString(folder.resolve("cgroup"), "0::" + cgroup + "\n");
    Files.writeString(
        folder.resolve("stat"),
        pid + " (a b) S 1 1 1 0 -1 4 1 0 0 0 0 0 0 0 20 0 1 0 " + startTime + " 2 3 4\n");
  }
}
