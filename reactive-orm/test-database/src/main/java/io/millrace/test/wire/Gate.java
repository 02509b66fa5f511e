package io.millrace.test.wire;

import java.io.InterruptedIOException;

/** Open, or shut: who wants to pass a shut gate waits. */
final class Gate {

    private boolean open = true;

    synchronized void shut() {
        open = false;
    }

    synchronized void open() {
        open = true;
        notifyAll();
    }

    synchronized void pass() throws InterruptedIOException {
        try {
            while (!open) {
                wait();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw (InterruptedIOException) new InterruptedIOException().initCause(interrupted);
        }
    }
}
