package dev.stoop.pcapng;

import java.util.ArrayList;
import java.util.List;

/** Collects faults that do not end a reading; the first {@value #MOST} are kept. */
final class Notes {
  static final int MOST = 100;

  private final List<Fault> notes = new ArrayList<>();

  void add(long offset, String what) {
    if (notes.size() < MOST) {
      notes.add(new Fault(offset, what));
    }
  }

  List<Fault> list() {
    return List.copyOf(notes);
  }
}
