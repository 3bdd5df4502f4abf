package dev.stoop.worker.netns;

import dev.stoop.worker.kernel.Capability;
import dev.stoop.worker.kernel.KernelException;
import dev.stoop.worker.kernel.Libc;
import dev.stoop.worker.kernel.MissingCapabilityException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The one thread that enters network namespaces, runs an action there and always comes back.
 *
 * <p>Actions run one after the other. They must start no thread, because a thread inherits the
 * namespace of the one that starts it. A thread that could not come back is never used again.
 */
public final class NamespaceThread implements AutoCloseable {
  private final NetworkNamespace home;
  private ExecutorService thread;

  /** Makes the namespace of the calling thread the one that the thread comes back to. */
  public NamespaceThread() throws IOException {
    home = NetworkNamespace.open(Path.of("/proc/thread-self/ns/net"));
    thread = newThread();
  }

  /** What runs inside a namespace. */
  @FunctionalInterface
  public interface Action<T> {
    T run() throws IOException;
  }

  /**
   * Makes each foreign call once: the first takes hundreds of milliseconds, which no capture should
   * wait for.
   */
  public void prime() throws IOException {
    run(home, Libc::links);
  }

  /**
   * Runs the action inside the namespace and waits for it.
   *
   * @throws MissingCapabilityException when the kernel lets nobody in
   * @throws IOException what the action threw
   */
  public <T> T run(NetworkNamespace namespace, Action<T> action) throws IOException {
    Future<T> result = current().submit(() -> inside(namespace, action));
    try {
      return await(result);
    } catch (ExecutionException e) {
      throw asThrown(e.getCause() == null ? e : e.getCause());
    }
  }

  /**
   * Waits to the end even when interrupted, so that nothing opened inside is left without owner.
   */
  private static <T> T await(Future<T> result) throws ExecutionException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return result.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private <T> T inside(NetworkNamespace namespace, Action<T> action) throws IOException {
    enter(namespace);
    try {
      return action.run();
    } finally {
      comeBack();
    }
  }

  private void enter(NetworkNamespace namespace) throws IOException {
    try {
      Libc.enterNetworkNamespace(namespace.descriptor());
    } catch (KernelException e) {
      if (e.isDenied()) {
        throw new MissingCapabilityException(
            Capability.CAP_SYS_ADMIN, "entering a network namespace", e);
      }
      throw e;
    }
  }

  private void comeBack() throws IOException {
    try {
      Libc.enterNetworkNamespace(home.descriptor());
    } catch (KernelException e) {
      throw new StrandedException(e);
    }
  }

  /** A thread that stayed elsewhere is replaced by one that the caller, who is at home, starts. */
  private IOException asThrown(Throwable thrown) {
    if (thrown instanceof StrandedException) {
      replaceThread();
    }
    if (thrown instanceof IOException e) {
      return e;
    }
    if (thrown instanceof RuntimeException e) {
      throw e;
    }
    throw new IllegalStateException("action in a network namespace failed", thrown);
  }

  private synchronized ExecutorService current() {
    return thread;
  }

  private synchronized void replaceThread() {
    thread.shutdownNow();
    thread = newThread();
  }

  private static ExecutorService newThread() {
    return Executors.newSingleThreadExecutor(
        Thread.ofPlatform().name("namespace").daemon().factory());
  }

  @Override
  public void close() throws IOException {
    current().close();
    home.close();
  }

  private static final class StrandedException extends IOException {
    StrandedException(KernelException cause) {
      super("the thread could not return to its own network namespace", cause);
    }
  }
}
