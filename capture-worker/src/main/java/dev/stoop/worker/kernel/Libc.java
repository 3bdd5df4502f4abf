package dev.stoop.worker.kernel;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.file.Path;
import java.util.List;

/**
 * Calls into the C library.
 *
 * <p>{@link #enterNetworkNamespace} and {@link #links} act on the calling thread, which must
 * therefore be a platform thread. The first call costs hundreds of milliseconds, so the worker
 * makes one of each at start-up.
 */
public final class Libc {
  private static final int O_RDONLY = 0;
  private static final int O_CLOEXEC = 0x80000;
  private static final int CLONE_NEWNET = 0x40000000;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final StructLayout CALL_STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO = CALL_STATE.varHandle(PathElement.groupElement("errno"));

  private static final MethodHandle OPEN =
      capturingErrno(
          "open",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT),
          Linker.Option.firstVariadicArg(2));
  private static final MethodHandle CLOSE =
      capturingErrno("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  private static final MethodHandle SETNS =
      capturingErrno("setns", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
  private static final MethodHandle GETIFADDRS =
      capturingErrno("getifaddrs", FunctionDescriptor.of(JAVA_INT, ADDRESS));
  private static final MethodHandle FREEIFADDRS =
      plain("freeifaddrs", FunctionDescriptor.ofVoid(ADDRESS));
  private static final MethodHandle STRERROR =
      plain("strerror", FunctionDescriptor.of(ADDRESS, JAVA_INT));

  private Libc() {}

  /** Opens a file to read; the descriptor is not inherited by children and is the caller's. */
  public static int open(Path file) throws KernelException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(CALL_STATE);
      MemorySegment path = arena.allocateFrom(file.toString());
      int descriptor = (int) OPEN.invokeExact(state, path, O_RDONLY | O_CLOEXEC);
      return checked("open " + file, descriptor, state);
    } catch (KernelException e) {
      throw e;
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** Closes a descriptor that {@link #open} gave. */
  public static void close(int descriptor) throws KernelException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(CALL_STATE);
      checked("close", (int) CLOSE.invokeExact(state, descriptor), state);
    } catch (KernelException e) {
      throw e;
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** Moves the calling thread into the network namespace behind the descriptor: setns(2). */
  public static void enterNetworkNamespace(int descriptor) throws KernelException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(CALL_STATE);
      checked("setns", (int) SETNS.invokeExact(state, descriptor, CLONE_NEWNET), state);
    } catch (KernelException e) {
      throw e;
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** The network interfaces of the calling thread's namespace, in the kernel's order. */
  public static List<NetworkLink> links() throws KernelException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(CALL_STATE);
      MemorySegment head = arena.allocate(ADDRESS);
      checked("getifaddrs", (int) GETIFADDRS.invokeExact(state, head), state);
      MemorySegment first = head.get(ADDRESS, 0);
      try {
        return LinkList.read(first);
      } finally {
        FREEIFADDRS.invokeExact(first);
      }
    } catch (KernelException e) {
      throw e;
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  private static int checked(String call, int result, MemorySegment state) throws Throwable {
    if (result >= 0) {
      return result;
    }
    int errno = (int) ERRNO.get(state, 0L);
    MemorySegment text = (MemorySegment) STRERROR.invokeExact(errno);
    throw new KernelException(call, text.reinterpret(Long.MAX_VALUE).getString(0), errno);
  }

  private static MethodHandle capturingErrno(
      String name, FunctionDescriptor descriptor, Linker.Option... options) {
    Linker.Option[] all = new Linker.Option[options.length + 1];
    System.arraycopy(options, 0, all, 1, options.length);
    all[0] = Linker.Option.captureCallState("errno");
    return LINKER.downcallHandle(symbol(name), descriptor, all);
  }

  private static MethodHandle plain(String name, FunctionDescriptor descriptor) {
    return LINKER.downcallHandle(symbol(name), descriptor);
  }

  private static MemorySegment symbol(String name) {
    return LINKER.defaultLookup().findOrThrow(name);
  }

  /** A method handle declares Throwable; a foreign call itself throws nothing. */
  private static IllegalStateException unexpected(Throwable e) {
    return new IllegalStateException("foreign call failed", e);
  }
}
