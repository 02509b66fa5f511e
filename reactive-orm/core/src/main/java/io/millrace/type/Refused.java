package io.millrace.type;

import io.millrace.error.Code;
import io.millrace.error.InvalidValue;
import io.millrace.error.Problem;

/** The wording of refusals, in one place so that none of them ever holds a value. */
final class Refused {

    private Refused() {}

    /** A value outside of what a type holds, such as {@code -32768 to 32767}. */
    static InvalidValue outOfRange(String type, String range) {
        return new InvalidValue(Problem.of(
                Code.OUT_OF_RANGE,
                "a value is out of range for " + type,
                type + " holds " + range,
                "check the value before it is written, or give the column a wider type"));
    }

    /** A value that a type has no place for. */
    static InvalidValue value(String type, String because, String fix) {
        return new InvalidValue(Problem.of(Code.INVALID_VALUE, "a value cannot be written as " + type, because, fix));
    }

    /** A type that cannot be built. */
    static InvalidValue type(String what, String because, String fix) {
        return new InvalidValue(Problem.of(Code.UNSUPPORTED_TYPE, what, because, fix));
    }

    /** A value of the database that its Java type cannot hold. */
    static UnreadableValue unreadable(String type, String because) {
        return new UnreadableValue(type, because);
    }

    /** Something of another class than the type's own, on its way in or out. */
    static UnreadableValue unexpectedClass(String type, String expected, Object value) {
        return unreadable(
                type,
                "a value of class " + expected + " was expected, and one of "
                        + value.getClass().getName() + " came");
    }
}
