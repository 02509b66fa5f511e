package io.millrace.query;

/** What makes a value of several: the shapes of constructors. */
public final class Functions {

    private Functions() {}

    /** A function of 2 values. */
    @FunctionalInterface
    public interface F2<A, B, R> {

        /** What it makes of them. */
        R apply(A a, B b);
    }

    /** A function of 3 values. */
    @FunctionalInterface
    public interface F3<A, B, C, R> {

        /** What it makes of them. */
        R apply(A a, B b, C c);
    }

    /** A function of 4 values. */
    @FunctionalInterface
    public interface F4<A, B, C, D, R> {

        /** What it makes of them. */
        R apply(A a, B b, C c, D d);
    }

    /** A function of 5 values. */
    @FunctionalInterface
    public interface F5<A, B, C, D, E, R> {

        /** What it makes of them. */
        R apply(A a, B b, C c, D d, E e);
    }

    /** A function of 6 values. */
    @FunctionalInterface
    public interface F6<A, B, C, D, E, F, R> {

        /** What it makes of them. */
        R apply(A a, B b, C c, D d, E e, F f);
    }

    /** A function of 7 values. */
    @FunctionalInterface
    public interface F7<A, B, C, D, E, F, G, R> {

        /** What it makes of them. */
        R apply(A a, B b, C c, D d, E e, F f, G g);
    }

    /** A function of 8 values. */
    @FunctionalInterface
    public interface F8<A, B, C, D, E, F, G, H, R> {

        /** What it makes of them. */
        R apply(A a, B b, C c, D d, E e, F f, G g, H h);
    }
}
