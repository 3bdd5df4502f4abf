package dev.stoop.indexer.protocol;

import dev.stoop.indexer.bytes.Budget;
import dev.stoop.indexer.bytes.Cursor;
import dev.stoop.indexer.packet.Moment;
import dev.stoop.indexer.protocol.http.HttpHead;
import dev.stoop.indexer.protocol.http.HttpReader;
import java.util.ArrayDeque;
import java.util.Deque;

/** An HTTP/1 connection: any number of requests, pipelined or not, each with its response. */
final class HttpConversation implements Dialogue {
  private static final int MAX_WAITING = 64;

  /** About what a waiting request takes. */
  private static final int COST = 512;

  private record Waiting(Direction client, HttpHead.Request request, Moment at) {}

  private final Findings findings;
  private final Budget budget;
  private final Protocols protocols;
  private final HttpReader forward;
  private final HttpReader backward;
  private final Deque<Waiting> waiting = new ArrayDeque<>(2);
  private Dialogue next = this;

  HttpConversation(Findings findings, Protocols protocols, Budget budget) {
    this.findings = findings;
    this.protocols = protocols;
    this.budget = budget;
    forward = new HttpReader((head, at) -> head(Direction.FORWARD, head, at), budget);
    backward = new HttpReader((head, at) -> head(Direction.BACKWARD, head, at), budget);
    findings.speaks("http");
  }

  @Override
  public Dialogue data(Direction direction, Cursor bytes, Moment at) {
    HttpReader reader = of(direction);
    reader.segment(bytes);
    while (next == this && bytes.remaining() > 0) {
      reader.take(bytes, at);
    }
    if (next == this) {
      return this;
    }
    end();
    return bytes.remaining() > 0 ? next.data(direction, bytes, at) : next;
  }

  @Override
  public Dialogue gap(Direction direction, long missing) {
    of(direction).gap(missing);
    return this;
  }

  @Override
  public void end() {
    for (Waiting left = waiting.poll(); left != null; left = waiting.poll()) {
      budget.give(COST);
      unanswered(left);
    }
    forward.close();
    backward.close();
  }

  private HttpReader.Framing head(Direction direction, HttpHead head, Moment at) {
    return switch (head) {
      case HttpHead.Request request -> request(direction, request, at);
      case HttpHead.Response response -> response(direction, response, at);
    };
  }

  private HttpReader.Framing request(Direction client, HttpHead.Request request, Moment at) {
    Waiting entry = new Waiting(client, request, at);
    if (waiting.size() < MAX_WAITING && budget.take(COST)) {
      waiting.add(entry);
    } else {
      unanswered(entry);
    }
    if (request.fields().chunked()) {
      return HttpReader.Framing.CHUNKED;
    }
    return request.fields().contentLength() > 0
        ? HttpReader.Framing.LENGTH
        : HttpReader.Framing.NONE;
  }

  private HttpReader.Framing response(Direction server, HttpHead.Response response, Moment at) {
    boolean interim = response.status() < 200 && response.status() != 101;
    if (interim) {
      return HttpReader.Framing.NONE; // 100 Continue: the answer is still to come
    }
    Direction client = server.opposite();
    Waiting asked = waiting.peek();
    if (asked == null || asked.client() != client) {
      findings.http(new HttpTransaction(client, null, null, response, at));
      return framing(response);
    }
    waiting.remove();
    budget.give(COST);
    findings.http(new HttpTransaction(client, asked.request(), asked.at(), response, at));
    return framing(asked.request().method(), response);
  }

  private HttpReader.Framing framing(String method, HttpHead.Response response) {
    if (method.equals("CONNECT") && response.status() / 100 == 2) {
      next = protocols.tunnelled(findings);
      return HttpReader.Framing.NONE;
    }
    return method.equals("HEAD") ? HttpReader.Framing.NONE : framing(response);
  }

  private HttpReader.Framing framing(HttpHead.Response response) {
    if (response.status() == 101) {
      next = Opaque.OPAQUE;
      return HttpReader.Framing.NONE;
    }
    if (response.status() == 204 || response.status() == 304) {
      return HttpReader.Framing.NONE;
    }
    if (response.fields().chunked()) {
      return HttpReader.Framing.CHUNKED;
    }
    return response.fields().contentLength() >= 0
        ? HttpReader.Framing.LENGTH
        : HttpReader.Framing.UNTIL_CLOSE;
  }

  private void unanswered(Waiting left) {
    findings.http(new HttpTransaction(left.client(), left.request(), left.at(), null, null));
  }

  private HttpReader of(Direction direction) {
    return direction == Direction.FORWARD ? forward : backward;
  }
}
