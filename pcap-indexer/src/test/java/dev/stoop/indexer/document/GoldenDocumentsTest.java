package dev.stoop.indexer.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stoop.contract.Samples;
import dev.stoop.indexer.Collected;
import dev.stoop.indexer.sample.Conversation;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every field of every kind of document. The expected ones lie in {@code golden/}; who changes a
 * field on purpose writes them anew by hand, and tells the consumers.
 */
class GoldenDocumentsTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Collected evidence =
      Collected.of(Conversation.all().toSegment(), CaptureContext.of(Samples.manifest()));
  private final Collected bareFile = Collected.of(Conversation.all().toSegment());

  @ParameterizedTest
  @CsvSource({
    "SUMMARY, 0, summary",
    "FLOW, 0, flow-udp",
    "FLOW, 1, flow-tls",
    "DNS, 0, dns",
    "HTTP, 0, http"
  })
  void evidenceGivesTheseDocuments(Dataset dataset, int index, String golden) throws IOException {
    assertThat(evidence.all(dataset).get(index).toPrettyString())
        .isEqualTo(golden(golden).toPrettyString());
  }

  @ParameterizedTest
  @CsvSource({"SUMMARY, 0, bare-summary", "FLOW, 0, bare-flow"})
  void aBareFileGivesThese(Dataset dataset, int index, String golden) throws IOException {
    assertThat(bareFile.all(dataset).get(index).toPrettyString())
        .isEqualTo(golden(golden).toPrettyString());
  }

  @Test
  void theSummaryComesLastAndAlone() {
    List<Dataset> order = evidence.documents().stream().map(Document::dataset).toList();

    assertThat(order).endsWith(Dataset.SUMMARY).containsOnlyOnce(Dataset.SUMMARY);
    assertThat(evidence.counts().total()).isEqualTo(order.size());
    assertThat(evidence.counts().of(Dataset.FLOW)).isEqualTo(3);
  }

  @Test
  void idsAreInTheDocumentsAndDiffer() {
    assertThat(evidence.documents()).extracting(Document::id).doesNotHaveDuplicates();
    assertThat(evidence.documents())
        .allSatisfy(
            document ->
                assertThat(Collected.json(document).at("/event/id").asText())
                    .isEqualTo(document.id())
                    .matches("[0-9a-f]{32}"));
  }

  @Test
  void theSameCaptureGivesTheSameBytes() {
    Collected again =
        Collected.of(Conversation.all().toSegment(), CaptureContext.of(Samples.manifest()));

    assertThat(again.documents()).hasSameSizeAs(evidence.documents());
    for (int i = 0; i < again.documents().size(); i++) {
      assertThat(again.documents().get(i).json()).isEqualTo(evidence.documents().get(i).json());
    }
  }

  @Test
  void anotherCaptureOfTheSameGivesOtherIds() {
    assertThat(bareFile.documents())
        .extracting(Document::id)
        .doesNotContainAnyElementsOf(evidence.documents().stream().map(Document::id).toList());
  }

  @Test
  void nothingIsNullOrEmpty() {
    evidence.documents().forEach(document -> assertFilled(Collected.json(document)));
  }

  private static void assertFilled(JsonNode node) {
    assertThat(node.isNull()).isFalse();
    assertThat(node.isContainerNode() && node.isEmpty()).as(node.toString()).isFalse();
    node.forEach(GoldenDocumentsTest::assertFilled);
  }

  private static JsonNode golden(String name) throws IOException {
    try (InputStream in =
        GoldenDocumentsTest.class.getResourceAsStream("/golden/" + name + ".json")) {
      assertThat(in).as("golden/%s.json", name).isNotNull();
      return MAPPER.readTree(in);
    }
  }
}
