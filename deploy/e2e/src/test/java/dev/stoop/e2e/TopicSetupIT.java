package dev.stoop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoop.kafka.KafkaSettings;
import dev.stoop.kafka.Topic;
import dev.stoop.kafka.TopicSetup;
import dev.stoop.kafka.Topics;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;

@KafkaTest
class TopicSetupIT {
  private static final Duration GENEROUS = Duration.ofMinutes(2);

  @Test
  void makesWhatIsMissingWithItsRetentionAndLeavesTheRest(KafkaHandle kafka) throws Exception {
    try (Admin admin = Admin.create(KafkaSettings.at(kafka.bootstrap()).admin())) {
      Topic<?> theirs =
          new Topic<>(
              "theirs-" + System.nanoTime(),
              Topics.ALERTS.codec(),
              9,
              new Topic.Retention.For(Duration.ofDays(1)));
      admin.createTopics(List.of(new NewTopic(theirs.name(), 2, (short) 1))).all().get();
      TopicSetup setup = new TopicSetup(admin, GENEROUS);

      setup.ensure(Topics.ALL);
      setup.ensure(List.of(theirs, Topics.WORKERS));

      assertThat(setting(admin, Topics.DECISIONS, TopicConfig.RETENTION_MS_CONFIG))
          .isEqualTo(String.valueOf(Duration.ofDays(90).toMillis()));
      assertThat(setting(admin, Topics.WORKERS, TopicConfig.CLEANUP_POLICY_CONFIG))
          .isEqualTo("compact");
      assertThat(setting(admin, Topics.INDEX, TopicConfig.CLEANUP_POLICY_CONFIG))
          .isEqualTo("compact,delete");
      assertThat(setting(admin, Topics.EVIDENCE, TopicConfig.RETENTION_BYTES_CONFIG))
          .isEqualTo(String.valueOf(4L << 30));
      assertThat(partitions(admin, theirs)).isEqualTo(2);
      assertThat(partitions(admin, Topics.COMMANDS)).isEqualTo(16);
    }
  }

  private static int partitions(Admin admin, Topic<?> topic) throws Exception {
    return admin
        .describeTopics(List.of(topic.name()))
        .topicNameValues()
        .values()
        .iterator()
        .next()
        .get()
        .partitions()
        .size();
  }

  private static String setting(Admin admin, Topic<?> topic, String key) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    var answers = admin.describeConfigs(List.of(resource)).values().values();
    return answers.iterator().next().get().get(key).value();
  }
}
