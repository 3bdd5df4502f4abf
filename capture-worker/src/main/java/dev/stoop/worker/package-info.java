/** The capture worker of one node. Start with CaptureWorker. */
@NullMarked
package dev.stoop.worker;

import org.jspecify.annotations.NullMarked;
