package io.millrace.processor.check;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one record: everything is said at once. */
public final class Findings {

    private final List<Finding> found = new ArrayList<>();
    private boolean unresolved;

    /** Something is wrong with the record. */
    public void record(Code code, String what, String because, String fix) {
        found.add(new Finding(code, null, what, because, fix));
    }

    /** Something is wrong with a component. */
    public void component(Code code, String component, String what, String because, String fix) {
        found.add(new Finding(code, component, what, because, fix));
    }

    /** A type that the record needs is not there yet: another processor may still write it. */
    public void unresolved() {
        unresolved = true;
    }

    /** Whether a type is not there yet, so that nothing can be said. */
    public boolean isUnresolved() {
        return unresolved;
    }

    /** Whether nothing is wrong. */
    public boolean isClean() {
        return found.isEmpty() && !unresolved;
    }

    /** What is wrong, in the order it was found. */
    public List<Finding> all() {
        return List.copyOf(found);
    }
}
