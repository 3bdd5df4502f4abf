package dev.stoop.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stoop.config.Problem;
import dev.stoop.config.YamlFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IndexerSettingsTest {
  private final List<Problem> problems = new ArrayList<>();

  @Test
  void hasADefaultForEveryKey() {
    assertThat(read("indexer: {}")).isEqualTo(IndexerSettings.DEFAULT);
    assertThat(problems).isEmpty();
    assertThat(IndexerSettings.DEFAULT.folder()).isEqualTo(Path.of("data/indexer"));
    assertThat(IndexerSettings.DEFAULT.instance()).isNotBlank();
  }

  @Test
  void readsEveryKey() {
    IndexerSettings settings =
        read(
            """
            indexer:
              instance: indexer-2
              folder: /var/lib/stoop/indexer
            """);

    assertThat(problems).isEmpty();
    assertThat(settings)
        .isEqualTo(new IndexerSettings("indexer-2", Path.of("/var/lib/stoop/indexer")));
  }

  @Test
  void saysEverythingThatIsWrong() {
    IndexerSettings settings = read("indexer: {instance: a b, fodler: x}");

    assertThat(settings).isEqualTo(IndexerSettings.DEFAULT);
    assertThat(problems)
        .extracting(Problem::key)
        .containsExactlyInAnyOrder("indexer.instance", "indexer.fodler");
  }

  @Test
  void aNameHasPlainCharacters() {
    assertThatThrownBy(() -> new IndexerSettings("a/b", Path.of(".")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("A-Z");
  }

  private IndexerSettings read(String text) {
    return IndexerSettings.from(
        YamlFile.parse("stoop.yaml", text, problems).getFirst().section("indexer"));
  }
}
