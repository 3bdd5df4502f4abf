package dev.stoop.indexer.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

class CursorTest {
  private static final MemorySegment BYTES =
      MemorySegment.ofArray(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10});

  @Test
  void readsInNetworkOrder() {
    Cursor in = new Cursor().on(BYTES, 0, 10);

    assertThat(in.peek()).isEqualTo(1);
    assertThat(in.u8()).isEqualTo(1);
    assertThat(in.u16()).isEqualTo(0x0203);
    assertThat(in.u24()).isEqualTo(0x040506);
    assertThat(in.u32()).isEqualTo(0x0708090aL);
    assertThat(in.remaining()).isZero();
    assertThat(in.overrun()).isFalse();
  }

  @Test
  void neverLeavesItsWindow() {
    Cursor in = new Cursor().on(BYTES, 2, 5);

    assertThat(in.u32()).isZero();
    assertThat(in.overrun()).isTrue();
    assertThat(in.at()).isEqualTo(in.end()).isEqualTo(5);
    assertThat(in.u8()).isZero();
    assertThat(in.bytes(1)).isEmpty();
    assertThat(in.peek()).isZero();
  }

  @Test
  void takesAWindowThatIsNotThereForTheOneThatIs() {
    assertThat(new Cursor().on(BYTES, -5, 100).remaining()).isEqualTo(10);
    assertThat(new Cursor().on(BYTES, 7, 3).remaining()).isZero();
    assertThat(new Cursor().on(BYTES, 50, 60).remaining()).isZero();
  }

  @Test
  void doesNotGoBack() {
    Cursor in = new Cursor().on(BYTES, 4, 10);

    in.skip(-1);

    assertThat(in.overrun()).isTrue();
    assertThat(in.remaining()).isZero();
  }

  @Test
  void canOnlyBeLimitedFurther() {
    Cursor in = new Cursor().on(BYTES, 0, 10);

    in.limit(20);
    assertThat(in.remaining()).isEqualTo(10);
    in.limit(-1);
    assertThat(in.remaining()).isEqualTo(10);
    in.limit(3);
    assertThat(in.remaining()).isEqualTo(3);
  }
}
