package dev.stoop.e2e;

import dev.stoop.e2e.KafkaHandle.Mode;
import dev.stoop.standalone.BrokerSettings;
import dev.stoop.standalone.EmbeddedBroker;
import dev.stoop.standalone.TemporaryFolder;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** A running broker and what to close at its end, last first. */
record TestBroker(KafkaHandle handle, List<Closeable> parts) implements AutoCloseable {
  private static final DockerImageName IMAGE = DockerImageName.parse("apache/kafka:4.3.1");

  static TestBroker start(KafkaTestMode wanted) {
    TestBroker broker =
        switch (wanted) {
          case CONTAINER -> inContainer();
          case INPROCESS -> inProcess();
          case AUTO -> inContainerOrProcess();
        };
    say("%s at %s".formatted(broker.handle.mode(), broker.handle.bootstrap()));
    return broker;
  }

  private static TestBroker inContainerOrProcess() {
    try {
      return inContainer();
    } catch (RuntimeException e) {
      say("no container, so the broker runs in process. The cause: " + e.getMessage());
      return inProcess();
    }
  }

  private static TestBroker inContainer() {
    // Throws with the reason where no Docker engine answers.
    DockerClientFactory.instance().client();
    KafkaContainer container = new KafkaContainer(IMAGE).withStartupTimeout(Duration.ofMinutes(3));
    try {
      container.start();
    } catch (RuntimeException e) {
      container.close();
      throw new IllegalStateException("%s did not start: %s".formatted(IMAGE, e.getMessage()), e);
    }
    return new TestBroker(
        new KafkaHandle(Mode.CONTAINER, container.getBootstrapServers()),
        List.of(container::close));
  }

  private static TestBroker inProcess() {
    try {
      TemporaryFolder data = TemporaryFolder.make("stoop-kafka-");
      EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.loopback(data.path()));
      return new TestBroker(
          new KafkaHandle(Mode.IN_PROCESS, broker.bootstrap()), List.of(data, broker));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Always printed: a run in process must not pass for a run in a container. */
  private static void say(String what) {
    System.out.println("Kafka for tests: " + what);
  }

  @Override
  public void close() throws IOException {
    for (Closeable part : parts.reversed()) {
      part.close();
    }
  }
}
