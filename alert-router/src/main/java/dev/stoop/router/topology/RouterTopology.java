package dev.stoop.router.topology;

import dev.stoop.alert.Alert;
import dev.stoop.kafka.JsonCodec;
import dev.stoop.kafka.Topic;
import dev.stoop.kafka.Topics;
import dev.stoop.router.decide.Decider;
import dev.stoop.router.decide.Order;
import dev.stoop.router.decide.Screening;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.Stores;

/**
 * What flows where:
 *
 * <pre>
 * falco.alerts -> screen -+-> stoop.decisions, stoop.dead-letters
 *                         +-> (by repeat key) -> decide -+-> stoop.commands
 *                                  stoop.workers ..^     +-> stoop.decisions
 * </pre>
 *
 * Every record of falco.alerts gives one decision; the same alert again gives the same decision
 * under the same key, or a Repeat of what it was a repeat of.
 */
public final class RouterTopology {
  /** The topics that must be there before it starts. */
  public static final List<Topic<?>> TOPICS =
      List.of(
          Topics.ALERTS, Topics.DECISIONS, Topics.COMMANDS, Topics.WORKERS, Topics.DEAD_LETTERS);

  static final JsonCodec<Alert> WANTED_ALERT = new JsonCodec<>(Alert.class);

  private static final String BY_REPEAT_KEY = "by-repeat-key";

  private RouterTopology() {}

  public static Topology build(Screening screening, Decider decider) {
    StreamsBuilder builder = new StreamsBuilder();
    builder.globalTable(
        Topics.WORKERS.name(),
        bytes(),
        Materialized.<String, byte[]>as(Stores.inMemoryKeyValueStore(WorkerTable.NAME))
            .withKeySerde(Serdes.String())
            .withValueSerde(Serdes.ByteArray()));
    builder.addStateStore(OpeningStore.builder(decider.memory()));
    KStream<String, Outgoing> screened =
        builder.stream(Topics.ALERTS.name(), bytes())
            .process(() -> new ScreenProcessor(screening), Named.as("screen"));
    KStream<String, Outgoing> decided =
        only(screened, Outgoing.ToDecide.class)
            .mapValues(wanted -> WANTED_ALERT.encode(wanted.alert()))
            .repartition(
                Repartitioned.<String, byte[]>as(BY_REPEAT_KEY)
                    .withKeySerde(Serdes.String())
                    .withValueSerde(Serdes.ByteArray()))
            .process(
                () -> new DecideProcessor(screening, decider),
                Named.as("decide"),
                OpeningStore.NAME);
    publish(screened);
    publish(decided);
    return builder.build();
  }

  private static void publish(KStream<String, Outgoing> outgoing) {
    only(outgoing, Outgoing.Decided.class)
        .mapValues(decided -> Topics.DECISIONS.codec().encode(decided.decision()))
        .to(Topics.DECISIONS.name(), Produced.with(Serdes.String(), Serdes.ByteArray()));
    only(outgoing, Outgoing.Commanded.class)
        .mapValues(Outgoing.Commanded::order)
        .to(
            Topics.COMMANDS.name(),
            Produced.with(Serdes.String(), orders())
                .withStreamPartitioner(RouterTopology::partition));
    only(outgoing, Outgoing.Rejected.class)
        .mapValues(rejected -> rejected.value().get())
        .to(Topics.DEAD_LETTERS.name(), Produced.with(Serdes.String(), Serdes.ByteArray()));
  }

  private static <T extends Outgoing> KStream<String, T> only(
      KStream<String, Outgoing> stream, Class<T> type) {
    return stream.filter((key, value) -> type.isInstance(value)).mapValues(type::cast);
  }

  /** Where the worker reads; anywhere, if it announced a partition that there is not. */
  private static Optional<Set<Integer>> partition(
      String topic, String node, Order order, int partitions) {
    return order.partition() < partitions
        ? Optional.of(Set.of(order.partition()))
        : Optional.empty();
  }

  private static Consumed<String, byte[]> bytes() {
    return Consumed.with(Serdes.String(), Serdes.ByteArray());
  }

  /** Written only: the partition is not in the record. */
  private static Serde<Order> orders() {
    return Serdes.serdeFrom(
        (topic, order) -> Topics.COMMANDS.codec().encode(order.command()),
        (topic, bytes) -> {
          throw new UnsupportedOperationException("commands are not read here");
        });
  }
}
