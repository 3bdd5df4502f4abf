package dev.stoop.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoop.config.Problem;
import dev.stoop.config.YamlFile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KafkaSettingsTest {

  private static KafkaSettings read(String yaml) {
    List<Problem> problems = new ArrayList<>();
    KafkaSettings settings =
        KafkaSettings.from(
            YamlFile.parse("stoop.yaml", yaml, problems).getFirst().section("kafka"));
    assertThat(problems).isEmpty();
    return settings;
  }

  @Test
  void looksForABrokerOnThisMachineWhenNothingIsConfigured() {
    assertThat(read("node: a").bootstrap()).isEqualTo("127.0.0.1:9092");
  }

  @Test
  void passesEverySettingOnToEveryClient() {
    KafkaSettings settings =
        read(
            """
            kafka:
              bootstrap.servers: broker.example:9093
              security.protocol: SASL_SSL
              sasl.mechanism: SCRAM-SHA-512
              ssl: {truststore.location: /etc/stoop/ca.p12}
            """);

    assertThat(List.of(settings.admin(), settings.producer(), settings.consumer("group")))
        .allSatisfy(
            client ->
                assertThat(client)
                    .containsEntry("bootstrap.servers", "broker.example:9093")
                    .containsEntry("security.protocol", "SASL_SSL")
                    .containsEntry("sasl.mechanism", "SCRAM-SHA-512")
                    .containsEntry("ssl.truststore.location", "/etc/stoop/ca.p12"));
  }

  @Test
  void theConfigurationWinsOverWhatIsOurs() {
    assertThat(KafkaSettings.at("a:1").producer()).containsEntry("linger.ms", 0);
    assertThat(read("kafka: {linger.ms: 20}").producer()).containsEntry("linger.ms", "20");
  }
}
