package dev.stoop.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stoop.evidence.EvidenceMismatchException;
import dev.stoop.evidence.EvidenceMissingException;
import dev.stoop.evidence.EvidenceSamples;
import dev.stoop.evidence.EvidenceVerifier;
import dev.stoop.evidence.ManifestFile;
import dev.stoop.evidence.TopicStore;
import dev.stoop.evidence.Verification;
import dev.stoop.kafka.KafkaSettings;
import dev.stoop.kafka.TopicSetup;
import dev.stoop.kafka.Topics;
import dev.stoop.outcome.EvidenceLocation;
import dev.stoop.outcome.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Evidence goes through a real broker and comes back as it was. */
@KafkaTest
class TopicStoreIT {
  private static final Duration READY = Duration.ofSeconds(60);

  private final KafkaSettings kafka;
  private final TopicStore store;
  @TempDir private Path folder;
  private Path sealed = Path.of("");
  private Path fetched = Path.of("");

  TopicStoreIT(KafkaHandle broker) {
    kafka = KafkaSettings.at(broker.bootstrap());
    store = new TopicStore(kafka);
  }

  @BeforeEach
  void setUp() {
    sealed = folder.resolve("sealed.pcapng");
    fetched = folder.resolve("fetched.pcapng");
    try (Admin admin = Admin.create(kafka.admin())) {
      new TopicSetup(admin, READY).ensure(List.of(Topics.EVIDENCE));
    }
  }

  @AfterEach
  void close() {
    store.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100, 10_000})
  void evidenceComesBackAsItWas(int packets) throws IOException {
    Manifest manifest = EvidenceSamples.seal(sealed, packets);

    EvidenceLocation location = store.deliver(sealed, manifest);
    store.fetch(manifest, location, fetched);

    ManifestFile.write(manifest, fetched);
    assertThat(new EvidenceVerifier().verify(fetched)).isEqualTo(new Verification.Intact(manifest));
    assertThat(location.lastOffset() - location.firstOffset())
        .isEqualTo((manifest.fileBytes() - 1) / (512 << 10));
  }

  @Test
  void deliveringAgainDoesNoHarm() throws IOException {
    Manifest manifest = EvidenceSamples.seal(sealed, 1_500);

    EvidenceLocation first = store.deliver(sealed, manifest);
    EvidenceLocation second = store.deliver(sealed, manifest);
    store.fetch(
        manifest,
        new EvidenceLocation(
            first.topic(), first.partition(), first.firstOffset(), second.lastOffset()),
        fetched);

    assertThat(fetched).hasSameBinaryContentAs(sealed);
  }

  @Test
  void evidenceThatWasChangedBeforeItWasSentIsRefused() throws IOException {
    Manifest manifest = EvidenceSamples.seal(sealed, 1_500);
    EvidenceSamples.flip(sealed, 1_000_000);
    EvidenceLocation location = store.deliver(sealed, manifest);

    assertThatThrownBy(() -> store.fetch(manifest, location, fetched))
        .isInstanceOf(EvidenceMismatchException.class)
        .hasMessageContaining(manifest.fileSha256());
    assertThat(Files.notExists(fetched)).isTrue();
  }

  @Test
  void evidenceThatIsNotInTheTopicIsMissing() throws IOException {
    Manifest manifest = EvidenceSamples.seal(sealed, 2_000);
    EvidenceLocation location = store.deliver(sealed, manifest);
    String topic = location.topic();
    long last = location.lastOffset();

    assertThatThrownBy(
            () ->
                store.fetch(
                    manifest,
                    new EvidenceLocation(topic, location.partition(), last, last),
                    fetched))
        .isInstanceOf(EvidenceMissingException.class);
    assertThatThrownBy(
            () -> store.fetch(manifest, new EvidenceLocation(topic, 4_711, 0, 0), fetched))
        .isInstanceOf(EvidenceMissingException.class);
  }
}
