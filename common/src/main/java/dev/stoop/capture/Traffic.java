package dev.stoop.capture;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.stoop.alert.Connection;
import dev.stoop.alert.IpAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which packets of the target are wanted: typed values only, from which the worker builds its
 * filter.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Traffic.All.class, name = "All"),
  @JsonSubTypes.Type(value = Traffic.Protocol.class, name = "Protocol"),
  @JsonSubTypes.Type(value = Traffic.Peer.class, name = "Peer"),
  @JsonSubTypes.Type(value = Traffic.Conversation.class, name = "Conversation")
})
public sealed interface Traffic {

  /**
   * Every packet.
   *
   * @param because why not less, where the policy asked for less and the alert could not say what
   */
  record All(@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String because)
      implements Traffic {}

  /** One protocol's packets. */
  record Protocol(dev.stoop.alert.Protocol protocol) implements Traffic {}

  /**
   * The packets to and from these addresses, whoever began. An address of the target itself chooses
   * nothing: the worker leaves it out.
   *
   * @param addresses 1 to {@link #MAXIMUM_PEERS}
   */
  record Peer(List<IpAddress> addresses) implements Traffic {
    /** Compiling a filter of more hosts takes seconds (50: 13 ms, 250: 5.3 s). */
    public static final int MAXIMUM_PEERS = 50;

    public Peer {
      addresses = addresses.stream().distinct().toList();
      if (addresses.isEmpty() || addresses.size() > MAXIMUM_PEERS) {
        throw new IllegalArgumentException(
            "1 to " + MAXIMUM_PEERS + " peers wanted, not " + addresses.size());
      }
    }
  }

  /** The packets of one connection, both ways. */
  record Conversation(Connection connection) implements Traffic {}
}
