package dev.stoop.kafka;

import dev.stoop.config.Section;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * How to reach Kafka: any client property, as {@code kafka:} in the configuration gives it (TLS,
 * SASL, ...). What each kind of client of ours needs besides is added here, and the configuration
 * wins.
 *
 * @param properties {@code bootstrap.servers} and any other client property
 */
public record KafkaSettings(Map<String, String> properties) {
  /** Where a broker is looked for when nothing is configured. */
  public static final String DEFAULT_BOOTSTRAP = "127.0.0.1:9092";

  public KafkaSettings {
    properties = Map.copyOf(properties);
  }

  public static KafkaSettings at(String bootstrap) {
    return new KafkaSettings(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap));
  }

  /** Reads the section {@code kafka}; everything in it is passed on. */
  public static KafkaSettings from(Section section) {
    Map<String, String> properties = new HashMap<>(section.flattened());
    properties.putIfAbsent(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, DEFAULT_BOOTSTRAP);
    return new KafkaSettings(properties);
  }

  public String bootstrap() {
    return properties.getOrDefault(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, DEFAULT_BOOTSTRAP);
  }

  /** For an admin client. */
  public Map<String, Object> admin() {
    return new HashMap<>(properties);
  }

  /** For a producer of byte values with text keys: acknowledged by all, not waiting for more. */
  public Map<String, Object> producer() {
    Map<String, Object> config = new HashMap<>();
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
    config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    config.putAll(properties);
    return config;
  }

  /** For a consumer of byte values with text keys that commits by itself, in the caller's code. */
  public Map<String, Object> consumer() {
    Map<String, Object> config = new HashMap<>();
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
    config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    config.putAll(properties);
    return config;
  }

  /** For a consumer that shares its work with the others of the group. */
  public Map<String, Object> consumer(String group) {
    Map<String, Object> config = consumer();
    config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    return config;
  }
}
