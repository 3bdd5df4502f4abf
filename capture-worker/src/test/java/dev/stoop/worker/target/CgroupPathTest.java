package dev.stoop.worker.target;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CgroupPathTest {
  private static final String ID =
      "4d1c0f9a7be2a8d3c6e5f4b1029384756a1b2c3d4e5f60718293a4b5c6d7e8f9";
  private static final String OTHER =
      "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
  private static final String UID = "0f3e9a52-6c1d-4e8b-9f27-1a2b3c4d5e6f";

  @ParameterizedTest
  @CsvSource({
    "cgroupfs burstable,/kubepods/burstable/podUID/ID",
    "cgroupfs guaranteed,/kubepods/podUID/ID",
    "cgroupfs CRI-O,/kubepods/besteffort/podUID/crio-ID",
    "systemd"
        + " containerd,/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-podU_D.slice/cri-containerd-ID.scope",
    "systemd"
        + " CRI-O,/kubepods.slice/kubepods-besteffort.slice/kubepods-besteffort-podU_D.slice/crio-ID.scope",
    "systemd CRI-O with crun,/kubepods.slice/kubepods-podU_D.slice/crio-ID.scope/container",
    "systemd Docker,/kubepods.slice/kubepods-podU_D.slice/docker-ID.scope",
    "systemd guaranteed,/kubepods.slice/kubepods-podU_D.slice/cri-containerd-ID.scope",
    "containerd without systemd"
        + " driver,/system.slice/containerd.service/kubepods-burstable-podU_D.slice:cri-containerd:ID",
    "kind,/docker/OTHER/kubelet/kubepods/burstable/podUID/ID",
    "kind with"
        + " systemd,/kubelet.slice/kubelet-kubepods.slice/kubelet-kubepods-burstable-podU_D.slice/cri-containerd-ID.scope",
    "seen from a cgroup namespace,/../../kubepods-burstable-podU_D.slice/cri-containerd-ID.scope",
    "systemd in the container,/kubepods/podUID/ID/init.scope",
  })
  void should_find_pod_and_container(String form, String path) {
    // When
    CgroupPath parsed = CgroupPath.parse(filled(path));
    // Then
    assertThat(parsed.container()).as(form).contains(ID);
    assertThat(parsed.isInPod(UID)).as(form).isTrue();
    assertThat(parsed.isInPod(UID.replace('-', '_'))).as(form).isTrue();
    assertThat(parsed.isInContainer(ID.substring(0, 12))).as(form).isTrue();
    assertThat(parsed.isInContainer(OTHER)).as(form).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/docker/ID", "/system.slice/docker-ID.scope"})
  void should_find_a_container_without_pod(String path) {
    // When
    CgroupPath parsed = CgroupPath.parse(filled(path));
    // Then
    assertThat(parsed.container()).contains(ID);
    assertThat(parsed.podUid()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "",
        "/kubepods/burstable/podUID/crio-conmon-ID",
        "/kubepods.slice/kubepods-podU_D.slice/crio-conmon-ID.scope",
        "/user.slice/user-0.slice/session-1.scope",
        "/kubepods/burstable/podUID/IDa",
        "/process_api/650e3e2ffbd1de6f52efea9c5142d533",
      })
  void should_find_no_container(String path) {
    // When
    CgroupPath parsed = CgroupPath.parse(filled(path));
    // Then
    assertThat(parsed.container()).isEmpty();
  }

  @Test
  void should_take_the_hash_of_a_static_pod_for_its_uid() {
    // Given
    String hash = "0123456789abcdef0123456789abcdef";
    // When
    CgroupPath parsed = CgroupPath.parse("/kubepods/burstable/pod" + hash + "/" + ID);
    // Then
    assertThat(parsed.isInPod(hash)).isTrue();
  }

  @Test
  void should_count_the_containers_around_a_process() {
    // When
    CgroupPath parsed = CgroupPath.parse("/kubepods/pod" + UID + "/" + OTHER + "/docker/" + ID);
    // Then
    assertThat(parsed.depth()).isEqualTo(2);
    assertThat(parsed.isInContainer(OTHER)).isFalse();
    assertThat(parsed.isInPod(UID)).isTrue();
  }

  @Test
  void should_keep_to_the_outermost_pod() {
    // Given a container that made a group named like another pod
    String foreign = "ffffffff-6c1d-4e8b-9f27-1a2b3c4d5e6f";
    // When
    CgroupPath parsed =
        CgroupPath.parse("/kubepods/pod" + UID + "/" + OTHER + "/pod" + foreign + "/" + ID);
    // Then
    assertThat(parsed.isInPod(foreign)).isFalse();
  }

  @Test
  void should_take_the_most_telling_hierarchy_of_a_process() {
    // Given
    String file = filled("12:pids:/\n3:cpu,cpuacct:/kubepods/podUID/ID\n0::/\n");
    // When
    CgroupPath parsed = CgroupPath.ofProcess(file);
    // Then
    assertThat(parsed.container()).contains(ID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", ":", "::", "garbage", "0:", "0::/a\n\n1"})
  void should_read_anything_as_a_process_without_container(String file) {
    // When
    CgroupPath parsed = CgroupPath.ofProcess(file);
    // Then
    assertThat(parsed.depth()).isZero();
  }

  private static String filled(String path) {
    return path.replace("OTHER", OTHER)
        .replace("UID", UID)
        .replace("U_D", UID.replace('-', '_'))
        .replace("ID", ID);
  }
}
