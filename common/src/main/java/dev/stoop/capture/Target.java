package dev.stoop.capture;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.stoop.alert.ContainerIds;

/** The network namespace to capture in, named by what a node can look for itself. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Target.Container.class, name = "Container"),
  @JsonSubTypes.Type(value = Target.Pod.class, name = "Pod"),
  @JsonSubTypes.Type(value = Target.Host.class, name = "Host")
})
public sealed interface Target {

  /** The same target has the same key: what ids and repeats are made from. */
  String key();

  /**
   * The namespace of one container.
   *
   * @param containerId 12 to 64 lower-case hexadecimal digits; Falco gives the first 12
   */
  record Container(String containerId) implements Target {
    private static final int SHORT_ID = 12;

    public Container {
      ContainerIds.requireContainerId(containerId);
    }

    /** By the short id: the same container may be named by 12 digits here and 64 there. */
    @Override
    public String key() {
      return "container/" + containerId.substring(0, SHORT_ID);
    }
  }

  /** The namespace that all containers of a pod share. */
  record Pod(String podUid) implements Target {
    public Pod {
      ContainerIds.requirePodUid(podUid);
    }

    @Override
    public String key() {
      return "pod/" + podUid;
    }
  }

  /**
   * The node's own namespace: everything that the node sees. Only policies of scope Node ask for
   * it.
   */
  record Host() implements Target {
    @Override
    public String key() {
      return "host";
    }
  }
}
