package dev.stoop.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.stoop.kafka.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Set;

/**
 * The published schemas, made strict: what a schema does not describe is an error here, though
 * readers of ours and of others accept it.
 */
final class Schemas {
  private static final String BASE = "https://stoop.dev/schemas/";

  private final JsonSchemaFactory factory =
      JsonSchemaFactory.getInstance(
          SpecVersion.VersionFlag.V202012,
          builder -> builder.schemaLoaders(loaders -> loaders.schemas(Schemas::strict)));

  Set<ValidationMessage> validate(String topic, byte[] json) throws IOException {
    JsonSchema schema = factory.getSchema(SchemaLocation.of(BASE + topic + ".json"));
    return schema.validate(Json.MAPPER.readTree(json));
  }

  private static String strict(String location) {
    String file = location.substring(BASE.length());
    try (InputStream in =
        Objects.requireNonNull(Schemas.class.getResourceAsStream("/schemas/" + file), location)) {
      JsonNode schema = Json.MAPPER.readTree(in);
      forbidTheUndescribed(schema);
      return schema.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void forbidTheUndescribed(JsonNode node) {
    if (node instanceof ObjectNode object
        && object.path("type").asText().equals("object")
        && object.path("properties").isObject()
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
    node.forEach(Schemas::forbidTheUndescribed);
  }
}
