package dev.stoop.router.policy;

import dev.stoop.config.Section;
import dev.stoop.policy.CapturePolicy.Repeat;
import dev.stoop.router.repeat.RepeatWindow;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The key {@code repeat}: which alerts are one, for how long, and what becomes of the others. */
final class RepeatFormat {

  private static final Duration SHORTEST_WINDOW = Duration.ofSeconds(1);
  private static final Duration DEFAULT_WINDOW = Duration.ofSeconds(60);

  private final Section repeat;

  RepeatFormat(Section repeat) {
    this.repeat = repeat;
  }

  Repeat read() {
    Repeat read =
        new Repeat(
            Bounded.duration(
                repeat, "window", DEFAULT_WINDOW, SHORTEST_WINDOW, RepeatWindow.LONGEST),
            by(),
            Choice.of(repeat, "then", Repeat.Then.values(), Repeat.Then.EXTEND));
    repeat.rejectUnknown();
    return read;
  }

  private Set<Repeat.By> by() {
    List<String> texts = repeat.texts("by");
    String hint = Choice.hint(Repeat.By.values(), Choice::lower);
    if (repeat.has("by") && texts.isEmpty()) {
      repeat.problem("by", "an empty list", hint);
    }
    Set<Repeat.By> by = EnumSet.noneOf(Repeat.By.class);
    for (String text : texts) {
      Optional<Repeat.By> one = Choice.find(text, Repeat.By.values(), Choice::lower);
      if (one.isEmpty() || !by.add(one.get())) {
        repeat.problem("by", "cannot have '" + text + "'", hint + ", each once");
      }
    }
    return by.isEmpty() ? EnumSet.allOf(Repeat.By.class) : by;
  }
}
