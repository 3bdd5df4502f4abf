package dev.stoop.indexer.document;

import dev.stoop.indexer.flow.Flow;
import dev.stoop.indexer.protocol.HttpTransaction;
import dev.stoop.indexer.protocol.http.HttpHead;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes an HTTP request and its response as {@code capture.http}. */
final class HttpDocument {
  private static final List<String> CATEGORIES = List.of("network", "web");

  private final ContextFields context;
  private final FlowFields fields;

  HttpDocument(ContextFields context, FlowFields fields) {
    this.context = context;
    this.fields = fields;
  }

  /** {@code url} is the request's, null without one. */
  byte[] write(
      EcsWriter json, String id, Flow flow, HttpTransaction transaction, @Nullable RequestUrl url)
      throws IOException {
    HttpHead.Request request = transaction.request();
    HttpHead.Response response = transaction.response();
    long start = transaction.first().epochNanos();
    json.begin();
    context.head(json, start);
    new EventFields(Dataset.HTTP, id, CATEGORIES, "info")
        .write(json, start, transaction.last().epochNanos());
    json.text("outcome", outcome(response)).close();
    Ends ends = Ends.of(flow, transaction.client());
    fields.transaction(json, flow, "http", ends);
    http(json, request, response);
    if (request != null && url != null) {
      url(json, url);
      json.object("user_agent").text("original", request.fields().userAgent()).close();
    }
    context.origin(json);
    related(json, ends, url);
    json.object("capture");
    context.capture(json, start);
    json.object("packet")
        .number("first", transaction.first().frameNumber())
        .number("last", transaction.last().frameNumber())
        .close();
    markCut(json, request);
    markCut(json, response);
    json.cut().close();
    return json.end();
  }

  private static String outcome(HttpHead.@Nullable Response response) {
    if (response == null) {
      return "unknown";
    }
    return response.status() < 400 ? "success" : "failure";
  }

  private static void http(
      EcsWriter json, HttpHead.@Nullable Request request, HttpHead.@Nullable Response response)
      throws IOException {
    json.object("http");
    if (request != null) {
      json.text("version", request.version());
      json.object("request").text("method", request.method());
      body(json, request);
      json.close();
    } else if (response != null) {
      json.text("version", response.version());
    }
    if (response != null) {
      json.object("response").number("status_code", response.status());
      body(json, response);
      json.close();
    }
    json.close();
  }

  /** As declared; what is in it is of no interest here. */
  private static void body(EcsWriter json, HttpHead head) throws IOException {
    json.text("mime_type", mimeType(head.fields().contentType()));
    if (head.fields().contentLength() >= 0) {
      json.object("body").number("bytes", head.fields().contentLength()).close();
    }
  }

  private static @Nullable String mimeType(@Nullable String contentType) {
    return contentType == null ? null : contentType.split(";", 2)[0].strip();
  }

  private static void url(EcsWriter json, RequestUrl url) throws IOException {
    json.object("url")
        .text("scheme", url.path() == null ? null : "http")
        .text("domain", url.domain())
        .text("path", url.path())
        .text("query", url.query())
        .text("original", url.original())
        .text("full", url.full());
    if (url.port() >= 0) {
      json.number("port", url.port());
    }
    json.close();
  }

  private static void related(EcsWriter json, Ends ends, @Nullable RequestUrl url)
      throws IOException {
    json.object("related")
        .list("ip", ends.sourceIp(), ends.destinationIp())
        .list("hosts", url == null ? null : url.domain())
        .close();
  }

  private static void markCut(EcsWriter json, @Nullable HttpHead head) {
    if (head != null && head.fields().cut()) {
      json.markCut(head instanceof HttpHead.Request ? "http.request" : "http.response");
    }
  }
}
