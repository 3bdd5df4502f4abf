package dev.stoop.indexer.document;

import dev.stoop.indexer.flow.Flow;
import dev.stoop.indexer.flow.FlowListener;
import dev.stoop.indexer.flow.FlowTable;
import dev.stoop.indexer.packet.Frame;
import dev.stoop.indexer.packet.FrameFault;
import dev.stoop.indexer.packet.Moment;
import dev.stoop.indexer.protocol.DnsTransaction;
import dev.stoop.indexer.protocol.HttpTransaction;
import dev.stoop.indexer.protocol.dns.DnsMessage;
import dev.stoop.indexer.protocol.http.HttpHead;
import dev.stoop.pcapng.Reading;
import dev.stoop.pcapng.ResolvedName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;

/**
 * Writes the documents of one capture as what they are about becomes known: transactions while the
 * capture is read, flows when it was, the summary last. For one thread.
 */
public final class Documents implements FlowListener {
  private final DocumentSink sink;
  private final DocumentIds ids;
  private final EcsWriter json = new EcsWriter();
  private final KnownNames names = new KnownNames();
  private final Totals totals = new Totals();
  private final Mentions mentions = new Mentions();
  private final ParseFaults faults = new ParseFaults();
  private final Map<Dataset, Long> counts = new EnumMap<>(Dataset.class);
  private final FlowDocument flows;
  private final DnsDocument dns;
  private final HttpDocument http;
  private final SummaryDocument summary;

  public Documents(CaptureContext context, DocumentSink sink) {
    this.sink = sink;
    ids = new DocumentIds(context.captureId());
    ContextFields contextFields = new ContextFields(context);
    FlowFields flowFields = new FlowFields(names, context.podIp().orElse(null));
    flows = new FlowDocument(contextFields, flowFields, names);
    dns = new DnsDocument(contextFields, flowFields);
    http = new HttpDocument(contextFields, flowFields);
    summary = new SummaryDocument(contextFields, context);
  }

  /** The summary of a capture that could not be indexed; it has no other document. */
  public static Document failed(CaptureContext context, String reason) {
    String id = new DocumentIds(context.captureId()).summary();
    SummaryDocument summary = new SummaryDocument(new ContextFields(context), context);
    try {
      return new Document(id, Dataset.SUMMARY, summary.failed(new EcsWriter(), id, reason));
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory needs no I/O", e);
    }
  }

  /** Counts a frame. */
  public void frame(Frame frame) {
    totals.add(frame);
    if (frame.fault() != FrameFault.NONE) {
      faults.add(frame.fault().text(), frame.moment());
    }
  }

  /** Ends all flows and writes the summary. */
  public DocumentCounts finish(Reading reading, FlowTable table) {
    for (ResolvedName resolved : reading.names()) {
      names.written(resolved.address().getHostAddress(), resolved.name());
    }
    table.end();
    SummaryDocument.FlowFacts flowFacts =
        new SummaryDocument.FlowFacts(table.size(), table.overflow(), table.givenUp());
    SummaryDocument.Facts facts =
        new SummaryDocument.Facts(
            totals, mentions, faults, flowFacts, new DocumentCounts(counts), reading);
    String id = ids.summary();
    write(id, Dataset.SUMMARY, () -> summary.write(json, id, facts));
    return new DocumentCounts(counts);
  }

  @Override
  public void dns(Flow flow, DnsTransaction transaction) {
    DnsMessage response = transaction.response();
    if (response != null) {
      names.answered(response);
    }
    transaction.question().questions().forEach(question -> mentions.host(question.name()));
    String id = ids.transaction(Dataset.DNS, flow, flow.nextOrdinal());
    write(id, Dataset.DNS, () -> dns.write(json, id, flow, transaction));
  }

  @Override
  public void http(Flow flow, HttpTransaction transaction) {
    HttpHead.Request request = transaction.request();
    RequestUrl url = request == null ? null : RequestUrl.of(request);
    mentions.host(url == null ? null : url.domain());
    String id = ids.transaction(Dataset.HTTP, flow, flow.nextOrdinal());
    write(id, Dataset.HTTP, () -> http.write(json, id, flow, transaction, url));
  }

  @Override
  public void fault(String what, Moment at) {
    faults.add(what, at);
  }

  @Override
  public void ended(Flow flow) {
    mentions.flow(flow);
    String id = ids.flow(flow);
    write(id, Dataset.FLOW, () -> flows.write(json, id, flow));
  }

  /** Writes one document's bytes. */
  private interface Writing {
    byte[] write() throws IOException;
  }

  private void write(String id, Dataset dataset, Writing writing) {
    try {
      sink.accept(new Document(id, dataset, writing.write()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a " + dataset.text() + " document", e);
    }
    counts.merge(dataset, 1L, Long::sum);
  }
}
